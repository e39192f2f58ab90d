/* Adds up payments by payee; spellings of one name are one payee. */
#include "baa/ledger_feed.h"

#include "base/array.h"
#include "base/mem.h"

#include "base/banned.h"

struct payment {
	struct str payee;
	int32_t date;
	struct dec amount, debit, credit;
};

#define AT(member) offsetof(struct payment, member)
#define MONEY .min = -1e12, .max = 1e12

static const struct csv_col cols[] = {
	{ .name = "payee", .type = COL_TEXT, .required = true, .offset = AT(payee),
	  .aliases = "vendor,name,paid_to,pay_to,recipient,supplier,merchant,description",
	  .help = "who was paid" },
	{ .name = "date", .type = COL_DATE, .required = true, .offset = AT(date),
	  .aliases = "payment_date,paid_on,posted,posting_date,transaction_date",
	  .help = "day of the payment" },
	{ .name = "amount", .type = COL_DEC, MONEY, .offset = AT(amount),
	  .aliases = "paid,total,payment",
	  .help = "what was paid; of either sign, refunds of the other one" },
	{ .name = "debit", .type = COL_DEC, MONEY, .offset = AT(debit),
	  .aliases = "debits,debit_amount,amount_debit,dr,withdrawal,withdrawals,"
		     "money_out,paid_out,outflow,spent",
	  .help = "what was paid, in a ledger with two columns for it; amount or debit must be there" },
	{ .name = "credit", .type = COL_DEC, MONEY, .offset = AT(credit),
	  .aliases = "credits,credit_amount,amount_credit,cr,deposit,deposits,"
		     "money_in,paid_in,inflow,refund,refunds",
	  .help = "what came back, beside debit: it is taken off" },
};

static bool check(const void *data, struct diag *d, size_t *offset)
{
	const struct payment *p = data;
	bool sided = p->debit.set || p->credit.set;
	*offset = sided ? p->debit.set ? AT(debit) : AT(credit) : AT(amount);
	if (p->amount.set != sided)
		return true;
	diag_set(d, DIAG_DATA, sided ? "amount is filled, too: which of them was paid"
				     : "no amount, no debit and no credit");
	d->hint = sided ? "say --map ledger.amount= or --map ledger.debit=,ledger.credit="
			: "say --map ledger.amount=HEADER, or --map ledger.debit=HEADER";
	return false;
}

const struct feed ledger_feed = { FEED_COLS(cols), .row_size = sizeof(struct payment),
				  .check = check, .never_empty = true };

static double value(struct dec d)
{
	return d.set ? dec_double(d) : 0;
}

static void add(struct ledger *l, const struct payment *p)
{
	bool made;
	struct name name = name_fold(&l->by_name.arena, p->payee);
	size_t *at = map_get(&l->by_name, name.key.n ? name.key : p->payee, sizeof(*at), &made);
	if (made) {
		l->payee = array_room(l->payee, l->n, &l->size, sizeof(*l->payee));
		*at = l->n++;
		l->payee[*at] = (struct baa_payee){ .who = arena_copy(&l->by_name.arena, p->payee),
						    .name = name };
	}
	struct baa_payee *to = &l->payee[*at];
	to->amount += value(p->amount);
	to->debit += value(p->debit);
	to->credit += value(p->credit);
	if (p->debit.set ? p->debit.m == 0 : p->credit.set)
		return; /* it came back, and is no payment */
	to->last = !to->payments || p->date > to->last ? p->date : to->last;
	to->payments++;
}

/* Whether the header has a column of what was paid; if not, says so at the row just read. */
static bool tells_paid(struct input *in)
{
	struct diag d;
	if (input_has(in, AT(amount)) || input_has(in, AT(debit)))
		return true;
	diag_set(&d, DIAG_DATA, "no column \"amount\", and none \"debit\"");
	diag_remedy(&d, "say --map ledger.amount=HEADER, or --map ledger.debit=HEADER");
	input_stop(in, &d, AT(credit));
	return false;
}

bool ledger_read(struct ledger *l, struct tool *t, struct opt_file *file, int32_t as_of)
{
	struct input in;
	struct payment p;
	if (!file->name)
		return true;
	if (!input_init(&in, t, file, &p))
		return false;
	while (input_next(&in) && tells_paid(&in)) {
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
