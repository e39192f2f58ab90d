/* Reading the cells of a row into a struct. Finding the columns is in header.c. */
#include "csv/bind.h"

#include <stdio.h>

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

static enum bind_result cell_fault(const struct csv_binding *b, const struct csv_row *row,
				   const struct csv_bound *bound, const char *what,
				   const char *hint, struct diag *d)
{
	diag_set(d, DIAG_DATA, "%s", what);
	d->hint = hint;
	csv_bind_place(b, row, bound->offset, d);
	return BIND_FAULT;
}

/* One to four digits, as most quantities are. */
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

/* The word that a column's synonyms have for s; s itself if they have none. */
static struct str synonym_of(const struct csv_col *col, struct str s)
{
	struct str list = { col->synonyms, col->synonyms ? strlen(col->synonyms) : 0 };
	struct str other, word = s;
	while (str_next_part(&list, ",=", &other)) {
		str_next_part(&list, ",=", &word);
		if (str_ieq(s, other))
			return word;
	}
	return s;
}

/* Words are few: the empty cell is the first one, then look from the front. */
static bool read_word(struct csv_bound *bound, struct str s, int32_t *out)
{
	*out = 0;
	if (s.n == 0)
		return true;
	s = synonym_of(bound->col, s);
	for (int32_t i = 0; bound->col->words[i]; i++) {
		struct str word = str_from(bound->col->words[i]);
		if (!str_ieq(s, word))
			continue;
		*out = bound->memo_word = i;
		bound->memo = word;
		return true;
	}
	return false;
}

static enum bind_result word_fault(const struct csv_binding *b, const struct csv_row *row,
				   const struct csv_bound *bound, struct diag *d)
{
	cell_fault(b, row, bound, "not one of", NULL, d);
	for (const char *const *w = bound->col->words; *w; w++) {
		size_t n = strlen(d->what);
		snprintf(d->what + n, sizeof(d->what) - n, "%s %s",
			 w == bound->col->words ? "" : ",", *w);
	}
	return BIND_FAULT;
}

static enum date_status read_date(struct csv_binding *b, struct str s, int32_t *day)
{
	if (!b->date_format) {
		enum date_status st = date_parse(s, day);
		if (st == DATE_OK)
			b->month = date_month_of(s, *day);
		return st;
	}
	if (str_eq(s, (struct str){ b->memo_text, sizeof(b->memo_text) })) {
		*day = b->memo_day;
		return DATE_OK;
	}
	enum date_status st = date_parse_format(s, b->date_format, day);
	if (st == DATE_OK && s.n == sizeof(b->memo_text)) {
		memcpy(b->memo_text, s.p, sizeof(b->memo_text));
		b->memo_day = *day;
	}
	return st;
}

static enum bind_result read_cell(struct csv_binding *b, const struct csv_row *row,
				  struct csv_bound *bound, struct str s, void *to,
				  struct diag *d)
{
	const struct csv_col *col = bound->col;
	if (s.n == 0 && col->required && !col->may_be_empty)
		return cell_fault(b, row, bound, "empty", NULL, d);
	if (col->type == COL_DATE) {
		*(int32_t *)to = DATE_NONE;
		enum date_status st = s.n ? read_date(b, s, to) : DATE_OK;
		if (st == DATE_SYNTAX && b->date_format)
			return cell_fault(b, row, bound, "date not as --date-format says", NULL, d);
		if (st != DATE_OK)
			return cell_fault(b, row, bound, date_message(st), date_hint(st), d);
	} else if (col->type == COL_DEC) {
		struct dec *v = to;
		*v = (struct dec){ 0 };
		enum num_status st = s.n ? dec_parse(s, v) : NUM_OK;
		if (st != NUM_OK)
			return cell_fault(b, row, bound, num_message(st), num_hint(st), d);
		if (col->not_negative && v->m < 0)
			return cell_fault(b, row, bound, "negative", NULL, d);
	} else if (col->type == COL_TEXT) {
		*(struct str *)to = s;
	} else if (!read_word(bound, s, to)) {
		return word_fault(b, row, bound, d);
	}
	return BIND_ROW;
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

/* The commonest cells, read without a call. False: not one of them. */
INLINE bool read_common(enum col_type type, const struct csv_binding *b, const struct csv_bound *i,
			struct str s, void *to)
{
	switch (type) {
	case COL_TEXT:
		*(struct str *)to = s;
		return s.n && (unsigned char)s.p[0] > ' ' && (unsigned char)s.p[s.n - 1] > ' ';
	case COL_DATE:
		return date_in_month(&b->month, s, to);
	case COL_DEC:
		return small_whole(s, to);
	case COL_WORD:
		*(int32_t *)to = i->memo_word;
		return str_eq(s, i->memo) && i->memo.p;
	}
	return false;
}

/* Spreadsheets leave rows of empty cells below the last one. */
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
		if (!read_common((enum col_type)i->type, b, i, s, to) &&
		    read_cell(b, row, i, str_trim(s), to, d) != BIND_ROW)
			return is_header(b, row) || is_empty(row) ? BIND_SKIP : BIND_FAULT;
	}
	return BIND_ROW;
}

