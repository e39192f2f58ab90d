/* Finding the columns of a table in a header, and saying well what is not there. */
#include "csv/bind.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>

#include "base/text.h"

#include "base/banned.h"

static char fold(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c + 32);
	return c == ' ' || c == '-' ? '_' : c;
}

bool csv_name_matches(struct str a, struct str b)
{
	a = str_trim(a);
	b = str_trim(b);
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (fold(a.p[i]) != fold(b.p[i]))
			return false;
	return true;
}

static bool names_exactly(struct str header, const char *name)
{
	return str_eq(header, str_from(name));
}

static bool names_loosely(struct str header, const char *name)
{
	return csv_name_matches(header, str_from(name));
}

static bool names_alias(struct str header, const char *aliases)
{
	struct str list = aliases ? str_from(aliases) : (struct str){ NULL, 0 }, alias;
	while (str_next_item(&list, &alias))
		if (csv_name_matches(header, alias))
			return true;
	return false;
}

enum { NOT_FOUND = -1, FOUND_TWICE = -2 };

typedef bool match_fn(struct str header, const char *wanted);

static int64_t find(const struct csv_binding *b, match_fn *match, const char *wanted)
{
	int64_t at = NOT_FOUND;
	for (uint32_t i = 0; i < b->width; i++) {
		if (!match(b->header[i], wanted))
			continue;
		if (at != NOT_FOUND)
			return FOUND_TWICE;
		at = i;
	}
	return at;
}

static const struct csv_map *map_of(const struct csv_col *col, const struct csv_map *maps, size_t n)
{
	for (size_t i = n; i-- > 0;) /* the last one counts */
		if (csv_name_matches(maps[i].field, str_from(col->name)))
			return &maps[i];
	return NULL;
}

static int64_t find_mapped(const struct csv_binding *b, struct str header)
{
	int64_t exact = NOT_FOUND, loose = NOT_FOUND;
	for (uint32_t i = 0; i < b->width; i++) {
		if (str_eq(b->header[i], header))
			exact = exact == NOT_FOUND ? (int64_t)i : FOUND_TWICE;
		if (csv_name_matches(b->header[i], header))
			loose = loose == NOT_FOUND ? (int64_t)i : FOUND_TWICE;
	}
	return exact != NOT_FOUND ? exact : loose;
}

