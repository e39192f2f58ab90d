/*
 * The closed list of steps that turn cells of an export into a value. A step is a word with
 * an argument, `words Payment=dispense;Refund=return`; a chain has commas between its steps.
 * There are no expressions: what steps cannot say belongs into C.
 */
#ifndef GLP1_IMPORT_STEP_H
#define GLP1_IMPORT_STEP_H

#include "base/arena.h"
#include "base/diag.h"
#include "import/value.h"

enum step_name {
	STEP_DROP,    /* cells that are one of the words count as empty */
	STEP_JOIN,    /* the cells that are not empty, with the text between them */
	STEP_FIRST,   /* the first cell that is not empty */
	STEP_CONST,   /* the text, whatever the cell */
	STEP_CUT,     /* without the text in front, if it is there */
	STEP_CHOP,    /* without a last word that is a zone */
	STEP_INSIDE,  /* what stands in the last parentheses, or all */
	STEP_OUTSIDE, /* what stands before them, or all */
	STEP_DIGITS,  /* its digits only */
	STEP_LOWER,   /* ASCII letters small */
	STEP_WORDS,   /* pattern=word; what is not listed is a fault */
	STEP_NDC,     /* 11 digits */
	STEP_NUMBER,  /* a plain number */
	STEP_MONEY,   /* an amount as money_parse reads it */
	STEP_ABS,     /* without its sign */
	STEP_NEG,     /* with the other sign */
	STEP_SIGN,    /* one word for a number from 0 on, another below */
	STEP_DATE,    /* a moment in one of the forms */
	STEP_MINUTES, /* between the moments in two cells */
	STEP_IS,      /* tests: one of the patterns, */
	STEP_NOT,     /* none of them, */
	STEP_EMPTY,   /* nothing, */
	STEP_FILLED,  /* something */
	STEP_BECAUSE, /* what is said of the rows left out */
	STEPS
};

enum {
	STEP_CELLS_MAX = 8,   /* cells that a chain begins with */
	STEP_CHAIN_MAX = 8,   /* steps in a chain */
	STEP_ITEMS_MAX = 1000 /* items in an argument */
};

struct step {
	enum step_name name;
	struct str arg;     /* all of it, without quotes */
	struct str *items;  /* its items, parted by ; each with a NUL behind it */
	struct str *words;  /* STEP_WORDS: what they become */
	size_t n;           /* items */
};

struct step_chain {
	struct step step[STEP_CHAIN_MAX];
	size_t n;
};

/*
 * Reads a chain and checks it: known steps, arguments of their kind, and kinds that follow
 * from each other, from n_cells cells to a value of the wanted kind (VALUE_CELLS: a test).
 * words: what a text may be in the end; NULL: anything. False, *d says what is wrong.
 */
bool step_chain_parse(struct arena *arena, struct str text, size_t n_cells, enum value_kind wanted,
		      const char *const *words, struct step_chain *chain, struct diag *d);

/* Cells under way; texts are views of the row, or of scratch. */
struct step_work {
	struct str cell[STEP_CELLS_MAX];
	size_t n;
	struct value value;
	char *scratch;       /* room for what steps write, STEP_SCRATCH bytes; the caller's */
	size_t used;         /* of it */
	bool holds;          /* tests: so it is */
	size_t item;         /* STEP_IS: which item of it */
};

enum { STEP_SCRATCH = 4096 };

/* Runs the chain on work->cell[0..n). False, *d says what is wrong with the cells. */
bool step_chain_run(const struct step_chain *chain, struct step_work *work, struct diag *d);

/* How a step is written and what it does, for a manual. */
struct step_help {
	const char *name, *argument, *help;
};
extern const struct step_help step_helps[STEPS];

#endif
