/* Compares products and plans, as people spell them, with those of a list. */
#include "baa/baa_rules.h"

#include "base/banned.h"

static bool is_letter(struct str s, size_t at)
{
	unsigned char c = at < s.n ? (unsigned char)s.p[at] : ' ';
	return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static bool same_letter(char a, char b)
{
	return str_ieq((struct str){ &a, 1 }, (struct str){ &b, 1 });
}

/* The part without marks at its end and without a plural s. */
static struct str trunk(struct str part)
{
	while (part.n && !is_letter(part, part.n - 1))
		part.n--;
	if (part.n > 1 && same_letter(part.p[part.n - 1], 's'))
		part.n--;
	return part;
}

/* Whether full has the letters of part from at on, marks aside, up to the end of a word. */
static bool stands_at(struct str full, size_t at, struct str part)
{
	for (size_t i = 0; i < part.n; i++) {
		if (!is_letter(part, i))
			continue;
		while (at < full.n && !is_letter(full, at))
			at++;
		if (at == full.n || !same_letter(full.p[at++], part.p[i]))
			return false;
	}
	return !is_letter(full, at) || (same_letter(full.p[at], 's') && !is_letter(full, at + 1));
}

/*
 * Whether full is part, or holds its words, be it one or many, and however they are joined: "Sales
 * Hub Enterprise" holds "Enterprise", "chat-bot" holds "chatbots".
 */
static bool holds(struct str full, struct str part)
{
	part = trunk(part);
	for (size_t at = 0; part.n && at < full.n; at++)
		if (is_letter(full, at) && (at == 0 || !is_letter(full, at - 1)) &&
		    stands_at(full, at, part))
			return true;
	return false;
}

bool baa_holds(struct str full, const char *const *words)
{
	for (; *words; words++)
		if (holds(full, str_from(*words)))
			return true;
	return false;
}

bool baa_named(struct str item, struct str list, enum baa_match match)
{
	struct str part;
	while (str_next_part(&list, BAA_LIST_MARKS, &part))
		if (match == BAA_ITEM_HOLDS ? holds(item, part) : holds(part, item))
			return true;
	return false;
}

bool baa_covers_all(struct str covered)
{
	return str_ieq(covered, STR("all")) || str_ieq(covered, STR("all products")) ||
	       str_ieq(covered, STR("all services")) || str_ieq(covered, STR("everything"));
}

/* Whether part is a word for a tier, such as free, that no plan with a BAA has. */
static bool is_lesser(struct str part, struct str plans)
{
	static const char *const tiers[] = { "basic",	 "free",     "starter",	     "trial",
					     "lite",	 "standard", "professional", "pro",
					     "personal", "team",     "essentials",   "premium",
					     "hobby",	 "solo",     "individual" };
	for (size_t i = 0; i < sizeof(tiers) / sizeof(*tiers); i++)
		if (holds(part, str_from(tiers[i])) && !holds(plans, str_from(tiers[i])))
			return true;
	return false;
}

enum baa_plan baa_plan_of(struct str plan, struct str plans, struct str *which)
{
	struct str part;
	bool listed = false;
	*which = plan;
	while (str_next_part(&plan, ",;+&/()\r\n", &part)) {
		if (is_lesser(part, plans)) {
			*which = part;
			return BAA_PLAN_LESSER;
		}
		listed = listed || baa_named(part, plans, BAA_ITEM_HOLDS);
	}
	return listed ? BAA_PLAN_LISTED : BAA_PLAN_UNLISTED;
}
