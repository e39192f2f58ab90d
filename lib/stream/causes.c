/* A list of causes, which stays short: reading stops when it grows long. */
#include "stream/causes.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/array.h"
#include "base/mem.h"

#include "base/banned.h"

struct cause {
	struct diag first;
	uint64_t more, last_line; /* rows after the first */
};

/* Whether two faults have the same column, text and remedy: mended once, both are mended. */
static bool is_same(const struct diag *a, const struct diag *b)
{
	return a->column == b->column && strcmp(a->what, b->what) == 0 &&
	       strcmp(a->hint ? a->hint : a->remedy, b->hint ? b->hint : b->remedy) == 0;
}

enum cause_news causes_add(struct causes *c, const struct diag *d)
{
	for (size_t i = 0; i < c->n; i++) {
		struct cause *known = &c->cause[i];
		if (!is_same(&known->first, d))
			continue;
		known->more++;
		known->last_line = d->line;
		return CAUSE_KNOWN;
	}
	c->cause = array_room(c->cause, c->n, &c->size, sizeof(*c->cause));
	c->cause[c->n++] = (struct cause){ .first = *d };
	return CAUSE_NEW;
}

bool causes_again(const struct causes *c, size_t i, struct diag *d)
{
	const struct cause *known = &c->cause[i];
	if (!known->more)
		return false;
	diag_set(d, DIAG_DATA, "the same in %" PRIu64 " more row%s, the last in line %" PRIu64,
		 known->more,
		 known->more == 1 ? "" : "s", known->last_line);
	d->file = known->first.file;
	d->line = known->first.line;
	d->column = known->first.column;
	memcpy(d->name, known->first.name, sizeof(d->name));
	return true;
}

void causes_release(struct causes *c)
{
	mem_free(c->cause);
	*c = (struct causes){ 0 };
}
