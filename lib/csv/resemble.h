/* Whether a header that nobody knows may be a column after all, as people abbreviate and decorate names. */
#ifndef GLP1_CSV_RESEMBLE_H
#define GLP1_CSV_RESEMBLE_H

#include "csv/bind.h"

/*
 * The header resembles the name or an alias of the column: each word of the one stands for a
 * word of the other (the same, its beginning of three letters or more, or one letter off), as
 * "Exp Date" does expiration_date and "Lead Time (Days)" lead_days. For texts, which change no
 * number, all words must match both ways.
 */
bool csv_resembles(const struct csv_col *col, struct str header);

#endif
