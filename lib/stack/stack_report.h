/* The reports of glp1-stack-score, findings aside. */
#ifndef GLP1_STACK_STACK_REPORT_H
#define GLP1_STACK_STACK_REPORT_H

#include "stack/stack_audit.h"
#include "tool/tool.h"

extern const struct report stack_scores_report, stack_criteria_report, stack_curve_report;
extern const struct report stack_plans_report;

enum { STACK_STEPS_MAX = 64 };

/* Numbers of patients to look at, rising. */
struct stack_steps {
	int64_t at[STACK_STEPS_MAX];
	size_t n;
};

/* Return an amount in USD; not set if there is no price. */
struct dec stack_dec(int64_t cents);
struct dec stack_cost_dec(const struct stack_cost *c);

/* Writes a row for each system, the best first. */
void stack_write_scores(struct tool *t, const struct stack_book *b,
				const struct stack_steps *steps);

/* Writes a row for each system and criterion; points add up to the score. */
void stack_write_criteria(struct tool *t, const struct stack_book *b);

/* Writes a row for each system and step, and the sum of all systems. */
void stack_write_curve(struct tool *t, const struct stack_book *b, const struct stack_steps *steps);

/* Writes the plans as they are read. */
void stack_write_plans(struct tool *t, const struct stack_part *part, size_t n);

#endif
