/* The reports of glp1-cover-audit, findings aside: who holds what, and what to ask for. */
#ifndef GLP1_COVER_COVER_REPORT_H
#define GLP1_COVER_COVER_REPORT_H

#include "cover/cover.h"
#include "tool/tool.h"

extern const struct report cover_grid_report, cover_request_report;
extern const struct report cover_require_report, cover_minimums_report;

/* Write the tables, the rows of the user's files first. */
void cover_write_needs(struct tool *t, const struct cover_need *row, size_t n);
void cover_write_minimums(struct tool *t, const struct cover_minimum *row, size_t n);

/* Writes, after cover_audit, a row for each person or party and each line it must have. */
void cover_write_grid(struct tool *t, const struct cover_book *b);

/* Writes a row for each finding that a letter can settle: to whom, what, which paper. */
void cover_write_requests(struct tool *t, const struct cover_book *b, const struct audit *a);

#endif
