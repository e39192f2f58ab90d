/* The gates, one small function each; the table of rules names them. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/num.h"
#include "pharm/pharm.h"

#include "base/banned.h"

struct look {
	const struct pharm_model *model;
	const struct pharm_settings *set;
	const struct pharmacy *p;
	struct arena *arena;
};

typedef struct pharm_gate_result gate_check(const struct look *l);

__attribute__((format(printf, 3, 4)))
static struct pharm_gate_result result(const struct look *l, enum pharm_gate state,
				       const char *fmt, ...)
{
	char text[512];
	va_list ap;
	va_start(ap, fmt);
	int n = vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	size_t used = (size_t)n < sizeof(text) ? (size_t)n : sizeof(text) - 1;
	return (struct pharm_gate_result){ state, arena_copy(l->arena, (struct str){ text, used }),
					   DATE_NONE };
}

static struct pharm_gate_result pass(void)
{
	return (struct pharm_gate_result){ PHARM_PASS, { NULL, 0 }, DATE_NONE };
}

/* The value and *text of the answer to a criterion; unknown if there is no such criterion. */
static double value_of(const struct look *l, const char *criterion, struct str *text)
{
	size_t i = pharm_criterion_number(l->model, str_from(criterion));
	*text = (struct str){ NULL, 0 };
	if (i == l->model->n_criteria)
		return NAN;
	*text = pharm_answer(l->p, i);
	return l->p->value[i];
}

/* A gate that yes passes and no fails; anything between is unknown. */
static struct pharm_gate_result yes_no(const struct look *l, const char *criterion, const char *no)
{
	struct str text;
	double v = value_of(l, criterion, &text);
	if (v >= 1)
		return pass();
	if (isnan(v))
		return result(l, PHARM_UNKNOWN, "%s is not known", criterion);
	return v > 0 ? result(l, PHARM_UNKNOWN, "%s is partly so", criterion)
		     : result(l, PHARM_FAIL, "%s", no);
}

static struct pharm_gate_result registered(const struct look *l)
{
	return yes_no(l, "registered", "it is not registered as an outsourcing facility");
}

static struct pharm_gate_result usp797(const struct look *l)
{
	return yes_no(l, "usp797", "it does not work to USP 797");
}

static struct pharm_gate_result salt(const struct look *l)
{
	return yes_no(l, "salt_form", "a salt is another active ingredient than the approved one");
}

static struct pharm_gate_result api_maker(const struct look *l)
{
	return yes_no(l, "api_registered", "a maker of its bulk ingredients is not registered");
}

static struct pharm_gate_result api_coa(const struct look *l)
{
	return yes_no(l, "coa", "it has no certificate of analysis for each ingredient lot");
}

static struct pharm_gate_result excluded(const struct look *l)
{
	return yes_no(l, "excluded", "it is on the exclusion list");
}

bool pharm_has_state(struct str list, struct str state)
{
	struct str item;
	while (str_next_part(&list, " ,;/", &item))
		if (item.n && (str_ieq(item, state) || str_ieq(item, STR("all"))))
			return true;
	return false;
}

static struct pharm_gate_result licence_ship(const struct look *l)
{
	struct str licensed, states = l->p->ships_to, state, missing = { NULL, 0 };
	size_t n = 0;
	value_of(l, "licence_states", &licensed);
	if (pharm_is_unknown(states) || pharm_is_unknown(licensed))
		return result(l, PHARM_UNKNOWN, "%s is not known",
			      pharm_is_unknown(states) ? "ships_to" : "licence_states");
	while (str_next_part(&states, " ,;/", &state)) {
		if (!state.n || pharm_has_state(licensed, state))
			continue;
		missing = n++ ? missing : state;
	}
	if (!n)
		return pass();
	return result(l, PHARM_FAIL, "it ships to %.*s%s without a licence there",
		      (int)str_cut(missing, 40).n, missing.p, n > 1 ? " and other states" : "");
}

/* A gate on a day that must not be past. An answer of yes: it exists, its day is not known. */
static struct pharm_gate_result day_left(const struct look *l, const char *criterion,
					 const char *what, const char *no)
{
	struct str text;
	int32_t day;
	char shown[DATE_TEXT];
	double v = value_of(l, criterion, &text);
	if (date_parse(text, &day) == DATE_OK) {
		if (day >= l->set->as_of)
			return pass();
		date_format(day, shown);
		struct pharm_gate_result ended = result(l, PHARM_FAIL, "%s ended on %s", what, shown);
		ended.day = day;
		return ended;
	}
	if (isnan(v) || v > 0)
		return isnan(v) ? result(l, PHARM_UNKNOWN, "%s is not known", criterion) : pass();
	return result(l, PHARM_FAIL, "%s", no);
}

static struct pharm_gate_result licence_day(const struct look *l)
{
	return day_left(l, "licence_expires", "its licence",
			"it has no licence");
}

static struct pharm_gate_result sterile_permit(const struct look *l)
{
	return day_left(l, "sterile_permit", "its sterile permit",
			"it has no sterile permit");
}

static bool is_copy(struct str pathway)
{
	return str_ieq(pathway, STR("503A_copy")) || str_ieq(pathway, STR("503A copy"));
}

