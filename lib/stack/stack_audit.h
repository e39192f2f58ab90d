/* Findings on a stack of software: what it lacks, what is paid for nothing, what to decide. */
#ifndef GLP1_STACK_STACK_AUDIT_H
#define GLP1_STACK_STACK_AUDIT_H

#include "base/map.h"
#include "stack/stack.h"

/* Somebody who was paid. */
struct stack_payee {
	struct str payee;
	bool listed, software;              /* in the stack; known to sell software */
	struct dec amount;                  /* what was paid in all; not set: not said */
	struct audit_subject subject;
};

struct stack_book {
	struct stack_system *systems;
	const struct stack_growth *growth;  /* of each system, as value is */
	const struct stack_value *value;
	size_t n;
	struct stack_payee *payees;         /* each once */
	size_t n_payees;
	const struct stack_settings *set;
	struct audit_subject whole;
};

enum { STACK_RULES = 27 };
extern const struct audit_rule stack_rules[STACK_RULES];

/* The day on which the facts behind them were looked up: 2026-11-27. */
enum { STACK_RULES_AS_OF = 20784 };

/* Applies the rules to every system, to payees and to the whole, and ends the audit. */
void stack_audit(struct audit *a, struct stack_book *b);

/* Returns the last day to object to a renewal; DATE_NONE: not known, or no automatic renewal. */
int32_t stack_decide_by(const struct stack_system *s);

/* Whether a system is a core one, by its row or by its category. */
bool stack_is_core(const struct stack_system *s);

#endif
