/*
 * The page of last time, as this one carries it: a hidden table of what was to do, a row a line.
 * What it says is foreign text like any other.
 */
#ifndef GLP1_REPORT_BEFORE_H
#define GLP1_REPORT_BEFORE_H

#include "base/diag.h"
#include "base/map.h"
#include "report/out.h"

enum kept {
	KEPT_ORDER,
	KEPT_FINDING,
	KEPT_GAP,
	KEPT_SCORE,
	KEPT_FACT,
	KEPT_TABLE,
	KEPT_EVENT,
	KEPTS
};

struct kept_row {
	enum kept kind;
	struct str a, b, value;
	bool seen; /* met again this time */
};

struct before {
	int32_t as_of;
	struct map rows; /* of struct kept_row, by kind and both keys */
	size_t n[KEPTS];
};

/* The bytes of a page of ours. False, *d filled: it is none. Release it in either case. */
bool before_read(struct before *b, struct str page, struct diag *d);
void before_release(struct before *b);

/* The row of last time, marked as seen; NULL: there was none. Keys are as the tables have them. */
struct kept_row *before_find(const struct before *b, enum kept kind, struct str key_a,
			     struct str key_b);

/* An event of the calendar; gone: from this day on it was due no more; DATE_NONE: it is due. */
struct kept_event {
	int32_t gone, day;
	struct str kind, file; /* of the table that it was in */
	struct str summary;
};

/* False: the row, whose first key is the UID in hexadecimal digits, is of no event. */
bool kept_event_of(const struct kept_row *r, struct kept_event *e);

/* Writes a line of the hidden table. */
void keep(struct out *o, enum kept kind, struct str a, struct str b, struct str value);
void keep_event(struct out *o, struct str uid, const struct kept_event *e);
void keep_begin(struct out *o, int32_t as_of);
void keep_end(struct out *o);

#endif
