/* Spellings by what they have in common. */
#include "volume/look_alikes_feed.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"

#include "base/banned.h"

enum { SAID_MOST = 5, SPELLINGS_MOST = 4 }; /* groups; spellings of one */

/* A spelling, where it first stands, and what it has in common with others. */
struct spelling {
	struct str text, folded;
	uint64_t line;
	uint32_t file;
};

static int by_folded(const void *a, const void *b)
{
	const struct spelling *x = a, *y = b;
	int order = str_cmp(x->folded, y->folded);
	return order ? order : str_cmp(x->text, y->text);
}

static bool is_before(const struct day_series *s, const struct spelling *p)
{
	return s->seen_file < p->file || (s->seen_file == p->file && s->seen_line < p->line);
}

/* All spellings, each once, sorted by what they have in common. The caller frees them. */
static struct spelling *collect(struct map *seen, struct day_table *days, bool locations, size_t *n)
{
	for (struct day_series *s = NULL; (s = map_next(&days->series, s));) {
		bool made;
		struct str text = locations ? s->location : s->sku;
		struct spelling *p = map_get(seen, text, sizeof(*p), &made);
		if (made)
			*p = (struct spelling){ .text = map_key(p), .line = UINT64_MAX, .file = UINT32_MAX };
		if (is_before(s, p)) {
			p->line = s->seen_line;
			p->file = s->seen_file;
		}
	}
	struct spelling *all = mem_zero(map_count(seen) + 1, sizeof(*all));
	*n = 0;
	for (struct spelling *p = NULL; (p = map_next(seen, p));) {
		all[*n] = *p;
		all[(*n)++].folded = text_folded(p->text, arena_take(&seen->arena, p->text.n + 1));
	}
	qsort(all, *n, sizeof(*all), by_folded);
	return all;
}

static void say(const struct tool *t, const char *noun, const struct spelling *p, size_t n)
{
	char text[DIAG_TEXT] = "";
	size_t used = 0, shown;
	for (size_t i = 0; i < n && i < SPELLINGS_MOST; i++) {
		char one[DIAG_NAME / 2], file[16] = "";
		text_visible(p[i].text, one, sizeof(one), &shown);
		if (t->n_operands > 1)
			snprintf(file, sizeof(file), "%" PRIu32 ":", p[i].file);
		int w = snprintf(text + used, sizeof(text) - used, "%s\"%s\" (line %s%" PRIu64 ")",
				 i ? ", " : "", one, file, p[i].line);
		if (w < 0 || (size_t)w >= sizeof(text) - used)
			break;
		used += (size_t)w;
	}
	tool_note(t, "%zu %s differ only in case or blanks: %s%s", n, noun, text,
		  n > SPELLINGS_MOST ? " ..." : "");
}

static void note(const struct tool *t, struct day_table *days, bool locations)
{
	struct map seen = { .seed = map_seed() };
	size_t n, groups = 0;
	struct spelling *all = collect(&seen, days, locations, &n);
	for (size_t i = 0, k; i < n; i = k) {
		for (k = i + 1; k < n && str_eq(all[k].folded, all[i].folded);)
			k++;
		if (k - i > 1 && groups++ < SAID_MOST)
			say(t, locations ? "locations" : "SKUs", all + i, k - i);
	}
	if (groups > SAID_MOST)
		tool_note(t, "%zu more groups of %s differ only so", groups - SAID_MOST,
			  locations ? "locations" : "SKUs");
	mem_free(all);
	map_release(&seen);
}

void look_alikes_note(struct tool *t, struct day_table *days, bool by_location)
{
	if (t->opt.quiet)
		return;
	note(t, days, false);
	if (by_location)
		note(t, days, true);
}
