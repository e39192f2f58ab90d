/* Words of the table of states, and roles. */
#include "staff/states.h"

#include "staff/visit_status.h"

#include "base/banned.h"

const char *const state_authority_names[AUTHORITIES + 1] = { "unknown", "full", "reduced",
							     "restricted" };
const char *const state_path_names[PATHS + 1] = { "unknown", "licence", "after", "steps", "none" };
const char *const state_grade_names[GRADES + 1] = { "none", "yes-S", "yes-P" };
const char *const state_period_names[PERIODS + 1] = { "none", "7d", "14d", "30d", "month",
						      "quarter",
						      "year" };
const char *const oversight_kind_names[OVERSIGHT_KINDS + 1] = { "none", "meeting", "visit",
								"agreement", "attestation" };
const char *const staff_role_names[STAFF_ROLES + 1] = { "other", "NP", "PA", "CNM", "CNS", "CRNA",
							"AP",
							"MD", "RN", "LPN", "MA" };

const struct state_rule *state_find(const struct state_rule *rules, size_t n, struct str state)
{
	for (size_t i = 0; i < n; i++)
		if (str_ieq(rules[i].state, state))
			return &rules[i];
	return NULL;
}

static const struct {
	enum staff_role role;
	const char *name;
} synonyms[] = {
	{ ROLE_NP, "FNP" }, { ROLE_NP, "CRNP" }, { ROLE_NP, "ARNP" }, { ROLE_NP, "APRN" },
		{ ROLE_NP, "APN" },
	{ ROLE_NP, "DNP" }, { ROLE_NP, "nurse practitioner" }, { ROLE_PA, "PA-C" },
	{ ROLE_PA, "physician assistant" }, { ROLE_PA, "physician associate" },
	{ ROLE_CNM, "nurse midwife" }, { ROLE_MD, "DO" }, { ROLE_MD, "physician" },
	{ ROLE_MD, "medical director" }, { ROLE_RN, "registered nurse" }, { ROLE_LPN, "LVN" },
	{ ROLE_MA, "CMA" }, { ROLE_MA, "medical assistant" }, { ROLE_AP, "assistant physician" },
};

enum staff_role staff_role_of(struct str text)
{
	for (int i = ROLE_NP; i < STAFF_ROLES; i++)
		if (visit_same_word(text, str_from(staff_role_names[i])))
			return (enum staff_role)i;
	for (size_t i = 0; i < sizeof(synonyms) / sizeof(*synonyms); i++)
		if (visit_same_word(text, str_from(synonyms[i].name)))
			return synonyms[i].role;
	return ROLE_OTHER;
}

static bool is_aprn(enum staff_role role)
{
	return role == ROLE_NP || role == ROLE_CNM || role == ROLE_CNS || role == ROLE_CRNA;
}

bool staff_is_supervised(enum staff_role role)
{
	return is_aprn(role) || role == ROLE_PA || role == ROLE_AP;
}

bool staff_is_licensed(enum staff_role role)
{
	return staff_is_supervised(role) || role == ROLE_MD || role == ROLE_RN || role == ROLE_LPN;
}

bool state_counts(struct str list, enum staff_role role)
{
	struct str item;
	if (!list.n)
		return staff_is_supervised(role);
	while (str_next_part(&list, "+", &item))
		if ((str_ieq(item, STR("APRN")) && is_aprn(role)) ||
		    str_ieq(item, str_from(staff_role_names[role])))
			return true;
	return false;
}
