/* Two lines for a terminal: what to order, what was found. */
#ifndef GLP1_REPORT_BRIEF_H
#define GLP1_REPORT_BRIEF_H

#include "report/page.h"

/* Writes them to p->o, whose kind is OUT_PLAIN; each is at most 80 columns. */
void brief_write(struct page *p);

#endif
