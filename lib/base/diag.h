/*
 * Diagnostics. Libraries fill a caller-owned struct diag and return; the tool
 * hands it to diag_emit, the one place that writes to standard error:
 *
 *     glp1-stock: rx.csv:14:3: quantity: not a whole number
 *
 * is the program, the file, the line on which the record starts, the number and the name
 * of the column, and what is wrong. Cell values are shown only if the user asked for them.
 */
#ifndef GLP1_BASE_DIAG_H
#define GLP1_BASE_DIAG_H

#include <stdint.h>

#include "base/str.h"

/* What a fault means for the caller of the program; the exit status. */
enum diag_class {
	DIAG_NONE = 0,
	DIAG_DATA = 2,  /* the command or the data is wrong: trying again will not help */
	DIAG_SYSTEM = 3 /* reading, writing or memory failed: trying again may */
};

enum { DIAG_TEXT = 240, DIAG_NAME = 128 };

struct diag {
	enum diag_class class;
	const char *file;      /* as the user named it; NULL: none */
	uint64_t line;         /* from 1, where the record starts; 0: none */
	uint32_t column;       /* from 1; 0: none */
	char name[DIAG_NAME];  /* column or option, shown visibly; "": none */
	char what[DIAG_TEXT];  /* the fault, lower case, no full stop */
	const char *hint;      /* the remedy; NULL: see remedy */
	char remedy[DIAG_TEXT]; /* the remedy where it is no constant; "": none */
	struct str value;      /* the cell, for --show-values only; valid while its row is */
};

/* How and where diagnostics are written. */
struct diag_style {
	const char *program;
	bool json;        /* one JSON object a line */
	bool show_values; /* cell values may be shown */
	int fd;           /* standard error */
};

/* Sets class and text (a printf(3) format) of a fault, and empties everything else in *d. */
void diag_set(struct diag *d, enum diag_class class, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* As diag_set for DIAG_SYSTEM; the text is `what` and behind it that of the errno value err. */
void diag_errno(struct diag *d, const char *what, int err);

/* Sets the name of the column or option; what would not show of it is escaped. */
void diag_name(struct diag *d, struct str name);

/* Sets the remedy, a printf(3) format; its arguments must be text that may be shown. */
void diag_remedy(struct diag *d, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Writes *d as one line. Failure to write is ignored: the exit status does not depend on it. */
void diag_emit(const struct diag *d, const struct diag_style *style);

#endif
