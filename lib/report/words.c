/* Sentences that say what there is to do, for page and mail. */
#include "report/page.h"

#include <stdio.h>

#include "base/mem.h"

#include "base/banned.h"

struct str dec_str(struct arena *a, struct dec d)
{
	char text[DEC_TEXT];
	return d.set ? arena_copy(a, (struct str){ text, dec_format(d, text) })
		     : (struct str){ "", 0 };
}

static struct str join(struct arena *a, struct str x, const char *between, struct str y)
{
	struct bytes b = { 0 };
	const struct str part[] = { x, str_from(x.n && y.n ? between : ""), y };
	for (size_t i = 0; i < 3; i++)
		if (part[i].n)
			memcpy(bytes_extend(&b, part[i].n), part[i].p, part[i].n);
	struct str s = arena_copy(a, (struct str){ b.p, b.n });
	bytes_release(&b);
	return s;
}

struct str say_orders(struct arena *a, const struct week *w)
{
	struct str s;
	if (!w->n_orders && !w->n_unknown)
		return STR("No order is due.");
	if (!w->n_orders)
		return say(a, w->as_of,
			   "No order is known to be due; of %n SKU%s it is not known.",
			   w->n_unknown, s_of(w->n_unknown));
	if (w->cost.set && !w->n_no_cost)
		s = say(a, w->as_of, "Place %n order%s for %m", w->n_orders, s_of(w->n_orders),
			dec_str(a, w->cost));
	else
		s = say(a, w->as_of, "Place %n order%s; the cost of %n is not known", w->n_orders,
			s_of(w->n_orders), w->n_no_cost);
	if (!w->n_out_first)
		return join(a, s, "", STR("."));
	return join(a, s, "; ",
		    say(a, w->as_of, "%n SKU%s out before an order placed today can arrive.",
			w->n_out_first, w->n_out_first == 1 ? " runs" : "s run"));
}

struct str say_findings(struct arena *a, const struct week *w)
{
	size_t critical = w->n_level[LEVEL_CRITICAL], high = w->n_level[LEVEL_HIGH];
	if (!critical && !high)
		return STR("No critical and no high finding.");
	struct str s =
		say(a, w->as_of, "%n critical and %n high finding%s", critical, high, s_of(high));
	if (!w->n_late)
		return join(a, s, "", STR("."));
	return join(a, s, "; ",
		    say(a, w->as_of, "%n date%s passed.", w->n_late,
			w->n_late == 1 ? " has" : "s have"));
}

/* Why an order is not known: old volume, the status, or else what the note says first. */
static struct str why_unknown(struct row r)
{
	struct str why = cell_of(r, "status"), note = cell_of(r, "note");
	if (row_is_stale(r))
		return STR("stale volume");
	if (why.n && !str_eq(why, STR("ok")))
		return why;
	while (str_next_part(&note, ";", &why))
		if (!str_eq(str_trim(why), STR("order_unknown")))
			return str_trim(why);
	return STR("");
}

/* `order of A, north (stale volume)` */
static struct str unknown_order(struct arena *a, const struct week *w, struct row r)
{
	struct str place = location_of(r), why = why_unknown(r);
	struct str s = say(a, w->as_of, "order of %b%r%b", cell_of(r, "sku"), place.n ? ", " : "", place);
	return why.n ? say(a, w->as_of, "%t (%w)", s, why) : s;
}

struct str say_unknown(struct arena *a, const struct week *w)
{
	enum { MOST = 5 };
	size_t n, named = 0;
	struct str s = { "", 0 };
	struct row *rows = rows_of(w->tables, PART_STOCK, &n);
	for (size_t i = 0; i < n; i++) {
		if (!row_is_unknown(rows[i]))
			continue;
		if (named++ < MOST)
			s = join(a, s, "; ", unknown_order(a, w, rows[i]));
	}
	if (named > MOST)
		s = join(a, s, "; ", say(a, w->as_of, "and %n more, see Stock", named - MOST));
	if (w->n_gaps_unknown)
		s = join(a, s, "; ",
			 say(a, w->as_of, "need of %n role%s", w->n_gaps_unknown,
			     s_of(w->n_gaps_unknown)));
	mem_free(rows);
	return s;
}

/* The tables that `made` lists and that are missing: the tools that make them failed. */
static struct str failed_tables(struct arena *a, const struct week *w)
{
	size_t n;
	struct str s = { "", 0 };
	struct row *rows = rows_of(w->tables, PART_MADE, &n);
	for (size_t i = 0; i < n; i++)
		if (!cell_of(rows[i], "input").n)
			s = join(a, s, "; ",
				 say(a, w->as_of, "%b, as %b", cell_of(rows[i], "output"),
				     cell_of(rows[i], "command")));
	mem_free(rows);
	return s;
}

