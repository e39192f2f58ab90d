#include "made_days.h"

#include <string.h>

#include "base/banned.h"

void made_init(struct made_days *m, size_t n)
{
	memset(m, 0, sizeof(*m));
	m->d = (struct demand){ .days = n, .units = m->units, .stockout = m->stockout, .whole = true };
}
