/* Whether an unknown header may be a column after all: people abbreviate and decorate names. */
#ifndef GLP1_CSV_RESEMBLE_H
#define GLP1_CSV_RESEMBLE_H

#include "csv/bind.h"

/*
 * Whether the header resembles the name or an alias of the column: each word of one of the two
 * stands for a word of the other (is equal to it, is its beginning of three letters or more, or
 * is one letter off). So "Exp Date" resembles expiration_date, and "Lead Time (Days)" lead_days.
 * For texts, since they change no number, the words must match both ways. A name of eight letters
 * or more is resembled, too, if no more than one letter of all its words differs: "waiver_ruls",
 * "waiverrules".
 */
bool csv_resembles(const struct csv_col *col, struct str header);

#endif
