/* National Provider Identifiers: ten digits, the last of them a check digit. */
#ifndef GLP1_AUDIT_NPI_H
#define GLP1_AUDIT_NPI_H

#include "base/str.h"

/*
 * Whether s is ten digits, not all zeros, the last the Luhn check digit (ISO/IEC 7812-1) of the
 * nine before it with 80840 in front, as 45 CFR 162.406 and the NPI standard have it.
 */
bool npi_is_valid(struct str s);

#endif
