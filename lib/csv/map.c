/* --map: which header is which column, as the user says. */
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

bool csv_map_of_file(const struct csv_map *map, const char *file, struct str *column)
{
	const char *dot = map->field.n ? memchr(map->field.p, '.', map->field.n) : NULL;
	size_t n = dot ? (size_t)(dot - map->field.p) : 0;
	*column = dot ? (struct str){ dot + 1, map->field.n - n - 1 } : map->field;
	return file ? dot && str_eq((struct str){ map->field.p, n }, str_from(file)) : !dot;
}

static const struct csv_col *find_col(const struct csv_bind_how *how, struct str name)
{
	for (size_t i = 0; i < how->n_cols; i++)
		if (csv_name_matches(name, str_from(how->cols[i].name)))
			return &how->cols[i];
	return NULL;
}

bool csv_map_check(const struct csv_bind_how *how, struct diag *d)
{
	struct str column;
	for (size_t m = 0; m < how->n_maps; m++) {
		const struct csv_map *map = &how->maps[m];
		if (!csv_map_of_file(map, how->file, &column))
			continue;
		const struct csv_col *col = find_col(how, column);
		if (col && (map->header.n || !col->required))
			continue;
		diag_set(d, DIAG_DATA, col ? "this column cannot be left out"
					   : "no input column is called so; choose from");
		for (size_t i = 0; !col && i < how->n_cols; i++) {
			size_t n = strlen(d->what);
			snprintf(d->what + n, sizeof(d->what) - n, "%s %s", i ? "," : "",
				 how->cols[i].name);
		}
		char name[DIAG_NAME] = "--map ";
		size_t used, n = strlen(name);
		text_visible(map->field, name + n, sizeof(name) - n, &used);
		diag_name(d, str_from(name));
		return false;
	}
	return true;
}
