/* What one location sends to another, before anything is bought. */
#include "report/page.h"

#include "base/banned.h"

enum { ROWS_SHOWN = 40 };

static void put_transfer(struct page *p, struct row r)
{
	struct str lot = cell_of(r, "lot"), unit = cell_of(r, "unit");
	put(&p->o,
	    "<tr role='row'><td class='done box' role='cell'></td>"
	    "<th scope='row' role='rowheader'>%b",
	    cell_of(r, "sku"));
	if (lot.n)
		put(&p->o, " <span class='tag'>lot %b</span>", lot);
	put(&p->o, "</th><td class='n p12' role='cell'><b>%f</b> ", cell_of(r, "quantity"), -1);
	if (unit.n)
		put(&p->o, "%b", unit);
	else
		put(&p->o, "units");
	put(&p->o,
	    "</td><td class='p21' role='cell'><small>from </small>%b</td>"
	    "<td class='p22' role='cell'><small>to </small>%b</td>"
	    "<td class='p31' role='cell'><small>there out on </small>%D</td></tr>\n",
	    cell_of(r, "from_location"), cell_of(r, "location"), day_of(r, "out_on"));
}

void page_transfers(struct page *p)
{
	size_t n = p->w->n_transfers;
	if (!n)
		return;
	page_table(p, SAY(p, "Send %n lot%s from one location to another.", n, s_of(n)),
		   "What one location can spare and another would buy. Out on: the first day on "
		   "which there is not enough where it goes to.",
		   "done:Done|:SKU|n:Send|:From|:To|:Out on");
	put(&p->o, "<tbody role='rowgroup'>\n");
	for (size_t i = 0; i < n && i < ROWS_SHOWN; i++)
		put_transfer(p, p->w->transfer[i]);
	put(&p->o, "</tbody>\n");
	page_table_end(p);
	if (n > ROWS_SHOWN)
		put(&p->o, "<p class='note'>%n more are in the file of glp1-orders.</p>\n",
		    n - ROWS_SHOWN);
}
