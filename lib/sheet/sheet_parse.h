/* What the elements of a sheet mean; for this room. */
#ifndef GLP1_SHEET_SHEET_PARSE_H
#define GLP1_SHEET_SHEET_PARSE_H

#include "sheet/sheet.h"

/* The xml's .of is the struct sheet. While it is reading they pause behind each row with cells. */
extern const struct xml_handlers sheet_handlers;

#endif
