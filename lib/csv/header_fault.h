/* What is said of a header in which a column cannot be found. */
#ifndef GLP1_CSV_HEADER_FAULT_H
#define GLP1_CSV_HEADER_FAULT_H

#include "csv/bind.h"

/* Whether a header matches one of the comma-separated aliases (NULL: there are none). */
bool csv_names_alias(struct str header, const char *aliases);

/*
 * Says that there is no header called name, which was wanted for col; a name other than that of
 * col is one that --map gave. Fills *d; returns false.
 */
bool csv_header_missing(const struct csv_binding *b, const struct csv_bind_how *how,
			const struct csv_row *header, struct str name, const struct csv_col *col,
			struct diag *d);

/* Says that two headers could be col. Fills *d; returns false. */
bool csv_header_twice(const struct csv_binding *b, const struct csv_bind_how *how,
		      const struct csv_col *col, struct diag *d);

/* Says that the unknown header of field `at` may be col, which is missing. Fills *d; false. */
bool csv_header_resembles(const struct csv_binding *b, const struct csv_bind_how *how,
			  const struct csv_col *col, uint32_t at, struct diag *d);

#endif
