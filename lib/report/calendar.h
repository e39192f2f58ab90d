/* What is due, as a calendar (RFC 5545): events of a day, with UIDs that stay the same. */
#ifndef GLP1_REPORT_CALENDAR_H
#define GLP1_REPORT_CALENDAR_H

#include "report/page.h"

/*
 * Writes it to p->o, whose kind is OUT_PLAIN. What the last page had and is due no more comes as
 * cancelled, for eight weeks.
 */
void calendar_write(struct page *p);

/* Writes, hidden on the page, which events there are, so that the next calendar can cancel them. */
void calendar_keep(struct page *p);

#endif
