/* Checks on what an agreement does not cover: separate products, switches, AI, texts, tags. */
#include "baa/baa_rules.h"

#include "base/banned.h"

/* The row of the catalogue on a product: by its name, alone or after the vendor's first word. */
static const struct baa_known *known_product(struct audit *a, const struct baa_case *c,
					     struct str item)
{
	struct str rest = c->v->name.words, first = rest;
	str_next_part(&rest, " ", &first);
	item = str_cut(item, NAME_LETTERS);
	char *text = arena_take(&a->arena, first.n + item.n + 1);
	if (first.n)
		memcpy(text, first.p, first.n);
	text[first.n] = ' ';
	memcpy(text + first.n + 1, item.p, item.n);
	const struct name tries[] = { name_fold(&a->arena, item),
				      name_fold(&a->arena, (struct str){ text, first.n + item.n + 1 }) };
	for (size_t i = 0; i < sizeof(tries) / sizeof(*tries); i++) {
		struct names_run run = names_same(&c->indexes->known, &tries[i]);
		if (run.n)
			return &c->reg->known[run.entry->id];
	}
	return NULL;
}

void baa_check_apart(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	struct str used = c->v->products_used, item;
	if (c->v->phi == BAA_NO || c->ended || c->gate || !c->v->name.key.n)
		return;
	while (str_next_part(&used, BAA_LIST_MARKS, &item)) {
		const struct baa_known *k = item.n ? known_product(a, c, item) : NULL;
		if (!k || (c->v->known && str_eq(k->vendor, c->v->known->vendor)) ||
		    c->indexes->known_row[k - c->reg->known])
			continue;
		bool refused = k->baa == BAA_REFUSED && k->conflict != BAA_YES;
		baa_find(a, rule, c, refused ? AUDIT_HIGH : rule->level, DATE_NONE,
			 "%.*s has an answer of its own (%.*s: %s, as of %s): give it a row", TEXT(item),
			 TEXT(k->vendor), refused ? "signs no BAA" : baa_mode_names[k->baa],
			 baa_day(k->as_of).text);
	}
}

void baa_check_activation(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_known *k = c->sure;
	if (c->in_place && k && k->activation.n && c->v->activated != BAA_YES)
		baa_find(a, rule, c, c->v->activated == BAA_NO ? AUDIT_HIGH : rule->level, DATE_NONE,
			 "the agreement alone does not do: %.*s (as of %s); that it was done is %s",
			 TEXT(k->activation), baa_day(k->as_of).text,
			 c->v->activated == BAA_NO ? "denied" : "not recorded in activated");
}

void baa_check_ai(struct audit *a, const struct audit_rule *rule, const void *context)
{
	static const char *const ai[] = { "ai",	     "chatgpt", "gpt",	      "copilot", "gemini",
					  "scribe",  "claude",	"notetaker",  "otter",	 "ai companion",
					  "chatbot", "llm",	"transcript", NULL };
	const struct baa_case *c = context;
	struct str used = c->v->products_used, item;
	if (!c->in_place)
		return;
	while (str_next_part(&used, BAA_LIST_MARKS, &item))
		if (item.n && baa_holds(item, ai) &&
		    !baa_named(item, c->v->products_covered, BAA_LIST_HOLDS) &&
		    !(c->sure && baa_named(item, c->sure->not_covered, BAA_ITEM_HOLDS)))
			baa_find(a, rule, c, rule->level, DATE_NONE,
				 "%.*s is in use, and agreements often leave such functions out: ask, and "
				 "name it in products_covered", TEXT(item));
}

void baa_check_texts(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	bool texts = c->v->category == BAA_SMS || (c->v->known && c->v->known->category == BAA_SMS);
	if (texts && !c->ended && (c->v->purpose & BAA_MARKETING))
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "carriers block texts that advertise prescription drugs, whatever the BAA: keep "
			 "promotion of such drugs off this line");
}

/* Whether visitors say who they are on these pages (AHA v. Becerra did not touch those). */
static bool tells_who(struct str pages)
{
	static const char *const who[] = { "login", "log-in", "portal",	  "booking", "book",	"intake",
					   "app",   "account", "checkout", "form",    "schedule", "scheduling",
					   "all",   "every page", "patient", "appointment", NULL };
	struct str item;
	while (str_next_part(&pages, BAA_LIST_MARKS, &item))
		if (item.n && baa_holds(item, who))
			return true;
	return false;
}

void baa_check_pages(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_vendor *v = c->v;
	bool tag = v->category == BAA_ANALYTICS || (v->known && v->known->category == BAA_ANALYTICS);
	if (!tag || v->phi != BAA_NO || c->ended)
		return;
	if (!v->pages.n)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "is said to touch no PHI: on which pages does its tag run? Record pages, such as "
			 "public; login, booking, intake, portal and app tell who the visitor is");
	else if (tells_who(v->pages))
		baa_find(a, rule, c, AUDIT_HIGH, DATE_NONE,
			 "is said to touch no PHI, and its tag runs on pages where the visitor says who he is");
}
