/*
 * Turns a row of a recognised export into a row of a target. The header binds the rules of the
 * profile to columns; then each row is turned, left out for a reason, or at fault.
 */
#ifndef GLP1_IMPORT_TURN_H
#define GLP1_IMPORT_TURN_H

#include "import/profile.h"
#include "import/reason.h"

enum { TURN_MEMO = 40, TURN_LACKS = 160 };

struct turn_rule {
	const struct rule *rule;
	uint16_t cell[STEP_CELLS_MAX];  /* the columns that the header has, as places among the turn's */
	size_t n;
	struct reason **reasons;        /* RULE_SKIP: one for each word of its test */
	char memo[TURN_MEMO];           /* of one cell: what it was last time, */
	size_t memo_n;                  /* 0: not known, */
	struct value memo_value;        /* what came out, */
	struct reason *memo_reason;     /* and why the row was left out; NULL: it was not */
	char *scratch;
};

struct turn {
	const struct profile *profile;
	enum target to;
	uint32_t *column;               /* of the header: the columns that rules read, in its order */
	struct str *name;               /* as the header has them */
	size_t n_columns;
	struct turn_rule *rules;        /* skip and fill, then fields in their order */
	size_t n_rules;
	struct str *above;              /* by column: what was there last, for fill */
	uint16_t key[STEP_CELLS_MAX];   /* the places of the cells of a row's key */
	size_t n_key;
	bool absent[FIELDS_MAX];        /* no column of the field is in this header */
	char lacks[TURN_LACKS];         /* columns that are not there, so that rows stay in or another
					   column takes their place; "": none */
	struct arena arena;
};

/*
 * Binds a profile to a header of n names. False, *d filled, when it cannot give the target,
 * lacks the columns of a needed field, or has a column twice that a rule reads. Reasons are
 * made in rs. Release the turn in either case.
 */
bool turn_bind(struct turn *t, const struct profile *p, enum target to, const struct str *header,
	       size_t n, struct reasons *rs, struct diag *d);

enum turned { TURNED_FAULT = -1, TURNED_OUT = 0, TURNED_ROW = 1 };

/*
 * Turns a row: cell[i] is what stands in the header's column[i], outer blanks removed.
 * TURNED_ROW: out[field] is filled for all fields of the target, texts valid as long as the
 * cells and until the next call. TURNED_OUT: *why. TURNED_FAULT: *d, with column and name.
 */
enum turned turn_row(struct turn *t, struct str *cell, struct value out[FIELDS_MAX],
		     struct reason **why, struct diag *d);

void turn_release(struct turn *t);

#endif
