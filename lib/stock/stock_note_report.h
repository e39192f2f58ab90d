/* What there is to say of a SKU. */
#ifndef GLP1_STOCK_STOCK_NOTE_REPORT_H
#define GLP1_STOCK_STOCK_NOTE_REPORT_H

#include "stock/position.h"
#include "stock/stock_run.h"

/* A zeroed one is empty. */
struct stock_note {
	char text[1024]; /* longer than all that can be said */
	size_t n;
	bool any_waived;
	bool found[STOCK_FINDINGS];     /* to act on */
	int32_t waived[STOCK_FINDINGS]; /* until when; 0: not */
};

/* Adds what somebody has to act on. True if there is anything. */
bool stock_note_findings(struct stock_note *note, const struct stock_run *r,
			 const struct stock_item *item, const struct stock_position *p);

/* Adds what is good to know. */
void stock_note_remarks(struct stock_note *note, const struct stock_run *r,
			const struct stock_item *item, const struct stock_position *p);

#endif
