/* States of the US by their postal codes, as tables of rules have them. */
#ifndef GLP1_BASE_POSTAL_H
#define GLP1_BASE_POSTAL_H

#include "base/diag.h"

/*
 * False if the text is the full name of a state or of the District of Columbia, in any case, by
 * which no rule would be found: *d says which code to write. Anything else is let pass.
 */
bool postal_check(struct str state, struct diag *d);

#endif
