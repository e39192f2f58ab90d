/* States of the US by their postal codes, as tables of rules have them. */
#ifndef GLP1_BASE_POSTAL_H
#define GLP1_BASE_POSTAL_H

#include "base/diag.h"

/*
 * Refuses the full name, in any case, of a state or of the District of Columbia, because no rule
 * is found by it: false, *d says which code to write. Any other text passes: true.
 */
bool postal_check(struct str state, struct diag *d);

#endif
