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

static const struct csv_col *find_col(const struct csv_col *cols, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (csv_name_matches(name, str_from(cols[i].name)))
			return &cols[i];
	return NULL;
}

bool csv_map_check(const struct csv_map *maps, size_t n_maps, const struct csv_col *cols,
		   size_t n_cols, struct diag *d)
{
	for (size_t m = 0; m < n_maps; m++) {
		const struct csv_col *col = find_col(cols, n_cols, maps[m].field);
		if (col && (maps[m].header.n || !col->required))
			continue;
		diag_set(d, DIAG_DATA, col ? "this column cannot be left out"
					   : "no input column is called so; choose from");
		for (size_t i = 0; !col && i < n_cols; i++) {
			size_t n = strlen(d->what);
			snprintf(d->what + n, sizeof(d->what) - n, "%s %s", i ? "," : "",
				 cols[i].name);
		}
		char name[DIAG_NAME] = "--map ";
		size_t used, n = strlen(name);
		text_visible(maps[m].field, name + n, sizeof(name) - n, &used);
		diag_name(d, str_from(name));
		return false;
	}
	return true;
}
