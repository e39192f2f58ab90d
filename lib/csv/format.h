/* The formats for programs: CSV (RFC 4180 with LF), TSV with escapes, JSON. */
#ifndef GLP1_CSV_FORMAT_H
#define GLP1_CSV_FORMAT_H

#include "csv/writer.h"

/* Writes the cells of the writer's row in its format. */
void csv_format_row(struct csv_writer *w);

#endif
