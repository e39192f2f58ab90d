/* Reads what policies are compared with: roster, services, limits of lines, minimums of states. */
#include "base/embedded.h"
#include "base/postal.h"
#include "cover/cover_feed.h"

#include "base/banned.h"

extern const struct embedded cover_require_csv, cover_minimums_csv; /* tables of this room */

static const char yes_no[] = "y=yes,true=yes,1=yes,n=no,false=no,0=no,?=unknown,tbd=unknown";

#define COL(member) CSV_MEMBER(struct cover_person, member)

static const struct csv_col person_cols[] = {
	{ COL(person), .required = true, .key = true, .aliases = "name,clinician",
	  .help = "who; a row for each state, as glp1-staff reads it" },
	{ .name = "role", .offset = offsetof(struct cover_person, role_text), .required = true,
	  .help = "MD, NP, PA, CNM, CNS, CRNA, AP, RN and LPN must be covered" },
	{ COL(state), .help = "postal code of the state of practice" },
	{ COL(started), .type = COL_DATE, .aliases = "since,start_date,hired",
	  .help = "first day of work for the clinic" },
	{ COL(independent_since), .type = COL_DATE,
	  .help = "day from which the person practises without a supervisor" },
	{ COL(owner), .help = "who is to act" },
	{ COL(waiver_until), .type = COL_DATE, .help = "last day of an exception" },
	{ COL(waiver_reason), .help = "why there is one" },
	{ COL(waiver_rules), .help = "rule IDs it excuses; without one it is for glp1-staff only" },
};

#undef COL

static void fix_person(void *data, struct arena *arena)
{
	struct cover_person *p = data;
	p->key = name_fold(arena, p->person).key;
}

static bool check_person(const void *row, struct diag *d, size_t *offset)
{
	const struct cover_person *r = row;
	*offset = offsetof(struct cover_person, state);
	return postal_check(r->state, d);
}

const struct feed cover_person_feed = { FEED_COLS(person_cols),
					.row_size = sizeof(struct cover_person),
					.check = check_person,
					.fix = fix_person };

#define COL(member) CSV_MEMBER(struct cover_service, member)

static const struct csv_col service_cols[] = {
	{ COL(service), .required = true, .aliases = "name", .help = "what is offered" },
	{ COL(first_day), .type = COL_DATE, .aliases = "since,started,first_date,first_service",
	  .help = "day on which it was first given" },
	{ COL(states), .aliases = "state", .help = "postal codes of the states where it is given" },
	{ COL(compounded), .type = COL_WORD, .words = cover_answer_names, .synonyms = yes_no,
	  .aliases = "compounding",
	  .help = "it uses compounded drugs: yes, no or unknown (if empty)" },
	{ COL(declared), .type = COL_WORD, .words = cover_answer_names, .synonyms = yes_no,
	  .help = "the carrier was told of it: yes, no or unknown (if empty)" },
};

#undef COL

static bool check_service(const void *row, struct diag *d, size_t *offset)
{
	const struct cover_service *s = row;
	*offset = offsetof(struct cover_service, states);
	return cover_states_check(s->states, d);
}

const struct feed cover_service_feed = { FEED_COLS(service_cols),
					 .row_size = sizeof(struct cover_service),
					 .check = check_service };

#define COL(member) CSV_MEMBER(struct cover_need, member)
#define USD(member) COL(member), .type = COL_DEC, .min = 0, .max = COVER_USD_MAX, .unit = "USD"
#define WORD(member) COL(member), .type = COL_WORD, .words = cover_answer_names, .synonyms = yes_no

static const struct csv_col need_cols[] = {
	{ .name = "for", .offset = offsetof(struct cover_need, party), .required = true,
	  .aliases = "party", .help = "us, or a party as in the policies" },
	{ COL(line), .type = COL_WORD, .required = true, .words = cover_line_names,
	  .help = "that it must carry" },
	{ USD(per_claim), .help = "at least; any if empty" },
	{ USD(aggregate), .help = "at least; any if empty" },
	{ WORD(additional_insured), .help = "the clinic must be additional insured: yes, no" },
	{ WORD(compounding), .help = "it must cover compounded drugs in words: yes, no" },
	{ WORD(employees_only), .help = "it is asked of who has employees: yes, no" },
	{ COL(notice_days), .type = COL_DEC, .min = 0, .max = 3650, .unit = "days",
	  .help = "of cancellation; --notice-days if empty" },
	{ COL(owner), .help = "who is to act when there is none" },
	{ COL(as_of), .type = COL_DATE, .help = "day on which it was looked up" },
	{ COL(source), .help = "where it was looked up" },
	{ COL(note), .help = "what else to know" },
};

#undef COL
#undef WORD

