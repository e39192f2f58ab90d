/* Groups spellings by their text_folded form. */
#include "stream/look_alikes.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"

#include "base/banned.h"

enum { SAID_MOST = 5, SPELLINGS_MOST = 4 }; /* groups; spellings of a group */

/* A spelling, and its text_folded form, which look-alikes have in common. */
struct spelling {
	struct str text, folded;
	struct look_place at;
};

static int by_place(const struct look_place *x, const struct look_place *y)
{
	if (x->file != y->file)
		return x->file < y->file ? -1 : 1;
	return x->line < y->line ? -1 : x->line > y->line;
}

static int by_folded(const void *a, const void *b)
{
	const struct spelling *x = a, *y = b;
	int order = str_cmp(x->folded, y->folded);
	if (!order)
		order = by_place(&x->at, &y->at);
	return order ? order : str_cmp(x->text, y->text);
}

void look_alikes_add(struct look_alikes *l, struct str text, struct look_place place)
{
	bool made;
	struct look_place *at = map_get(&l->seen, text, sizeof(*at), &made);
	if (made || by_place(&place, at) < 0)
		*at = place;
}

/* Returns all *n spellings, each once, look-alikes together. The caller gives them to mem_free. */
static struct spelling *sorted(struct look_alikes *l, size_t *n)
{
	struct spelling *all = mem_zero(map_count(&l->seen) + 1, sizeof(*all));
	*n = 0;
	for (struct look_place *at = NULL; (at = map_next(&l->seen, at));) {
		struct spelling *p = &all[(*n)++];
		*p = (struct spelling){ .text = map_key(at), .at = *at };
		p->folded = text_folded(p->text, arena_take(&l->seen.arena, p->text.n + 1));
	}
	qsort(all, *n, sizeof(*all), by_folded);
	return all;
}

/* Writes a spelling, if it may be shown, and the line where it first stands. */
static void write_one(char *to, size_t size, const struct spelling *p,
		     const struct look_words *words)
{
	char one[DIAG_NAME / 2], file[16] = "";
	size_t shown;
	text_visible(p->text, one, sizeof(one), &shown);
	if (words->several_files)
		snprintf(file, sizeof(file), "%" PRIu32 ":", p->at.file);
	if (!words->values)
		snprintf(to, size, "%s%" PRIu64, file, p->at.line);
	else
		snprintf(to, size, "\"%s\" (line %s%" PRIu64 ")", one, file, p->at.line);
}

static void say(const struct tool *t, const struct look_words *words, const struct spelling *p,
		size_t n)
{
	char text[DIAG_TEXT] = "", one[DIAG_NAME];
	size_t used = 0;
	for (size_t i = 0; i < n && i < SPELLINGS_MOST; i++) {
		write_one(one, sizeof(one), &p[i], words);
		const char *before = i ? ", " : words->values ? "" : "lines ";
		int w = snprintf(text + used, sizeof(text) - used, "%s%s", before, one);
		if (w < 0 || (size_t)w >= sizeof(text) - used)
			break;
		used += (size_t)w;
	}
	tool_note(t, "%zu %s differ only in case or blanks: %s%s", n, words->noun, text,
		  n > SPELLINGS_MOST ? " ..." : "");
}

void look_alikes_say(struct look_alikes *l, const struct tool *t, const struct look_words *words)
{
	size_t n, groups = 0;
	struct spelling *all = sorted(l, &n);
	for (size_t i = 0, k; i < n; i = k) {
		for (k = i + 1; k < n && str_eq(all[k].folded, all[i].folded);)
			k++;
		if (k - i > 1 && groups++ < SAID_MOST)
			say(t, words, all + i, k - i);
	}
	if (groups > SAID_MOST)
		tool_note(t, "%zu more groups of %s differ only so", groups - SAID_MOST, words->noun);
	mem_free(all);
}

void look_alikes_release(struct look_alikes *l)
{
	map_release(&l->seen);
}
