/* What is wrong with a header, and the --map that mends it. */
#include "csv/header_fault.h"

#include <stdio.h>

#include "base/shell.h"
#include "base/text.h"
#include "csv/resemble.h"
#include "csv/vocabulary.h"

#include "base/banned.h"

static const char *prefix(const struct csv_bind_how *how, char out[DIAG_NAME])
{
	snprintf(out, DIAG_NAME, "%s%s", how->file ? how->file : "", how->file ? "." : "");
	return out;
}

static bool names_loosely(struct str header, const char *name)
{
	return csv_name_matches(header, str_from(name));
}

bool csv_names_alias(struct str header, const char *aliases)
{
	struct str list = aliases ? str_from(aliases) : (struct str){ NULL, 0 }, alias;
	while (str_next_item(&list, &alias))
		if (csv_name_matches(header, alias))
			return true;
	return false;
}

/* Appends visible text to d->what; false, with dots, when there is no room for more. */
static bool say(struct diag *d, const char *before, struct str s, const char *after)
{
	size_t n = strlen(d->what), room = sizeof(d->what) - n - sizeof("..."), used;
	char text[DIAG_TEXT], all[2 * DIAG_TEXT];
	text_visible(s, text, sizeof(text), &used);
	snprintf(all, sizeof(all), "%s%s%s", before, text, after);
	bool fits = used == s.n && strlen(all) <= room;
	snprintf(d->what + n, sizeof(d->what) - n, "%s", fits ? all : "...");
	return fits;
}

/* Whether a cell of the first line is a number or a date: then it is data, and is not shown. */
static bool looks_like_data(const struct csv_binding *b)
{
	for (uint32_t i = 0; i < b->width; i++) {
		struct dec v;
		int32_t day;
		enum date_status st = date_parse(b->header[i], &day);
		if (dec_parse(b->header[i], &v) == NUM_OK || st == DATE_OK || st == DATE_AMBIGUOUS)
			return true;
	}
	return false;
}

/*
 * Whether the first line is a header for sure: half of its names, or more, are made of words
 * that headers are made of. Anything else may be a patient's row, and is not shown.
 */
static bool is_surely_header(const struct csv_binding *b, const struct csv_bind_how *how)
{
	uint32_t known = 0;
	for (uint32_t i = 0; i < b->width; i++) {
		bool is = vocabulary_has(b->header[i]);
		for (size_t k = 0; k < how->n_cols && !is; k++)
			is = names_loosely(b->header[i], how->cols[k].name) ||
			     csv_names_alias(b->header[i], how->cols[k].aliases);
		known += is;
	}
	return 2 * known >= b->width && (known > 1 || b->width == 1) && !looks_like_data(b);
}

/* Returns s without blanks and bytes beyond ASCII at its ends: no-break spaces, zero-width ... */
static struct str bare(struct str s)
{
	while (s.n && ((unsigned char)s.p[0] >= 0x80 || s.p[0] == ' '))
		s.p++, s.n--;
	while (s.n && ((unsigned char)s.p[s.n - 1] >= 0x80 || s.p[s.n - 1] == ' '))
		s.n--;
	return s;
}

/* Returns the header, not yet taken, nearest to the name or an alias; NULL: none is near. */
static const struct str *nearest(const struct csv_binding *b, struct str name, const char *aliases)
{
	const struct str *best = NULL;
	size_t least = SIZE_MAX;
	struct str list = aliases ? str_from(aliases) : (struct str){ NULL, 0 };
	do {
		for (uint32_t i = 0; i < b->width; i++) {
			size_t d = str_distance(bare(b->header[i]), name);
			if (d < least && !csv_bind_reads(b, i) && d <= (name.n < 4 ? 1 : name.n / 3)) {
				least = d;
				best = &b->header[i];
			}
		}
	} while (str_next_item(&list, &name));
	return best;
}

/* If the header is one field with another delimiter in it, sets the remedy; true: it is. */
static bool delimiter_missing(const struct csv_binding *b, const struct csv_bind_how *how,
			      struct diag *d)
{
	struct str only = b->header[0];
	bool semicolon = memchr(only.p, ';', only.n), tab = memchr(only.p, '\t', only.n);
	if (b->width != 1 || (!semicolon && !tab))
		return false;
	diag_remedy(d, "the header is one field: say --delimiter %s%s%s", how->file ? how->file : "",
		    how->file ? "=" : "", semicolon ? "semicolon" : "tab");
	return true;
}

/*
 * Returns a header, not yet taken, that resembles the column's name, or else one of its aliases
 * (csv_resembles, loosely); NULL: there is none.
 */
static const struct str *alike(const struct csv_binding *b, const struct csv_col *col)
{
	struct csv_col loose = { .name = col->name, .type = COL_DEC }; /* one word is enough for it */
	for (int pass = 0; pass < 2; pass++, loose.aliases = col->aliases)
		for (uint32_t i = 0; i < b->width; i++)
			if (!csv_bind_reads(b, i) && csv_resembles(&loose, b->header[i]))
				return &b->header[i];
	return NULL;
}

/*
 * Moves *i on to the next required column behind col in the table that is not there either;
 * false: there is none.
 */
static bool next_lost(const struct csv_binding *b, const struct csv_bind_how *how,
		      const struct csv_col *col, size_t *i)
{
	for (; *i < how->n_cols; ++*i)
		if (&how->cols[*i] > col && how->cols[*i].required && !csv_bind_found(b, how->cols[*i].offset))
			return true;
	return false;
}

enum { MAPS_TEXT = 200 }; /* bytes: less than a remedy, which has some words before it */

