/* A short list, searched from its front. */
#include "import/reason.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/banned.h"

struct reason *reason_get(struct reasons *rs, struct str text, struct str brief)
{
	struct reason **p = &rs->first;
	while (*p && !str_eq((*p)->text, text))
		p = &(*p)->next;
	if (!*p) {
		*p = arena_take(&rs->arena, sizeof(**p));
		**p = (struct reason){ .text = arena_copy(&rs->arena, text),
				       .brief = arena_copy(&rs->arena, brief) };
	}
	return *p;
}

/* The most frequent reason after last: fewer rows, or as many and later in the list. */
static const struct reason *next_of(const struct reasons *rs, const struct reason *last)
{
	const struct reason *best = NULL;
	bool behind = false;
	for (const struct reason *r = rs->first; r; r = r->next) {
		bool later = !last || r->n < last->n || (r->n == last->n && behind);
		behind |= r == last;
		if (r != last && later && r->n && (!best || r->n > best->n))
			best = r;
	}
	return best;
}

void reasons_format(const struct reasons *rs, char *out, size_t size)
{
	size_t at = 0;
	const struct reason *r = NULL;
	out[0] = '\0';
	while ((r = next_of(rs, r))) {
		struct str brief = str_cut(r->brief, 100);
		char item[160];
		int n = snprintf(item, sizeof(item), "%s%" PRIu64 " %.*s", at ? ", " : "", r->n,
				 (int)brief.n, brief.p);
		if (at + (size_t)n + sizeof(", ...") > size) {
			snprintf(out + at, size - at, "%s...", at ? ", " : "");
			return;
		}
		memcpy(out + at, item, (size_t)n + 1);
		at += (size_t)n;
	}
}

void reasons_release(struct reasons *rs)
{
	arena_release(&rs->arena);
	*rs = (struct reasons){ 0 };
}
