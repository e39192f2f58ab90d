/* What levels and stock on hand come to for one SKU, and what there is to say of it. */
#ifndef GLP1_STOCK_STOCK_NOTE_H
#define GLP1_STOCK_STOCK_NOTE_H

#include "stock/stock_run.h"

/* NaN where unknown. */
struct stock_position {
	struct dec on_hand, usable, on_order; /* as given */
	struct dec late, far;                 /* of on_order: overdue; due too late to count */
	double order, cost, waste_mean, waste_slow;
	bool understocked, expiring, beyond_dating;
	struct quiet quiet;
};

struct stock_position stock_position_of(const struct stock_run *r, const struct stock_item *item);

/* A zeroed one is empty. */
struct stock_note {
	char text[1024]; /* longer than all that can be said */
	size_t n;
};

/* Adds what somebody has to act on. True if there is anything. */
bool stock_note_findings(struct stock_note *note, const struct stock_item *item,
			 const struct stock_position *p);

/* Adds what is good to know. */
void stock_note_remarks(struct stock_note *note, const struct stock_run *r,
			const struct stock_item *item, const struct stock_position *p);

#endif
