/* baa/baa_rules.h: products and plans as people spell them. */
#include "unit.h"

#include "baa/baa_rules.h"

#include "base/banned.h"

static const struct {
	const char *item, *list;
	bool item_holds, list_holds; /* the words of one of the list; its words are in one of the list */
} named[] = {
	{ "pro", "Pro;Enterprise", true, true },
	{ "basic", "Pro;Enterprise", false, false },
	{ "Sales Hub Enterprise", "Enterprise", true, false },
	{ "Enterprise", "Enterprise Plus", false, true },
	{ "Professional", "Pro", false, false },
	{ "Chatbot", "chatbots", true, true },
	{ "chatbots", "chatbot", true, true },
	{ "mail/chat", "chat", true, false },
	{ "chat", "mail/chat", true, true },
	{ "(fax)", "fax", true, true },
	{ "M\xc3\xa9t", "t", false, false }, /* a letter outside ASCII is one */
	{ "a", "", false, false },
	{ "b", "a\nb", true, true },
	{ "chat", "chats", true, true },
	{ "chat", "chatr", false, false },
	{ "s", "s", true, true }, /* the only letter is no ending */
	{ "chatss", "chat", false, false },
	{ "a fax", "fax", true, false },
	{ "a faxs b", "fax", true, false },
	/* however words are joined */
	{ "chat bots", "chatbots", true, true },
	{ "Chat-Bots", "chatbot", true, true },
	{ "Chatbots", "chat bot", true, true },
	{ "e-mail", "Email", true, true },
	{ "chat bots for clinics", "chatbots", true, false },
	{ "chat bo", "chatbots", false, false },
	/* what goes before and behind a word: letters and digits do, the bytes beside them do not */
	{ "afax", "fax", false, false },
	{ "zfax", "fax", false, false },
	{ "Zfax", "fax", false, false },
	{ "faxA", "fax", false, false },
	{ "0fax", "fax", false, false },
	{ "fax9", "fax", false, false },
	{ "\xc3\x80" "fax", "fax", false, false },
	{ "`fax", "fax", true, true },
	{ "{fax}", "fax", true, true },
	{ "@fax[", "fax", true, true },
	{ ":fax:", "fax", true, true },
	{ "fax\x7f", "fax", true, true },
};

START_TEST(items_are_named_in_a_list)
{
	struct str item = str_from(named[_i].item), list = str_from(named[_i].list);
	ck_assert_int_eq(baa_named(item, list, BAA_ITEM_HOLDS), named[_i].item_holds);
	ck_assert_int_eq(baa_named(item, list, BAA_LIST_HOLDS), named[_i].list_holds);
}
END_TEST

static const struct {
	const char *plan, *plans;
	enum baa_plan is;
	const char *which;
} plans[] = {
	{ "Pro", "Pro;Business", BAA_PLAN_LISTED, "Pro" },
	{ "Zoom Business Plus (annual; 10 hosts)", "Pro;Business", BAA_PLAN_LISTED, NULL },
	{ "Basic", "Pro;Business", BAA_PLAN_LESSER, "Basic" },
	{ "Basic (no Business)", "Pro;Business", BAA_PLAN_LESSER, "Basic" },
	{ "Professional & Enterprise", "Enterprise", BAA_PLAN_LESSER, "Professional" },
	{ "Free Enterprise trial", "Enterprise", BAA_PLAN_LESSER, "Free Enterprise trial" },
	{ "Education", "Pro;Business", BAA_PLAN_UNLISTED, NULL },
	{ "", "Pro", BAA_PLAN_UNLISTED, NULL },
};

START_TEST(plans_are_listed_or_not)
{
	struct str which;
	ck_assert_int_eq(baa_plan_of(str_from(plans[_i].plan), str_from(plans[_i].plans), &which),
			 plans[_i].is);
	if (plans[_i].which)
		assert_text(which, plans[_i].which);
}
END_TEST

void unit_match(TCase *tc)
{
	tcase_add_loop_test(tc, items_are_named_in_a_list, 0, COUNT(named));
	tcase_add_loop_test(tc, plans_are_listed_or_not, 0, COUNT(plans));
}
