/* What is due, as a calendar (RFC 5545): events of a day, with UIDs that stay the same. */
#ifndef GLP1_REPORT_CALENDAR_H
#define GLP1_REPORT_CALENDAR_H

#include "report/page.h"

/* Writes it to p->o, whose kind is OUT_PLAIN. */
void calendar_write(struct page *p);

#endif
