/*
 * Numbers and days as people read them. Rounding is decimal, on the text of the cell, half away
 * from zero; `,` between thousands, `.` decimal, U+2212 for minus, English names of months.
 */
#ifndef GLP1_REPORT_NUMBER_H
#define GLP1_REPORT_NUMBER_H

#include "base/date.h"
#include "base/num.h"

enum { NUMBER_TEXT = 160, DAY_TEXT = 24 };

/* Formats a number, at most NUM_DIGITS characters as num_real reads it, with 0 to 6 decimals. */
struct str number_text(struct str cell, int decimals, char out[NUMBER_TEXT]);

/* Formats a number with the decimals that it has, but no zeros at its end. */
struct str number_plain(struct str cell, char out[NUMBER_TEXT]);

/* Formats a share as percent: whole, with one decimal below 10. */
struct str number_percent(struct str cell, char out[NUMBER_TEXT]);

/* Returns how many decimals days of cover, FTE or rates have: one, none from 100 on. */
int number_few(struct str cell);

enum day_style { DAY_SHORT, DAY_WEEKDAY, DAY_FULL };

/*
 * Formats a day: Jul 14, Tue Jul 14, or Tue Jul 14, 2026. The first two have the year as well if
 * it is not that of as_of.
 */
struct str day_text(int32_t day, enum day_style style, int32_t as_of, char out[DAY_TEXT]);

/* Returns the Monday on or before a day. */
int32_t monday_of(int32_t day);

#endif