static int64_t find_column(const struct csv_binding *b, const struct csv_col *col)
{
	int64_t at = find(b, names_exactly, col->name);
	if (at == NOT_FOUND)
		at = find(b, names_loosely, col->name);
	if (at == NOT_FOUND)
		at = find(b, names_alias, col->aliases);
	return at;
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

/* Lower-case words, as programs name columns and nobody is called. */
static bool is_plain_name(struct str s)
{
	size_t digits = 0;
	for (size_t i = 0; i < s.n; i++) {
		bool letter = s.p[i] >= 'a' && s.p[i] <= 'z';
		bool digit = s.p[i] >= '0' && s.p[i] <= '9';
		if (!letter && !digit && s.p[i] != '_' && s.p[i] != ' ' && s.p[i] != '-')
			return false;
		digits += digit;
	}
	return s.n > 0 && 2 * digits < s.n;
}

static bool plain_names(const struct csv_binding *b)
{
	for (uint32_t i = 0; i < b->width; i++)
		if (!is_plain_name(b->header[i]))
			return false;
	return true;
}

/* A first line with a number or a date in it is data: its cells are not for showing. */
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

/* Without what does not show at its ends: no-break spaces, zero-width characters, blanks. */
static struct str bare(struct str s)
{
	while (s.n && ((unsigned char)s.p[0] >= 0x80 || s.p[0] == ' '))
		s.p++, s.n--;
	while (s.n && ((unsigned char)s.p[s.n - 1] >= 0x80 || s.p[s.n - 1] == ' '))
		s.n--;
	return s;
}

/* The header nearest to the name or one of the aliases; NULL when none is near. */
static const struct str *nearest(const struct csv_binding *b, struct str name, const char *aliases)
{
	const struct str *best = NULL;
	size_t least = SIZE_MAX;
	struct str list = aliases ? str_from(aliases) : (struct str){ NULL, 0 };
	do {
		for (uint32_t i = 0; i < b->width; i++) {
			size_t d = str_distance(bare(b->header[i]), name);
			if (d < least && d <= (name.n < 4 ? 1 : name.n / 3)) {
				least = d;
				best = &b->header[i];
			}
		}
	} while (str_next_item(&list, &name));
	return best;
}

static const char *delimiter_hint(const struct csv_binding *b)
{
	struct str only = b->header[0];
	if (b->width != 1)
		return NULL;
	if (memchr(only.p, ';', only.n))
		return "the header is one field: is --delimiter ';' missing?";
	if (memchr(only.p, '\t', only.n))
		return "the header is one field: is --delimiter tab missing?";
	return NULL;
}

/*
 * Says what could not be found, and lists the columns that are there: unless
 * the first line may be a patient's row, which is shown like any cell, only on
 * request. It is taken for a header if a column in it is known or near, or if
 * all of it reads like one.
 */
static bool missing(const struct csv_binding *b, const struct csv_row *header, struct str name,
		    const char *aliases, struct diag *d)
{
	const struct str *near = nearest(b, name, aliases);
	diag_set(d, DIAG_DATA, "no column \"");
	say(d, "", name, "\"");
	d->hint = delimiter_hint(b);
	if (d->hint)
		return false;
	if (looks_like_data(b) || !(near || b->n || plain_names(b))) {
		uint32_t start = header->end[-1] + 1;
		d->value = (struct str){ header->buf + start, header->end[b->width - 1] - start };
		d->hint = "is the first line a header? name its columns with --map";
		return false;
	}
	if (near)
		say(d, "; did you mean \"", *near, "\"?");
	for (uint32_t i = 0; i < b->width; i++)
		if (!say(d, i ? ", " : near ? " the columns are " : "; the columns are ", b->header[i],
			 ""))
			break;
	return false;
}

static void set_empty(const struct csv_col *col, void *out)
{
	void *to = (char *)out + col->offset;
	if (col->type == COL_TEXT)
		*(struct str *)to = (struct str){ NULL, 0 };
	else if (col->type == COL_DEC)
		*(struct dec *)to = (struct dec){ 0 };
	else
		*(int32_t *)to = col->type == COL_DATE ? DATE_NONE : 0;
}

static bool copy_header(struct csv_binding *b, const struct csv_row *header, struct diag *d)
{
	b->width = header->n;
	b->header = arena_take(&b->arena, header->n * sizeof(*b->header));
	for (uint32_t i = 0; b->header && i < header->n; i++) {
		b->header[i] = arena_copy(&b->arena, csv_field(header, i));
		if (!b->header[i].p)
			b->header = NULL;
	}
	if (!b->header)
		diag_errno(d, "", ENOMEM);
	return b->header != NULL;
}

static void insert(struct csv_binding *b, const struct csv_col *col, uint32_t at)
{
	assert(b->n < CSV_COLS_MAX);
	size_t i = b->n++;
	for (; i > 0 && b->bound[i - 1].at > at; i--)
		b->bound[i] = b->bound[i - 1];
	b->bound[i] = (struct csv_bound){ .at = at, .type = col->type, .offset = col->offset,
					  .col = col };
}

bool csv_bind_header(struct csv_binding *b, const struct csv_col *cols, size_t n_cols,
		     const struct csv_row *header, const struct csv_map *maps, size_t n_maps,
		     void *out, struct diag *d)
{
	const char *date_format = b->date_format;
	*b = (struct csv_binding){ .date_format = date_format, .check_header = true };
	if (!copy_header(b, header, d))
		return false;
	const struct csv_col *lost = NULL;
	for (const struct csv_col *col = cols; col < cols + n_cols; col++) {
		set_empty(col, out);
		const struct csv_map *map = map_of(col, maps, n_maps);
		if (map && map->header.n == 0)
			continue;
		int64_t at = map ? find_mapped(b, map->header) : find_column(b, col);
		if (at == FOUND_TWICE) {
			diag_set(d, DIAG_DATA, "more than one column could be \"%s\"", col->name);
			d->hint = "choose with --map";
			return false;
		}
		if (at == NOT_FOUND && map)
			return missing(b, header, map->header, NULL, d);
		if (at == NOT_FOUND && col->required && !lost)
			lost = col;
		if (at == NOT_FOUND)
			continue;
		insert(b, col, (uint32_t)at);
		/* neither the name of such a column nor an empty cell reads as a value */
		if (col->required && !col->may_be_empty &&
		    (col->type == COL_DATE || col->type == COL_DEC))
			b->check_header = false;
	}
	if (lost)
		missing(b, header, str_from(lost->name), lost->aliases, d);
	return !lost;
}
