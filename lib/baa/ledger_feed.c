/* Adds up payments by payee; spellings of one name are one payee. */
#include "baa/ledger_feed.h"

#include "base/array.h"
#include "base/mem.h"

#include "base/banned.h"

struct payment {
	struct str payee;
	int32_t date;
	struct dec amount;
};

#define AT(member) offsetof(struct payment, member)

static const struct csv_col cols[] = {
	{ .name = "payee", .type = COL_TEXT, .required = true, .offset = AT(payee),
	  .aliases = "vendor,name,paid_to,pay_to,recipient,supplier,merchant,description",
	  .help = "who was paid" },
	{ .name = "date", .type = COL_DATE, .required = true, .offset = AT(date),
	  .aliases = "payment_date,paid_on,posted,posting_date,transaction_date",
	  .help = "day of the payment" },
	{ .name = "amount", .type = COL_DEC, .required = true, .min = -1e12, .max = 1e12,
	  .offset = AT(amount), .aliases = "paid,total,payment,debit",
	  .help = "what was paid; of either sign, refunds of the other one" },
};

const struct feed ledger_feed = { FEED_COLS(cols), .row_size = sizeof(struct payment) };

static void add(struct ledger *l, const struct payment *p)
{
	bool made;
	struct name name = name_fold(&l->by_name.arena, p->payee);
	size_t *at = map_get(&l->by_name, name.key.n ? name.key : p->payee, sizeof(*at), &made);
	if (made) {
		l->payee = array_room(l->payee, l->n, &l->size, sizeof(*l->payee));
		*at = l->n++;
		l->payee[*at] = (struct baa_payee){ .who = arena_copy(&l->by_name.arena, p->payee),
						    .name = name, .last = p->date };
	}
	struct baa_payee *to = &l->payee[*at];
	to->amount += dec_double(p->amount);
	to->payments++;
	to->last = p->date > to->last ? p->date : to->last;
}

bool ledger_read(struct ledger *l, struct tool *t, struct opt_file *file, int32_t as_of)
{
	struct input in;
	struct payment p;
	if (!file->name)
		return true;
	if (!input_init(&in, t, file, &p))
		return false;
	while (input_next(&in)) {
		if (p.date > as_of)
			l->ahead++;
		else
			add(l, &p);
	}
	return input_finish(&in);
}

void ledger_release(struct ledger *l)
{
	mem_free(l->payee);
	map_release(&l->by_name);
	*l = (struct ledger){ 0 };
}
