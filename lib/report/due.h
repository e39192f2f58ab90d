/* What is due besides orders and findings at once; sentences and choice for page and mail. */
#ifndef GLP1_REPORT_DUE_H
#define GLP1_REPORT_DUE_H

#include "report/page.h"

/* How many refills are to be ordered, are late, and come too late. */
struct str say_refills(struct page *p);
/* How many orders at pharmacies are late. */
struct str say_open_late(struct page *p);
/* A meeting, visit or agreement of supervision, and whether it is due or overdue. */
struct str say_supervision(struct page *p, struct row r);
/* Returns the rows of supervision that are due or overdue; the caller frees them by mem_free. */
struct row *supervision_due(const struct tables *t, size_t *n);
/*
 * Calls put_one for the findings below high whose date is past or within 60 days, by date, for the
 * first 8; returns how many more there are.
 */
size_t each_near(struct page *p, void (*put_one)(struct page *, const struct finding *));

#endif