/* The gate for one drug, by the worst of the days that decide. */
static struct pharm_gate_result look_at_drug(const struct look *l, struct str drug,
					     struct str pathway)
{
	int32_t day[3];
	struct str documented;
	struct pharm_gate_result worst = pass();
	bool proved = value_of(l, "difference_doc", &documented) >= 1;
	size_t n = pharm_days(l->p, l->set, day);
	for (size_t i = 0; i < n && worst.state != PHARM_FAIL; i++) {
		const struct pharm_basis *b = pharm_basis_of(l->model, drug, pathway, day[i]);
		char shown[DATE_TEXT];
		date_format(day[i], shown);
		if (!b)
			worst = result(l, PHARM_UNKNOWN, "no row on %.*s by %.*s for %s",
				       (int)str_cut(drug, 60).n, drug.p,
				       (int)str_cut(pathway, 60).n, pathway.n ? pathway.p : "", shown);
		else if (b->status >= PHARM_DISCRETION)
			worst = result(l, PHARM_FAIL, "%.*s by %.*s on %s: %.*s",
				       (int)str_cut(drug, 60).n, drug.p,
				       (int)str_cut(pathway, 60).n, pathway.n ? pathway.p : "", shown,
				       (int)str_cut(b->condition, 250).n, b->condition.p);
		else if (b->status == PHARM_CONDITIONAL && !proved)
			worst = result(l, PHARM_UNKNOWN, "%.*s is lawful only if: %.*s; record "
				       "difference_doc", (int)str_cut(drug, 60).n, drug.p,
				       (int)str_cut(b->condition, 250).n, b->condition.p);
	}
	return worst;
}

/* The gate of the worst drug: of copies only, or of all but copies. */
static struct pharm_gate_result look_at_drugs(const struct look *l, bool copies)
{
	struct str list, drug, pathway;
	struct pharm_gate_result worst = pass();
	value_of(l, "drugs", &list);
	if (pharm_is_unknown(list))
		return result(l, PHARM_UNKNOWN, "drugs is not known");
	while (worst.state != PHARM_FAIL && pharm_next_drug(&list, &drug, &pathway)) {
		if (is_copy(pathway) != copies)
			continue;
		struct pharm_gate_result r = look_at_drug(l, drug, pathway);
		if (r.state != PHARM_PASS)
			worst = r;
	}
	return worst;
}

static struct pharm_gate_result lawful(const struct look *l)
{
	return look_at_drugs(l, false);
}

static struct pharm_gate_result copy(const struct look *l)
{
	return look_at_drugs(l, true);
}

/* The gate that bud_days are at most what the table gives such a preparation. */
static struct pharm_gate_result bud_as(const struct look *l, bool tested)
{
	const struct pharmacy *p = l->p;
	const struct bud_case how = { p->bud_category, p->bud_method, p->bud_components,
				      p->bud_storage, tested };
	const struct pharm_bud *b = pharm_bud_of(l->model->bud, l->model->n_bud, &how, l->set->as_of);
	double days = dec_double(p->bud_days);
	if (!b)
		return result(l, PHARM_UNKNOWN, "no row on beyond-use dates of category %s%s, %s",
			      bud_category_names[p->bud_category], tested ? "" : " untested",
			      bud_storage_names[p->bud_storage]);
	if (days <= b->days)
		return pass();
	return result(l, PHARM_FAIL, "%g days (%s), %g is the most%s: %.*s", days,
		      bud_storage_names[p->bud_storage], b->days,
		      tested ? "" : " without a sterility test of the lot",
		      (int)str_cut(b->citation, 100).n, b->citation.p);
}

static struct pharm_gate_result bud(const struct look *l)
{
	struct str test;
	double v = value_of(l, "sterility_test", &test);
	if (!l->p->bud_days.set)
		return result(l, PHARM_UNKNOWN, "bud_days is not known");
	if (!isnan(v))
		return bud_as(l, v >= 1);
	struct pharm_gate_result untested = bud_as(l, false), tested = bud_as(l, true);
	if (untested.state == PHARM_PASS || tested.state == PHARM_FAIL)
		return untested.state == PHARM_PASS ? untested : tested;
	return result(l, PHARM_UNKNOWN, "sterility_test is not known");
}

static const struct {
	const char *name;
	gate_check *check;
} checks[] = {
	{ "registered", registered }, { "licence_ship", licence_ship },
	{ "licence_day", licence_day }, { "sterile_permit", sterile_permit },
	{ "usp797", usp797 }, { "lawful", lawful }, { "copy", copy }, { "salt", salt },
	{ "api_maker", api_maker }, { "api_coa", api_coa }, { "excluded", excluded },
	{ "bud", bud },
};

static bool in_force(const struct pharm_rule *r, int32_t day)
{
	return (r->from == DATE_NONE || day >= r->from) && (r->until == DATE_NONE || day < r->until);
}

void pharm_gates(const struct pharm_model *m, const struct pharm_settings *s, struct pharmacy *p,
		 struct arena *arena)
{
	struct look l = { m, s, p, arena };
	for (size_t i = 0; i < m->n_rules; i++) {
		const struct pharm_rule *r = &m->rule[i];
		p->gate[i] = (struct pharm_gate_result){ PHARM_NOT_ASKED, { NULL, 0 }, DATE_NONE };
		if (!(r->applies >> p->type & 1) || !in_force(r, s->as_of))
			continue;
		for (size_t c = 0; c < sizeof(checks) / sizeof(*checks); c++)
			if (str_eq(r->check, str_from(checks[c].name)))
				p->gate[i] = checks[c].check(&l);
	}
}

size_t pharm_count_gates(const struct pharm_model *m, const struct pharmacy *p,
			 enum pharm_gate state)
{
	size_t n = 0;
	for (size_t i = 0; i < m->n_rules; i++)
		n += m->rule[i].cap_failed && p->gate[i].state == state;
	return n;
}
