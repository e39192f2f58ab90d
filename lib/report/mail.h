/* The page as plain text of 72 columns, for mail; the first line is the subject. */
#ifndef GLP1_REPORT_MAIL_H
#define GLP1_REPORT_MAIL_H

#include "report/page.h"

/* Writes it to p->o, whose kind is OUT_PLAIN. Our own words are ASCII; names are as they are. */
void mail_write(struct page *p);

#endif