/* A cell of each of n rows: where they are and where they go, size bytes apart. */
struct column {
	struct csv_binding *binding;
	struct csv_bound *bound;
	const struct csv_row *first;
	size_t n, size;
	char *to;
};

/* Apart from the loop below, so that its variables stay in registers. */
__attribute__((noinline)) static bool read_uncommon(const struct column *c, size_t k, void *to)
{
	struct diag d;
	struct csv_row row = *c->first;
	row.end += k * row.n;
	struct str s = str_trim(csv_field(&row, c->bound->at));
	return read_cell(c->binding, &row, c->bound, s, to, &d) == BIND_ROW;
}

/* How many are good; compiled for each type. */
INLINE size_t read_column(enum col_type type, const struct column *c)
{
	const struct column own = *c; /* which nothing written to its structs can change */
	const uint32_t at = own.bound->at;
	struct csv_row row = *own.first;
	char *to = own.to;
	for (size_t k = 0; k < own.n; k++, to += own.size, row.end += row.n)
		if (!read_common(type, own.binding, own.bound, csv_field(&row, at), to) &&
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

static size_t read_words(const struct column *c)
{
	return read_column(COL_WORD, c);
}

size_t csv_bind_rows(struct csv_binding *b, const struct csv_row *first, size_t n, void *out,
		     size_t size)
{
	static size_t (*const read[])(const struct column *c) = {
		[COL_TEXT] = read_texts, [COL_DATE] = read_dates,
		[COL_DEC] = read_decs, [COL_WORD] = read_words,
	};
	if (first->n != b->width || b->check_header)
		return 0;
	for (struct csv_bound *i = b->bound, *end = i + b->n; i < end; i++) {
		const struct column c = { b, i, first, n, size, (char *)out + i->offset };
		n = read[i->type](&c);
	}
	return n;
}

bool csv_keep_texts(struct arena *arena, const struct csv_col *cols, size_t n, void *row)
{
	for (const struct csv_col *col = cols; col < cols + n; col++) {
		struct str *s = (struct str *)(void *)((char *)row + col->offset);
		if (col->type != COL_TEXT || !s->n)
			continue;
		*s = arena_copy(arena, *s);
		if (!s->p)
			return false;
	}
	return true;
}

bool csv_binding_copy(struct csv_binding *to, const struct csv_binding *from)
{
	*to = *from;
	to->arena = (struct arena){ 0 };
	to->header = arena_take(&to->arena, from->width * sizeof(*to->header));
	bool ok = to->header != NULL;
	for (uint32_t i = 0; ok && i < from->width; i++) {
		to->header[i] = arena_copy(&to->arena, from->header[i]);
		ok = to->header[i].p != NULL;
	}
	return ok;
}

void csv_binding_release(struct csv_binding *b)
{
	arena_release(&b->arena);
	*b = (struct csv_binding){ 0 };
}
