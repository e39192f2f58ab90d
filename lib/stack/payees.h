/* Who was paid, each once, and whether the stack has them. */
#ifndef GLP1_STACK_PAYEES_H
#define GLP1_STACK_PAYEES_H

#include "stack/resolve.h"
#include "stack/stack_audit.h"

/* A payment; the name is in the first words of a statement's text: "STRIPE FEES 0412". */
struct stack_payment {
	struct str payee, currency;
	struct dec amount;
	int32_t date;
	struct name name;
};

/*
 * Returns *n payees in the order in which they came; mem_free the array. software: the payee is in
 * the catalogue or has plans in the table. listed: the payee is in the stack, under any name that
 * the catalogue has.
 */
struct stack_payee *stack_payees(const struct stack_payment *p, size_t n_payments,
				 const struct stack_system *s, size_t n_systems,
				 const struct stack_table *t, const struct baa_known *known,
				 size_t n_known, size_t *n);

#endif
