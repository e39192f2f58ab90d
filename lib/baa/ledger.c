/* Finds whom the clinic pays and does not have in its register. */
#include "baa/baa_rules.h"

#include <math.h>
#include <stdio.h>

#include "base/banned.h"

enum { NET_TEXT = 100 };

/* Whether a vendor has the payee's name; if not, sets p->near to one whose name is near. */
static bool is_vendor(const struct baa_register *r, struct baa_indexes *x, struct baa_payee *p)
{
	if (names_same(&x->rows, &p->name).n)
		return true;
	struct names_near near = names_near(&x->rows, &p->name);
	p->near = near.n ? &r->vendors[near.entry[0]->id] : NULL;
	return false;
}

void baa_look_at_payees(struct audit *a, struct baa_register *r, struct baa_indexes *x)
{
	const struct audit_rule *rule = baa_rule(a, "payee-unregistered");
	for (struct baa_payee *p = r->payees; rule && p < r->payees + r->n_payees; p++) {
		struct baa_day last = baa_day(p->last);
		double paid = fabs(p->amount) + fabs(p->debit), back = fabs(p->credit);
		double kept = back > paid ? paid : paid - back;
		char net[NET_TEXT] = "";
		if (!p->payments || is_vendor(r, x, p))
			continue;
		if (back > paid)
			snprintf(net, sizeof(net), " (and %.2f came back)", back);
		else if (back > 0)
			snprintf(net, sizeof(net), " (%.2f less %.2f that came back)", paid, back);
		p->subject = (struct audit_subject){ .name = p->who, .waiver_until = DATE_NONE,
						     .due = DATE_NONE };
		audit_begin(a, &p->subject);
		struct audit_finding *f = audit_find(
			a, rule, rule->level, DATE_NONE,
			"was paid %.2f%s in %zu payment%s, the last on %s, and is not in the register%s%.*s%s",
			kept, net, p->payments, p->payments == 1 ? "" : "s", last.text,
			p->near ? "; is it " : "", TEXT(p->near ? p->near->vendor : STR("")),
			p->near ? "?" : "");
		f->weight = kept;
	}
	a->subject = NULL;
}
