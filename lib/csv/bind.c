/* Reading the cells of a row into a struct. Finding the columns is in header.c. */
#include "csv/bind.h"

#include <stdio.h>

#include "base/banned.h"

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
	int32_t m = 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned digit = (unsigned char)s.p[i] - (unsigned)'0';
		if (digit > 9)
			return false;
		m = m * 10 + (int32_t)digit;
	}
	*out = (struct dec){ m, 0, true };
	return true;
}

/* The word that a column's synonyms have for s; s itself if they have none. */
static struct str synonym_of(const struct csv_col *col, struct str s)
{
	struct str list = { col->synonyms, col->synonyms ? strlen(col->synonyms) : 0 }, item;
	while (str_next_item(&list, &item)) {
		const char *eq = memchr(item.p, '=', item.n);
		size_t n = eq ? (size_t)(eq - item.p) : item.n;
		if (eq && str_ieq(s, (struct str){ item.p, n }))
			return (struct str){ eq + 1, item.n - n - 1 };
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
	enum date_status st = b->date_format ? date_parse_format(s, b->date_format, day)
					     : date_parse(s, day);
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
static inline bool read_common(const struct csv_binding *b, const struct csv_bound *i, struct str s,
			       void *to)
{
	switch ((enum col_type)i->type) {
	case COL_TEXT:
		*(struct str *)to = s;
		return s.n > 0;
	case COL_DATE:
		*(int32_t *)to = b->memo_day;
		return str_eq(s, (struct str){ b->memo_text, sizeof(b->memo_text) });
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
		struct str s = str_trim(csv_field(row, i->at));
		void *to = (char *)out + i->offset;
		if (!read_common(b, i, s, to) && read_cell(b, row, i, s, to, d) != BIND_ROW)
			return is_header(b, row) || is_empty(row) ? BIND_SKIP : BIND_FAULT;
	}
	return BIND_ROW;
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

void csv_binding_release(struct csv_binding *b)
{
	arena_release(&b->arena);
	*b = (struct csv_binding){ 0 };
}
