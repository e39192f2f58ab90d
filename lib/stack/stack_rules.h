/* Inside lib/stack: the case that a check looks at, and the checks behind the rules. */
#ifndef GLP1_STACK_STACK_RULES_H
#define GLP1_STACK_STACK_RULES_H

#include "base/date.h"
#include "sku/money.h"
#include "stack/stack_audit.h"

/* For a system s and g are set, for a payee payee, for the stack as a whole none. */
struct stack_case {
	const struct stack_book *book;
	const struct stack_system *s;
	const struct stack_growth *g;
	const struct stack_payee *payee;
};

/* The checks; a check that serves several rules looks at rule->arg. */
extern audit_check stack_check_baa, stack_check_need, stack_check_whole, stack_check_renewal;
extern audit_check stack_check_price, stack_check_plan, stack_check_growth, stack_check_waste;
extern audit_check stack_check_payee;

enum { BAA_IS_MISSING, BAA_IS_UNKNOWN };
enum { NEED_UNMET, NEED_UNKNOWN };
enum { WHOLE_NO_ERX, WHOLE_FEW, WHOLE_MANY, WHOLE_JOB };
enum { RENEWAL_LATE, RENEWAL_SOON, RENEWAL_PASSED, RENEWAL_UNRECORDED };
enum { PRICE_UNKNOWN, PRICE_STALE };
enum { PLAN_CAPPED, PLAN_UNKNOWN, PLAN_UNSAID, PLAN_DEARER };
enum { GROWTH_FORCED, GROWTH_SUPER, GROWTH_ENDS, GROWTH_CLIFF };
enum { WASTE_SEATS, WASTE_ONE_WAY };

#endif
