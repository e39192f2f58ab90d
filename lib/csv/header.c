/* Finding columns in a header. What is said of those that are not there is in header_fault.c. */
#include "csv/header_fault.h"

#include <assert.h>
#include <math.h>

#include "base/text.h"
#include "csv/cell.h"
#include "csv/resemble.h"

#include "base/banned.h"

/* Whether c may stand between the words of a name, or at its end; which one makes no difference. */
static bool is_separator(char c)
{
	return c && strchr(" \t-_()#.:/?", c);
}

/* Takes the next letter of a name and returns it as small, _ between words, '\0' at the end. */
static char next_letter(struct str *name, bool *begun)
{
	size_t i = 0;
	while (i < name->n && is_separator(name->p[i]))
		i++;
	char c = i < name->n ? name->p[i] : '\0';
	bool between = i && *begun && c;
	size_t used = between ? i : c ? i + 1 : i;
	*name = (struct str){ name->p + used, name->n - used };
	*begun = !between && c;
	if (between)
		return '_';
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool csv_name_matches(struct str a, struct str b)
{
	bool in_a = false, in_b = false;
	for (;;) {
		char c = next_letter(&a, &in_a), d = next_letter(&b, &in_b);
		if (c != d)
			return false;
		if (!c)
			return true;
	}
}

static bool names_exactly(struct str header, const char *name)
{
	return str_eq(header, str_from(name));
}

static bool names_loosely(struct str header, const char *name)
{
	return csv_name_matches(header, str_from(name));
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

/* Returns the last --map that was given for a column; NULL: there is none. */
static const struct csv_map *map_of(const struct csv_bind_how *how, const struct csv_col *col)
{
	struct str column;
	for (size_t i = how->n_maps; i-- > 0;)
		if (csv_map_of_file(how->maps[i].field, how->file, &column) &&
		    csv_name_matches(column, str_from(col->name)))
			return &how->maps[i];
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
		at = find(b, csv_names_alias, col->aliases);
	return at;
}

static void set_empty(const struct csv_col *col, void *out)
{
	void *to = (char *)out + col->offset;
	if (col->type == COL_TEXT)
		*(struct str *)to = (struct str){ NULL, 0 };
	else if (col->type == COL_DEC)
		*(struct dec *)to = (struct dec){ 0 };
	else if (col->type == COL_REAL)
		*(double *)to = NAN;
	else
		*(int32_t *)to = col->type == COL_DATE ? DATE_NONE : 0;
}

static void copy_header(struct csv_binding *b, const struct csv_row *header)
{
	b->width = header->n;
	b->header = arena_take(&b->arena, header->n * sizeof(*b->header));
	for (uint32_t i = 0; i < header->n; i++)
		b->header[i] = arena_copy(&b->arena, csv_field(header, i));
}

static void insert(struct csv_binding *b, const struct csv_col *col, uint32_t at)
{
	assert(b->n < CSV_COLS_MAX);
	size_t i = b->n++;
	for (; i > 0 && b->bound[i - 1].at > at; i--)
		b->bound[i] = b->bound[i - 1];
	b->bound[i] = (struct csv_bound){
		.at = at, .type = (uint16_t)col->type, .offset = col->offset, .col = col,
		.narrow = (col->min != 0 || col->max != 0) && (col->min > 0 || col->max < 9999),
	};
}

/* Whether col is the location and --location names one for files without this column. */
static bool is_named(const struct csv_bind_how *how, const struct csv_col *col)
{
	return how->location && col->type == COL_TEXT && strcmp(col->name, "location") == 0;
}

/* Finds a column, if it is there. False: *d. *lost: the first required one that is not there. */
static bool bind_column(struct csv_binding *b, const struct csv_bind_how *how,
			const struct csv_row *header, const struct csv_col *col,
			const struct csv_col **lost, struct diag *d)
{
	const struct csv_map *map = map_of(how, col);
	if (map && map->header.n == 0)
		return true;
	int64_t at = map ? find_mapped(b, map->header) : find_column(b, col);
	if (at == FOUND_TWICE)
		return csv_header_twice(b, how, col, d);
	if (at == NOT_FOUND && map)
		return csv_header_missing(b, how, header, map->header, col, d);
	if (at == NOT_FOUND) {
		*lost = col->required && !*lost && !is_named(how, col) ? col : *lost;
		return true;
	}
	insert(b, col, (uint32_t)at);
	/* such a cell is a fault if it is empty or holds the column's name: rows need no comparing */
	if (col->required && !col->may_be_empty &&
	    (col->type == COL_DATE || col->type == COL_DEC || col->type == COL_REAL))
		b->check_header = false;
	return true;
}

bool csv_bind_reads(const struct csv_binding *b, uint32_t at)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->bound[i].at == at)
			return true;
	return false;
}

