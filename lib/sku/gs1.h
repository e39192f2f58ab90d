/*
 * GS1 element strings, as scanners write them: (01)00312345678906(17)261231(10)AB12, or without
 * brackets, fields of variable length ended by FNC1 (GS1 General Specifications, sections 3 and
 * 7.8).
 */
#ifndef GLP1_SKU_GS1_H
#define GLP1_SKU_GS1_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* What a code says; the texts are parts of it. .p NULL: it does not say. */
struct gs1_code {
	struct str gtin, lot, expiry; /* AI 01, 10, 17 */
	int32_t expires;              /* the expiry as a day; DATE_NONE: none */
};

/*
 * Whether a text is such a code: it begins with (NN), or with a symbology identifier such as ]d2,
 * or holds an FNC1 (as 0x1d), or begins with 01 and a GTIN whose check digit is right, with more
 * behind it.
 */
bool gs1_is_code(struct str s);

/* Reads a code into *code. Returns NULL, or what is wrong with the code, as text for a message. */
const char *gs1_parse(struct str s, struct gs1_code *code);

#endif
