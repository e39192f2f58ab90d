/* A table for people: rows are kept until the widths are known, then aligned. */
#include <stdio.h>

#include "base/array.h"
#include "base/text.h"
#include "csv/table_cell.h"

#include "base/banned.h"

struct table_row {
	struct table_row *next;
	struct str cell[]; /* visible text, in the order of the writer's columns */
};

/* Returns a copy of s, as text_visible shows it, cut after 200 bytes. */
static struct str visible(struct csv_writer *w, struct str s)
{
	char text[204];
	size_t used;
	size_t n = text_visible(s, text, sizeof(text) - 3, &used);
	if (used < s.n) {
		memcpy(text + n, "...", 3);
		n += 3;
	}
	return arena_copy(&w->arena, (struct str){ text, n });
}

/* Returns a copy of the number s with commas between its thousands. */
static struct str grouped(struct csv_writer *w, struct str s)
{
	char *to = arena_take(&w->arena, 2 * s.n);
	return (struct str){ to, num_grouped(s, to) };
}

void csv_table_row(struct csv_writer *w)
{
	struct table_row *row =
		arena_take(&w->arena, sizeof(*row) + w->n_order * sizeof(row->cell[0]));
	for (size_t k = 0; k < w->n_order; k++) {
		const struct csv_cell *c = &w->cell[w->order[k]];
		struct str s = { w->text + c->at, c->n };
		row->cell[k] = visible(w, s);
		if (c->number && w->first)
			row->cell[k] = grouped(w, row->cell[k]);
	}
	*w->last = row;
	w->last = &row->next;
}

/* Writes a line: the cells of the columns shown, each in its width, without blanks at the end.
 * Returns how many cells were cut. */
static size_t put_line(struct csv_writer *w, const struct fit *f, const struct str *cell,
		       bool header)
{
	struct table_line l = { 0 };
	for (size_t i = 0; i < f->n; i++) {
		l.blanks += i ? 2 : 0;
		csv_table_cell(w, &l, f, f->col[i], cell[f->col[i]], header);
	}
	if (f->n)
		csv_writer_bytes(w, "\n", 1);
	return l.cut;
}

/* Returns the columns on a terminal of the code point that begins at byte i. */
static size_t width_at(struct str s, size_t i)
{
	size_t end = i + 1;
	while (end < s.n && (s.p[end] & 0xc0) == 0x80)
		end++;
	return text_width((struct str){ s.p + i, end - i });
}

/* Writes a text in lines of at most the table's width, each indented, broken at blanks. */
static void put_wrapped(struct csv_writer *w, struct str s, size_t indent)
{
	struct str word;
	size_t at = 0, width = w->width ? w->width : SIZE_MAX;
	while (str_next_part(&s, " ", &word)) {
		size_t n = text_width(word);
		if (!word.n)
			continue;
		if (at && at + 1 + n > width) {
			csv_writer_bytes(w, "\n", 1);
			at = 0;
		}
		for (size_t i = 0; !at && i < indent; i++)
			csv_writer_bytes(w, " ", 1);
		if (at)
			csv_writer_bytes(w, " ", 1);
		at = at ? at + 1 : indent;
		for (size_t i = 0; i < word.n; i++) { /* a word longer than a line is broken */
			bool begins = (word.p[i] & 0xc0) != 0x80;
			size_t wide = begins ? width_at(word, i) : 0;
			if (wide && at + wide > width) {
				csv_writer_bytes(w, "\n", 1);
				at = 0;
			}
			for (; at < indent; at++)
				csv_writer_bytes(w, " ", 1);
			csv_writer_bytes(w, word.p + i, 1);
			at += wide;
		}
	}
	if (at)
		csv_writer_bytes(w, "\n", 1);
}

/* Writes what the tool has said about all rows (csv_writer_say). */
static void put_last_words(struct csv_writer *w)
{
	if (w->last_words.n)
		put_wrapped(w, w->last_words, 0);
	else if (!w->first->next)
		put_wrapped(w, STR("0 rows"), 0);
}

