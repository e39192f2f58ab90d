/* Which plans are of which system: by names as in audit/name.h. */
#ifndef GLP1_STACK_RESOLVE_H
#define GLP1_STACK_RESOLVE_H

#include "baa/baa.h"
#include "base/map.h"
#include "stack/stack.h"

struct stack_table {
	struct stack_plan *plans;           /* those of a vendor lie together */
	size_t n_plans;
	struct map vendors;                 /* key of the vendor: struct stack_vendor */
};

/*
 * Sorts parts by vendor, keeping their order, the user's vendors in place of built-in ones.
 * NULL, or what is wrong: a plan with more than STACK_PARTS_MAX parts. Release it either way.
 */
const char *stack_table_make(struct stack_table *t, struct stack_part *parts, size_t n);
void stack_table_release(struct stack_table *t);

/* Fills what stack.h says that it finds; category from the plans where the row does not say. */
void stack_resolve(struct stack_system *s, size_t n, const struct stack_table *t,
		   const struct baa_known *known, size_t n_known);

/* A name of the table's vendors. */
bool stack_is_vendor(const struct stack_table *t, struct str key);

#endif