/* Adds `column=Header` to the list maps; false: typed as one word it would be too long. */
static bool add_map(const struct csv_bind_how *how, const struct csv_col *col,
		    const struct str *header, char maps[MAPS_TEXT])
{
	char file[DIAG_NAME], text[DIAG_TEXT], longer[3 * DIAG_TEXT], word[MAPS_TEXT];
	size_t used;
	text_visible(header ? *header : STR("HEADER"), text, sizeof(text), &used);
	snprintf(longer, sizeof(longer), "%s%s%s%s=%s", maps, *maps ? "," : "", prefix(how, file),
		 col->name, text);
	bool fits = (!header || used == header->n) && shell_word(longer, word, sizeof(word));
	if (fits)
		memcpy(maps, longer, strlen(longer) + 1); /* it is no longer than the word */
	else if (!*maps)
		snprintf(maps, MAPS_TEXT, "%.70s%.90s=HEADER", file, col->name);
	return fits;
}

enum { LOST_MOST = 8 }; /* columns that one remedy names */

/* A required column that was not found, and the header that may be it; NULL: none resembles it. */
struct lost {
	const struct csv_col *col;
	const struct str *near;
};

/* If one column alone has no header, and one header no column, these two belong together. */
static void pair_the_last(const struct csv_binding *b, struct lost *lost, size_t n)
{
	const struct str *free = NULL;
	size_t unknown = n;
	for (size_t k = 0; k < n; k++) {
		if (!lost[k].near && unknown < n)
			return;
		unknown = lost[k].near ? unknown : k;
	}
	for (uint32_t i = 0; i < b->width && unknown < n; i++) {
		bool taken = csv_bind_reads(b, i);
		for (size_t k = 0; k < n; k++)
			taken |= lost[k].near == &b->header[i];
		if (!taken && free)
			return;
		free = taken ? free : &b->header[i];
	}
	if (unknown < n)
		lost[unknown].near = free;
}

/* Sets the remedy to a --map for all columns that are missing, ready to be typed. */
static void propose(const struct csv_binding *b, const struct csv_bind_how *how,
		    const struct csv_col *col,
		    const struct str *near, bool mapped, struct diag *d)
{
	char all[MAPS_TEXT] = "", word[MAPS_TEXT];
	struct lost lost[LOST_MOST] = { { col, near || mapped ? near : alike(b, col) } };
	size_t n = 1;
	for (size_t i = 0; !mapped && n < LOST_MOST && next_lost(b, how, col, &i); i++) {
		const struct csv_col *other = &how->cols[i];
		const struct str *of = nearest(b, str_from(other->name), other->aliases);
		lost[n++] = (struct lost){ other, of ? of : alike(b, other) };
	}
	if (!mapped && n > 1)
		pair_the_last(b, lost, n);
	bool known = false;
	for (size_t k = 0; k < n; k++) {
		known |= lost[k].near != NULL;
		if (!add_map(how, lost[k].col, lost[k].near, all) && k)
			break;
	}
	shell_word(all, word, sizeof(word));
	diag_remedy(d, "%s --map %s", known ? "did you mean" : "say", word);
}

/*
 * Says which column could not be found. Lists those that are there only if the first line is
 * surely a header: else its cells might be a patient's, which are shown only on request.
 */
bool csv_header_missing(const struct csv_binding *b, const struct csv_bind_how *how,
			const struct csv_row *header, struct str name, const struct csv_col *col,
			struct diag *d)
{
	bool mapped = !str_eq(name, str_from(col->name));
	const struct str *near = nearest(b, name, mapped ? NULL : col->aliases);
	char file[DIAG_NAME];
	diag_set(d, DIAG_DATA, "no column \"");
	say(d, "", name, "\"");
	if (delimiter_missing(b, how, d))
		return false;
	if (!is_surely_header(b, how)) {
		uint32_t start = header->end[-1] + 1;
		d->value = (struct str){ header->buf + start, header->end[b->width - 1] - start };
		diag_remedy(d, "is the first line a header? if so, say --map %s%s=HEADER",
			    prefix(how, file), col->name);
		return false;
	}
	for (uint32_t i = 0; i < b->width; i++)
		if (!say(d, i ? ", " : "; the columns are ", b->header[i], ""))
			break;
	propose(b, how, col, near, mapped, d);
	return false;
}

/* Says which two headers could be the same column. */
bool csv_header_twice(const struct csv_binding *b, const struct csv_bind_how *how,
		      const struct csv_col *col, struct diag *d)
{
	char file[DIAG_NAME];
	uint32_t at[2], n = 0;
	for (uint32_t i = 0; i < b->width && n < 2; i++)
		if (names_loosely(b->header[i], col->name) || csv_names_alias(b->header[i], col->aliases))
			at[n++] = i + 1;
	diag_set(d, DIAG_DATA, "more than one column could be \"%s\"", col->name);
	if (n == 2)
		diag_set(d, DIAG_DATA, "more than one column could be \"%s\": columns %u and %u",
			 col->name, at[0], at[1]);
	diag_remedy(d, "choose with --map %s%s=HEADER", prefix(how, file), col->name);
	return false;
}

bool csv_header_resembles(const struct csv_binding *b, const struct csv_bind_how *how,
			  const struct csv_col *col, uint32_t at, struct diag *d)
{
	char file[DIAG_NAME], map[MAPS_TEXT] = "", word[MAPS_TEXT];
	diag_set(d, DIAG_DATA, "column %u may be \"%s\"", at + 1, col->name);
	d->column = at + 1;
	add_map(how, col, is_surely_header(b, how) ? &b->header[at] : NULL, map);
	shell_word(map, word, sizeof(word));
	diag_remedy(d, "say --map %s, or --map %s%s= if it is not", word, prefix(how, file), col->name);
	return false;
}
