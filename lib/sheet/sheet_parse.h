/* For this room: handles the elements of a sheet. */
#ifndef GLP1_SHEET_SHEET_PARSE_H
#define GLP1_SHEET_SHEET_PARSE_H

#include "sheet/sheet.h"

/* xml.of is the struct sheet. In the second pass they pause after each row with cells. */
extern const struct xml_handlers sheet_handlers;

#endif
