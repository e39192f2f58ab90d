/* Finds which plans belong to which system, by names as in audit/name.h. */
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
 * Makes a table of n parts, which it sorts by vendor, keeping their order; the user's vendors
 * replace built-in ones. Returns NULL, or what is wrong: a plan with more than STACK_PARTS_MAX
 * parts. Release t in either case.
 */
const char *stack_table_make(struct stack_table *t, struct stack_part *parts, size_t n);
void stack_table_release(struct stack_table *t);

/* Sets the members that stack.h marks, and category, from the plans, if the row has none. */
void stack_resolve(struct stack_system *s, size_t n, const struct stack_table *t,
		   const struct baa_known *known, size_t n_known);

/* Whether the key of a name is that of a vendor in the table. */
bool stack_is_vendor(const struct stack_table *t, struct str key);

#endif
