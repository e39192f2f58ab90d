/* What is said of a header in which a column cannot be found. */
#ifndef GLP1_CSV_HEADER_FAULT_H
#define GLP1_CSV_HEADER_FAULT_H

#include "csv/bind.h"

/* The header is one of the comma-separated aliases (NULL: none). */
bool csv_names_alias(struct str header, const char *aliases);

/*
 * There is no header called name, which was wanted for col; another name than its own is what
 * --map said.
 * Fills *d; returns false.
 */
bool csv_header_missing(const struct csv_binding *b, const struct csv_bind_how *how,
			const struct csv_row *header, struct str name, const struct csv_col *col,
			struct diag *d);

/* There are two headers that could be col. Fills *d; returns false. */
bool csv_header_twice(const struct csv_binding *b, const struct csv_bind_how *how,
		      const struct csv_col *col, struct diag *d);

/* The header of field `at`, unknown, resembles col, which is not there. Fills *d; returns false. */
bool csv_header_resembles(const struct csv_binding *b, const struct csv_bind_how *how,
			  const struct csv_col *col, uint32_t at, struct diag *d);

#endif
