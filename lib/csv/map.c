/* Reading and checking --map and --words: which header is which column, which word is which. */
#include "csv/bind.h"

#include <stdio.h>

#include "base/text.h"

#include "base/banned.h"

bool csv_map_parse(struct str text, struct csv_map *maps, size_t *n, size_t max, struct diag *d)
{
	struct str item;
	bool first = true;
	while (str_next_item(&text, &item)) {
		const char *eq = item.n ? memchr(item.p, '=', item.n) : NULL;
		if (!eq && first) {
			diag_set(d, DIAG_DATA, "not field=header");
			return false;
		}
		if (!eq) { /* a comma inside the header's name */
			maps[*n - 1].header.n = (size_t)(item.p + item.n - maps[*n - 1].header.p);
			continue;
		}
		if (*n == max) {
			diag_set(d, DIAG_DATA, "too many columns");
			return false;
		}
		size_t k = (size_t)(eq - item.p);
		maps[(*n)++] = (struct csv_map){ str_trim((struct str){ item.p, k }),
						 str_trim((struct str){ eq + 1, item.n - k - 1 }) };
		first = false;
	}
	return true;
}

bool csv_words_parse(struct str text, struct csv_word *words, size_t *n, size_t max, struct diag *d)
{
	const char *eq = text.n ? memchr(text.p, '=', text.n) : NULL;
	size_t k = eq ? (size_t)(eq - text.p) : 0;
	struct str field = str_trim((struct str){ text.p, k }), item;
	text = eq ? (struct str){ eq + 1, text.n - k - 1 } : (struct str){ NULL, 0 };
	while (text.p && str_next_item(&text, &item)) {
		size_t colon = item.n;
		while (colon && item.p[colon - 1] != ':')
			colon--;
		if (!colon)
			break;
		if (*n == max) {
			diag_set(d, DIAG_DATA, "too many words");
			return false;
		}
		words[(*n)++] = (struct csv_word){
			field, str_trim((struct str){ item.p, colon - 1 }),
			str_trim((struct str){ item.p + colon, item.n - colon }),
		};
		item.p = NULL;
	}
	if (eq && !item.p)
		return true;
	diag_set(d, DIAG_DATA, "not field=Other:word");
	d->hint = "write it as kind=Sale:dispense,Purchase:receipt";
	return false;
}

bool csv_map_of_file(struct str field, const char *file, struct str *column)
{
	const char *dot = field.n ? memchr(field.p, '.', field.n) : NULL;
	size_t n = dot ? (size_t)(dot - field.p) : 0;
	*column = dot ? (struct str){ dot + 1, field.n - n - 1 } : field;
	return file ? dot && str_eq((struct str){ field.p, n }, str_from(file)) : !dot;
}

static const struct csv_col *find_col(const struct csv_bind_how *how, struct str name)
{
	for (size_t i = 0; i < how->n_cols; i++)
		if (csv_name_matches(name, str_from(how->cols[i].name)))
			return &how->cols[i];
	return NULL;
}

/* Names in *d the argument of an option that is wrong. Returns false, for the caller to return. */
static bool blame(struct diag *d, const char *option, struct str field)
{
	char name[DIAG_NAME];
	size_t used, n = (size_t)snprintf(name, sizeof(name), "%s ", option);
	text_visible(field, name + n, sizeof(name) - n, &used);
	diag_name(d, str_from(name));
	return false;
}

/* Appends to d->what as much as there is room for. */
static void add(struct diag *d, const char *before, const char *word)
{
	size_t n = strlen(d->what);
	snprintf(d->what + n, sizeof(d->what) - n, "%s %s", before, word);
}

static void no_such_column(const struct csv_bind_how *how, struct diag *d)
{
	diag_set(d, DIAG_DATA, "no input column is called so; choose from");
	for (size_t i = 0; i < how->n_cols; i++)
		add(d, i ? "," : "", how->cols[i].name);
}

static bool takes(const struct csv_col *col, struct str word)
{
	for (const char *const *w = col->words; *w; w++)
		if (str_ieq(word, str_from(*w)))
			return true;
	return false;
}

static bool check_word(const struct csv_bind_how *how, const struct csv_word *word, struct diag *d)
{
	struct str column;
	if (!csv_map_of_file(word->field, how->file, &column))
		return true;
	const struct csv_col *col = find_col(how, column);
	if (col && col->type == COL_WORD && takes(col, word->word))
		return true;
	if (!col) {
		no_such_column(how, d);
	} else if (col->type != COL_WORD) {
		diag_set(d, DIAG_DATA, "this column takes no words");
	} else {
		diag_set(d, DIAG_DATA, "behind the colon stands one of");
		for (const char *const *w = col->words; *w; w++)
			add(d, w == col->words ? "" : ",", *w);
	}
	return blame(d, "--words", word->field);
}

static bool check_map(const struct csv_bind_how *how, const struct csv_map *map, struct diag *d)
{
	struct str column;
	if (!csv_map_of_file(map->field, how->file, &column))
		return true;
	const struct csv_col *col = find_col(how, column);
	if (col && (map->header.n || !col->required))
		return true;
	diag_set(d, DIAG_DATA, "this column cannot be left out");
	if (!col)
		no_such_column(how, d);
	return blame(d, "--map", map->field);
}

bool csv_map_check(const struct csv_bind_how *how, struct diag *d)
{
	for (size_t i = 0; i < how->n_maps; i++)
		if (!check_map(how, &how->maps[i], d))
			return false;
	for (size_t i = 0; i < how->n_words; i++)
		if (!check_word(how, &how->words[i], d))
			return false;
	return true;
}
