/* Rows into structs, one at a time or column by column. Finding the columns is in header.c. */
#include "csv/cell.h"

#include "base/banned.h"

#define INLINE static inline __attribute__((always_inline))

void csv_bind_place(const struct csv_binding *b, const struct csv_row *row, size_t offset,
		    struct diag *d)
{
	for (size_t i = 0; i < b->n; i++) {
		if (b->bound[i].offset != offset)
			continue;
		d->column = b->bound[i].at + 1;
		diag_name(d, b->header[b->bound[i].at]);
		d->value = csv_field(row, b->bound[i].at);
	}
}

/* Reads one to four digits, which most quantities are; false: s is anything else. */
static inline bool small_whole(struct str s, struct dec *out)
{
	if (s.n - 1 > 3)
		return false;
	unsigned m = (unsigned char)s.p[0] - (unsigned)'0', digit = m;
	for (size_t i = 1; digit <= 9 && i < s.n; i++) {
		digit = (unsigned char)s.p[i] - (unsigned)'0';
		m = m * 10 + digit;
	}
	*out = (struct dec){ (int64_t)m, 0, true };
	return digit <= 9;
}

static bool is_header(const struct csv_binding *b, const struct csv_row *row)
{
	for (uint32_t i = 0; i < b->width; i++) {
		struct str s = csv_field(row, i);
		if (i == 0 && s.n >= 3 && memcmp(s.p, "\xef\xbb\xbf", 3) == 0)
			s = (struct str){ s.p + 3, s.n - 3 }; /* each of the files had one */
		if (!str_eq(s, b->header[i]))
			return false;
	}
	return true;
}

/* Reads the commonest cells without a function call. False: s is none of those, *to is not set. */
INLINE bool read_common(enum col_type type, const struct csv_binding *b, const struct csv_bound *i,
			struct str s, bool high, void *to)
{
	switch (type) {
	case COL_TEXT:
		*(struct str *)to = s;
		return !high && s.n && (unsigned char)s.p[0] > ' ' && (unsigned char)s.p[s.n - 1] > ' ';
	case COL_DATE:
		return date_in_month(&b->month, s, to);
	case COL_DEC:
		return small_whole(s, to) && !i->narrow;
	case COL_WORD:
		*(int32_t *)to = i->memo_word;
		return str_eq(s, i->memo) && i->memo.p;
	case COL_REAL:
		break;
	}
	return false;
}

/* Whether all cells are empty: spreadsheets leave such rows below the last one. */
static bool is_empty(const struct csv_row *row)
{
	for (uint32_t i = 0; i < row->n; i++)
		if (csv_field(row, i).n)
			return false;
	return true;
}

enum bind_result csv_bind_row(struct csv_binding *b, const struct csv_row *row, void *out,
			      struct diag *d)
{
	if (row->n != b->width) {
		diag_set(d, DIAG_DATA, "%u field%s, header has %u", row->n, row->n == 1 ? "" : "s",
			 b->width);
		return is_empty(row) ? BIND_SKIP : BIND_FAULT;
	}
	if (b->check_header && (is_header(b, row) || is_empty(row)))
		return BIND_SKIP;
	for (struct csv_bound *i = b->bound, *end = i + b->n; i < end; i++) {
		struct str s = csv_field(row, i->at);
		void *to = (char *)out + i->offset;
		if (!read_common((enum col_type)i->type, b, i, s, row->high, to) &&
		    csv_read_cell(b, row, i, str_trim(s), to, d) != BIND_ROW)
			return is_header(b, row) || is_empty(row) ? BIND_SKIP : BIND_FAULT;
	}
	return BIND_ROW;
}

/* One column of n rows: where its cells are, and where they go to, size bytes apart. */
struct column {
	struct csv_binding *binding;
	struct csv_bound *bound;
	const struct csv_row *first;
	size_t n, size;
	char *to;
};

/* Kept out of the loop below, so that the loop's variables stay in registers. */
__attribute__((noinline)) static bool read_uncommon(const struct column *c, size_t k, void *to)
{
	struct diag d;
	struct csv_row row = *c->first;
	row.end += k * row.n;
	struct str s = str_trim(csv_field(&row, c->bound->at));
	return csv_read_cell(c->binding, &row, c->bound, s, to, &d) == BIND_ROW;
}

/* Reads a column, and returns how many cells are good before one that is not. For one type each. */
INLINE size_t read_column(enum col_type type, const struct column *c)
{
	const struct column own = *c; /* a copy, which writing through `to` cannot change */
	const uint32_t at = own.bound->at;
	struct csv_row row = *own.first;
	const bool high = row.high;
	char *to = own.to;
	for (size_t k = 0; k < own.n; k++, to += own.size, row.end += row.n)
		if (!read_common(type, own.binding, own.bound, csv_field(&row, at), high, to) &&
		    !read_uncommon(c, k, to))
			return k;
	return own.n;
}

static size_t read_texts(const struct column *c)
{
	return read_column(COL_TEXT, c);
}

static size_t read_dates(const struct column *c)
{
	return read_column(COL_DATE, c);
}

static size_t read_decs(const struct column *c)
{
	return read_column(COL_DEC, c);
}

static size_t read_reals(const struct column *c)
{
	return read_column(COL_REAL, c);
}

static size_t read_words(const struct column *c)
{
	return read_column(COL_WORD, c);
}

/* Returns how many of n rows come before one that may be empty or the header: one column tells. */
static size_t rows_before_header(const struct csv_binding *b, const struct csv_row *first, size_t n)
{
	uint32_t at = 0;
	for (size_t i = b->n; i-- > 0;)
		if (b->bound[i].col->required && !b->bound[i].col->may_be_empty)
			at = b->bound[i].at;
	struct csv_row row = *first;
	for (size_t k = 0; k < n; k++, row.end += row.n) {
		struct str s = csv_field(&row, at);
		if (!s.n || (at == 0 && s.p[0] == '\xef') || str_eq(s, b->header[at]))
			return k;
	}
	return n;
}

size_t csv_bind_rows(struct csv_binding *b, const struct csv_row *first, size_t n, void *out,
		     size_t size)
{
	static size_t (*const read[])(const struct column *c) = {
		[COL_TEXT] = read_texts, [COL_DATE] = read_dates,
		[COL_DEC] = read_decs, [COL_REAL] = read_reals, [COL_WORD] = read_words,
	};
	if (first->n != b->width)
		return 0;
	if (b->check_header)
		n = rows_before_header(b, first, n);
	for (struct csv_bound *i = b->bound, *end = i + b->n; i < end; i++) {
		const struct column c = { b, i, first, n, size, (char *)out + i->offset };
		n = read[i->type](&c);
	}
	return n;
}

void csv_keep_texts(struct arena *arena, const struct csv_col *cols, size_t n, void *row)
{
	for (const struct csv_col *col = cols; col < cols + n; col++) {
		struct str *s = (struct str *)(void *)((char *)row + col->offset);
		if (col->type == COL_TEXT && s->n)
			*s = arena_copy(arena, *s);
	}
}

void csv_binding_copy(struct csv_binding *to, const struct csv_binding *from)
{
	*to = *from;
	to->arena = (struct arena){ 0 };
	to->header = arena_take(&to->arena, from->width * sizeof(*to->header));
	for (uint32_t i = 0; i < from->width; i++)
		to->header[i] = arena_copy(&to->arena, from->header[i]);
}

void csv_binding_release(struct csv_binding *b)
{
	arena_release(&b->arena);
	*b = (struct csv_binding){ 0 };
}