struct str say_missing(struct arena *a, const struct week *w)
{
	static const struct {
		enum part part;
		const char *what;
	} parts[] = {
		{ PART_STOCK, "stock, so no order is known" },
		{ PART_FINDINGS, "audits, so no finding is known" },
		{ PART_FILL, "orders at pharmacies" },
		{ PART_SCORES, "pharmacies" },
		{ PART_DEMAND, "demand by dose" },
		{ PART_STAFF, "staff" },
		{ PART_GRID, "policies, so insurance is not judged" },
		{ PART_STACK, "software" },
	};
	struct str s = failed_tables(a, w);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (!tables_have(w->tables, parts[i].part))
			s = join(a, s, "; ", str_from(parts[i].what));
	return s;
}

static struct str count_str(struct arena *a, size_t n)
{
	char text[24];
	int k = snprintf(text, sizeof(text), "%zu", n);
	return arena_copy(a, (struct str){ text, (size_t)k });
}

/* Adds the value of the last page, as in `; 5 on Jun 23`. */
static struct str with_before(struct arena *a, const struct week *w, struct str now,
			      const char *fact, int decimals)
{
	struct kept_row *r = before_find(w->before, KEPT_FACT, str_from(fact), STR(""));
	double v;
	if (!r || num_real(r->value, -1e15, 1e15, &v) != NUM_OK)
		return now;
	return join(a, now, "; ",
		    say(a, w->as_of, "%f on %d", r->value, decimals, w->before->as_of));
}

static void orders_fact(struct arena *a, const struct week *w, struct fact_text *f)
{
	if (w->n_orders || w->n_judged || !w->n_unknown)
		f->value = count_str(a, w->n_orders);
	if (w->cost.set && !w->n_no_cost)
		f->below = say(a, w->as_of, "%m", dec_str(a, w->cost));
	else if (w->n_orders)
		f->below = STR("cost not known");
	if (w->n_unknown)
		f->below = join(a, f->below, "; ", say(a, w->as_of, "%n not known", w->n_unknown));
	f->below = with_before(a, w, f->below, "orders", 0);
}

static void staff_fact(struct arena *a, const struct week *w, struct fact_text *f)
{
	f->value = w->n_gaps_unknown == w->n_roles ? (struct str){ "", 0 }
		   : w->short_fte.set		   ? dec_str(a, w->short_fte)
						   : STR("0");
	f->unit = "FTE";
	f->below =
		say(a, w->as_of, "%n of %n role%s short", w->n_gaps, w->n_roles, s_of(w->n_roles));
	if (w->n_gaps_unknown)
		f->below = join(a, f->below, "; ",
				say(a, w->as_of, "%n not known", w->n_gaps_unknown));
	f->below = with_before(a, w, f->below, "staff", 1);
}

static void waste_fact(struct arena *a, const struct week *w, struct fact_text *f)
{
	f->value = w->waste.set ? dec_str(a, w->waste) : STR("0");
	f->unit = "units";
	if (w->waste_last != DATE_NONE)
		f->below = say(a, w->as_of, "the last by %d", w->waste_last);
	f->below = with_before(a, w, f->below, "waste", 0);
}

bool fact_of(struct arena *a, const struct week *w, enum fact fact, struct fact_text *f)
{
	static const char *const names[FACTS] = { "Orders to place", "Critical and high findings",
						  "Staff short", "To be thrown away" };
	static const enum part parts[FACTS] = { PART_STOCK, PART_FINDINGS, PART_STAFF, PART_LOTS };
	*f = (struct fact_text){ .name = names[fact], .unit = "" };
	if (!tables_have(w->tables, parts[fact]))
		return false;
	switch (fact) {
	case FACT_ORDERS: orders_fact(a, w, f); break;
	case FACT_FINDINGS:
		f->value = count_str(a, w->n_level[LEVEL_CRITICAL] + w->n_level[LEVEL_HIGH]);
		f->below = with_before(a, w,
				       say(a, w->as_of, "%n critical", w->n_level[LEVEL_CRITICAL]),
				       "findings", 0);
		break;
	case FACT_STAFF: staff_fact(a, w, f); break;
	default: waste_fact(a, w, f); break;
	}
	return true;
}

struct str plain(struct arena *a, struct str s)
{
	char *to = arena_take(a, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != 1 && s.p[i] != 2)
			to[n++] = s.p[i];
	return (struct str){ to, n };
}