static bool check_need(const void *row, struct diag *d, size_t *at)
{
	const struct cover_need *n = row;
	static const size_t offset[] = { offsetof(struct cover_need, per_claim),
					 offsetof(struct cover_need, aggregate) };
	const struct dec *const usd[] = { &n->per_claim, &n->aggregate };
	return cover_whole_cents(usd, offset, 2, d, at);
}

static void fix_need(void *data, struct arena *arena)
{
	struct cover_need *n = data;
	n->party_key = cover_party_key(arena, n->party);
}

const struct feed cover_need_feed = { FEED_COLS(need_cols), .row_size = sizeof(struct cover_need),
				      .check = check_need, .fix = fix_need };

#undef USD
#define COL(member) CSV_MEMBER(struct cover_minimum, member)
#define USD(member) COL(member), .type = COL_DEC, .min = 0, .max = COVER_USD_MAX, .unit = "USD"
#define WORD(member) COL(member), .type = COL_WORD, .words = cover_answer_names, .synonyms = yes_no

static const struct csv_col minimum_cols[] = {
	{ COL(state), .required = true, .help = "postal code" },
	{ COL(roles), .required = true,
	  .help = "professions, parted by +; APRN is NP, CNM, CNS, CRNA" },
	{ .name = "mandatory", .offset = offsetof(struct cover_minimum, duty), .type = COL_WORD,
	  .words = cover_duty_names,
	  .help = "yes: a duty; conditional: what a fund or a cap on damages costs; no: the state "
		  "asks for nothing; not known if empty" },
	{ WORD(independent_only), .help = "it binds those who practise without a supervisor only" },
	{ USD(per_claim), .help = "at least; not seen if empty" },
	{ USD(aggregate), .help = "at least; not seen if empty" },
	{ WORD(defence_outside), .help = "it may not be used for defence" },
	{ WORD(tail), .help = "a claims-made policy must give a tail" },
	{ COL(fund), .help = "state fund on top" },
	{ COL(citation), .help = "the law" },
	{ COL(since), .type = COL_DATE,
	  .help = "day from which it certainly holds; always if empty" },
	{ COL(as_of), .type = COL_DATE, .required = true, .help = "day on which it was looked up" },
	{ COL(source), .required = true, .help = "where it was looked up" },
	{ COL(note), .help = "what else to know" },
};

#undef COL
#undef WORD
#undef USD

static bool check_minimum(const void *row, struct diag *d, size_t *at)
{
	const struct cover_minimum *m = row;
	*at = offsetof(struct cover_minimum, state);
	if (!postal_check(m->state, d))
		return false;
	static const size_t offset[] = { offsetof(struct cover_minimum, per_claim),
					 offsetof(struct cover_minimum, aggregate) };
	const struct dec *const usd[] = { &m->per_claim, &m->aggregate };
	return cover_whole_cents(usd, offset, 2, d, at);
}

const struct feed cover_minimum_feed = { FEED_COLS(minimum_cols),
					 .row_size = sizeof(struct cover_minimum),
					 .check = check_minimum };

static bool read_needs(struct rows *r, struct tool *t, struct opt_file *file)
{
	bool ok = rows_read(r, t, file);
	struct cover_need *row = r->row;
	for (size_t i = 0; i < r->n; i++)
		row[i].own = true;
	return ok && rows_read_embedded(r, t, &cover_need_feed, &cover_require_csv);
}

static bool read_minimums(struct rows *r, struct tool *t, struct opt_file *file)
{
	bool ok = rows_read(r, t, file);
	struct cover_minimum *row = r->row;
	for (size_t i = 0; i < r->n; i++)
		row[i].own = true;
	return ok && rows_read_embedded(r, t, &cover_minimum_feed, &cover_minimums_csv);
}

bool cover_tables_read(struct cover_tables *c, struct tool *t, struct cover_files *f)
{
	return read_needs(&c->needs, t, &f->require) &&
	       read_minimums(&c->minimums, t, &f->minimums);
}

bool cover_register_read(struct cover_tables *c, struct tool *t, struct cover_files *f)
{
	if (!rows_read(&c->people, t, &f->roster) || !rows_read(&c->services, t, &f->services) ||
	    (f->roster.name && !input_some(t, c->people.n, f->roster.name)) ||
	    !rows_read(&c->policies, t, NULL))
		return false;
	c->book = (struct cover_book){
		.policies = c->policies.row, .n_policies = c->policies.n,
		.people = c->people.row, .n_people = c->people.n,
		.services = c->services.row, .n_services = c->services.n,
		.needs = c->needs.row, .n_needs = c->needs.n,
		.minimums = c->minimums.row, .n_minimums = c->minimums.n,
		.has_roster = f->roster.name, .has_services = f->services.name,
	};
	return true;
}

void cover_tables_release(struct cover_tables *c)
{
	rows_release(&c->policies);
	rows_release(&c->people);
	rows_release(&c->services);
	rows_release(&c->needs);
	rows_release(&c->minimums);
}
