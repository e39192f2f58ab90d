/* What glp1-stack-score prints beside findings. */
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

/* USD; not set where there is no price. */
struct dec stack_dec(int64_t cents);
struct dec stack_cost_dec(const struct stack_cost *c);

/* A row a system, the best first. */
void stack_write_scores(struct tool *t, const struct stack_book *b,
				const struct stack_steps *steps);

/* A row a system and criterion: points add up to the score. */
void stack_write_criteria(struct tool *t, const struct stack_book *b);

/* A row a system and step, and the sum of all. */
void stack_write_curve(struct tool *t, const struct stack_book *b, const struct stack_steps *steps);

/* The plans as they are read. */
void stack_write_plans(struct tool *t, const struct stack_part *part, size_t n);

#endif
