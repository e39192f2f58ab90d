/* The notes of the main report on a SKU. */
#ifndef GLP1_STOCK_STOCK_NOTE_REPORT_H
#define GLP1_STOCK_STOCK_NOTE_REPORT_H

#include "stock/position.h"
#include "stock/stock_run.h"

/* Start with a zeroed one, which is empty. */
struct stock_note {
	char text[1024]; /* longer than all notes together */
	size_t n;
	bool any_waived;
	bool found[STOCK_FINDINGS];     /* to act on */
	int32_t waived[STOCK_FINDINGS]; /* the last day of the waiver; 0: not waived */
};

/* Adds the findings to act on. Returns whether there are any. */
bool stock_note_findings(struct stock_note *note, const struct stock_run *r,
			 const struct stock_item *item, const struct stock_position *p);

/* Adds remarks: what is good to know and asks for no action. */
void stock_note_remarks(struct stock_note *note, const struct stock_run *r,
			const struct stock_item *item, const struct stock_position *p);

#endif