/* Writes which columns are not shown. */
static void put_left_out(struct csv_writer *w, const struct fit *f)
{
	struct bytes b = { 0 };
	static const char before[] = "left out for width: ", after[] = "; --width or --fields shows them";
	if (!f->n_left)
		return;
	memcpy(bytes_extend(&b, sizeof(before) - 1), before, sizeof(before) - 1);
	for (size_t k = 0; k < w->n_order; k++)
		for (size_t i = 0; i < f->n_left; i++) {
			struct str name = str_from(w->cols[w->order[k]].name);
			if (f->left[i] != k)
				continue;
			if (b.n >= sizeof(before))
				memcpy(bytes_extend(&b, 2), ", ", 2);
			memcpy(bytes_extend(&b, name.n), name.p, name.n);
		}
	memcpy(bytes_extend(&b, sizeof(after) - 1), after, sizeof(after) - 1);
	put_wrapped(w, (struct str){ b.p, b.n }, 0);
	bytes_release(&b);
}

/* Takes the next word of a column's name, without the _ before it; false: none is left. */
static bool next_word(struct str *name, struct str *word)
{
	if (name->n == 0)
		return false;
	const char *mark = memchr(name->p, '_', name->n);
	size_t n = mark ? (size_t)(mark - name->p) : name->n;
	*word = (struct str){ name->p, n };
	n += mark != NULL;
	*name = (struct str){ name->p + n, name->n - n };
	return true;
}

/* Writes the names in lines broken at _, so that narrow columns stay narrow; they end level. */
static void put_header(struct csv_writer *w, const struct fit *f, const struct table_row *header)
{
	struct str name[CSV_OUT_MAX], cell[CSV_OUT_MAX];
	size_t words[CSV_OUT_MAX], lines = 0;
	for (size_t i = 0; i < f->n; i++) {
		size_t k = f->col[i];
		struct str rest = name[k] = header->cell[k];
		for (words[k] = 0; next_word(&rest, &cell[k]); words[k]++)
			;
		lines = words[k] > lines ? words[k] : lines;
	}
	for (size_t line = 0; line < lines; line++) {
		for (size_t i = 0; i < f->n; i++) {
			size_t k = f->col[i];
			cell[k] = (struct str){ "", 0 };
			if (lines - line <= words[k])
				next_word(&name[k], &cell[k]);
		}
		put_line(w, f, cell, true);
	}
}

static size_t widest_word(struct str name)
{
	struct str word;
	size_t widest = 0;
	while (next_word(&name, &word))
		widest = word.n > widest ? word.n : widest;
	return widest;
}

/* Writes a line of - under each column; used where notes stand below the rows. */
static void put_rule(struct csv_writer *w, const struct fit *f)
{
	for (size_t i = 0; i < f->n; i++) {
		csv_writer_bytes(w, "  ", i ? 2 : 0);
		for (size_t n = 0; n < f->width[f->col[i]]; n++)
			csv_writer_bytes(w, "-", 1);
	}
	csv_writer_bytes(w, "\n", 1);
}

/* Writes how many cells were cut; numbers never are. */
static void put_cut(struct csv_writer *w, size_t cut)
{
	char text[80];
	int n = snprintf(text, sizeof(text), "%zu cell%s cut to fit; --width=0 shows %s whole", cut,
			 cut == 1 ? "" : "s", cut == 1 ? "it" : "them");
	if (cut)
		put_wrapped(w, (struct str){ text, (size_t)n }, 0);
}

static void measure(const struct csv_writer *w, struct fit_need *need)
{
	for (size_t k = 0; k < w->n_order; k++) {
		need[k] = (struct fit_need){ .head = widest_word(w->first->cell[k]) };
		for (const struct table_row *r = w->first->next; r; r = r->next)
			if (text_width(r->cell[k]) > need[k].body)
				need[k].body = text_width(r->cell[k]);
	}
}

void csv_table_finish(struct csv_writer *w)
{
	struct fit_need need[CSV_OUT_MAX] = { 0 };
	struct fit f;
	size_t cut = 0;
	if (!w->first)
		return;
	measure(w, need);
	fit_columns(&f, w, need);
	if (w->colour)
		csv_writer_bytes(w, "\033[1m", 4);
	put_header(w, &f, w->first);
	if (w->colour)
		csv_writer_bytes(w, "\033[0m", 4);
	if (f.n_notes)
		put_rule(w, &f);
	for (const struct table_row *r = w->first->next; r; r = r->next) {
		cut += put_line(w, &f, r->cell, false);
		for (size_t i = 0; i < f.n_notes; i++)
			put_wrapped(w, r->cell[f.note[i]], 4);
	}
	put_last_words(w);
	put_left_out(w, &f);
	put_cut(w, cut);
}