/* Whether a header is the name or an alias of some column, whichever. */
static bool is_known(const struct csv_bind_how *how, struct str header)
{
	for (const struct csv_col *col = how->cols; col < how->cols + how->n_cols; col++)
		if (names_loosely(header, col->name) || csv_names_alias(header, col->aliases))
			return true;
	return false;
}

typedef bool near_fn(const struct csv_col *col, struct str header);

static bool is_listed(const struct csv_col *col, struct str header)
{
	return csv_names_alias(header, col->near);
}

/* False, *d filled: an unknown header may be a column that is missing and not required. A column
 * with a --map is not looked at. */
static bool none_is(near_fn *near, const struct csv_binding *b, const struct csv_bind_how *how,
		    struct diag *d)
{
	for (const struct csv_col *col = how->cols; col < how->cols + how->n_cols; col++) {
		if (col->required || map_of(how, col) || csv_bind_found(b, col->offset))
			continue;
		for (uint32_t i = 0; i < b->width; i++)
			if (!csv_bind_reads(b, i) && !is_known(how, b->header[i]) &&
			    near(col, b->header[i]))
				return csv_header_resembles(b, how, col, i, d);
	}
	return true;
}

static bool is_utf8(const struct csv_binding *b, struct diag *d)
{
	for (uint32_t i = 0; i < b->width; i++) {
		if (text_valid(b->header[i]) == b->header[i].n)
			continue;
		csv_not_utf8(d);
		d->column = i + 1;
		return false;
	}
	return true;
}

static void name_location(const struct csv_binding *b, const struct csv_bind_how *how, void *out)
{
	for (const struct csv_col *col = how->cols; col < how->cols + how->n_cols; col++)
		if (is_named(how, col) && !csv_bind_found(b, col->offset))
			*(struct str *)(void *)((char *)out + col->offset) = str_from(how->location);
}

bool csv_bind_header(struct csv_binding *b, const struct csv_bind_how *how,
		     const struct csv_row *header, void *out, struct diag *d)
{
	*b = (struct csv_binding){ .date_format = how->date_format, .zoned = how->zoned,
				  .earliest = how->dated ? how->as_of - DATE_DAYS_BACK : DATE_FIRST,
				  .file = how->file, .words = how->words,
				  .n_words = how->n_words, .check_header = true };
	copy_header(b, header);
	const struct csv_col *lost = NULL;
	if (!is_utf8(b, d))
		return false;
	for (const struct csv_col *col = how->cols; col < how->cols + how->n_cols; col++) {
		set_empty(col, out);
		if (!bind_column(b, how, header, col, &lost, d))
			return false;
	}
	if (lost)
		return csv_header_missing(b, how, header, str_from(lost->name), lost, d);
	name_location(b, how, out);
	return none_is(is_listed, b, how, d) && none_is(csv_resembles, b, how, d);
}

bool csv_bind_found(const struct csv_binding *b, size_t offset)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->bound[i].offset == offset)
			return true;
	return false;
}

bool csv_bind_has_all(const struct csv_bind_how *how, const struct csv_row *header)
{
	struct csv_binding b = { 0 };
	bool all = true;
	copy_header(&b, header);
	for (const struct csv_col *col = how->cols; all && col < how->cols + how->n_cols; col++) {
		const struct csv_map *map = map_of(how, col);
		int64_t at = map ? find_mapped(&b, map->header) : find_column(&b, col);
		all = !col->required || at != NOT_FOUND || is_named(how, col);
	}
	csv_binding_release(&b);
	return all;
}

size_t csv_bind_lacks(const struct csv_bind_how *how, const struct csv_row *header, size_t *found)
{
	struct csv_binding b = { 0 };
	size_t lacks = 0;
	*found = 0;
	copy_header(&b, header);
	for (const struct csv_col *col = how->cols; col < how->cols + how->n_cols; col++) {
		bool is_there = map_of(how, col) || find_column(&b, col) >= 0;
		*found += is_there;
		lacks += col->required && !is_there && !is_named(how, col);
	}
	csv_binding_release(&b);
	return lacks;
}
