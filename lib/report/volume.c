/* Units dispensed by week. */
#include "report/page.h"

#include "base/banned.h"

void page_volume(struct page *p)
{
	(void)p;
}
