/* csv/resemble.h: headers as people write them, beside the columns that they are and are not. */
#include "unit.h"

#include "csv/resemble.h"

#include "base/banned.h"

static const struct csv_col expires = { .name = "expires", .type = COL_DATE,
					.aliases = "expiry,expiration_date" };
static const struct csv_col lead = { .name = "lead_days", .type = COL_REAL };
static const struct csv_col place = { .name = "location", .type = COL_TEXT,
				      .aliases = "site,clinic_name" };
static const struct csv_col rules = { .name = "waiver_rules", .type = COL_TEXT };

static const struct {
	const struct csv_col *col;
	const char *header;
	bool same;
} cases[] = {
	{ &expires, "Exp Date", true },
	{ &expires, "Exp. Dt", true },
	{ &expires, "EXPIRATION", true },
	{ &expires, "Expires/BUD", true },
	{ &expires, "expries", true },
	{ &expires, "Expiratoin Date", true },
	{ &expires, "Exspiratoin Date", false }, /* two letters off */
	{ &expires, "Expiation Date", true },
	{ &expires, "Date", false },
	{ &expires, "Experience", false },
	{ &expires, "", false },
	{ &expires, "---", false },
	{ &lead, "Lead Time (Days)", true },
	{ &lead, "Days of lead", true },
	{ &lead, "Lead", true },
	{ &lead, "Days", false },
	{ &lead, "Leader", true }, /* it asks rather too often than not at all */
	{ &lead, "leaddays", true },
	{ &rules, "waiver_ruls", true },
	{ &rules, "waiver_rule", true },
	{ &rules, "WaiverRules", true },
	{ &rules, "rules", false },
	{ &rules, "waiver_until", false },
	{ &place, "Location", true },
	{ &place, "Location Code", false }, /* a text: all words both ways */
	{ &place, "Clinic", false },
	{ &place, "Name of clinic", false },
	{ &place, "Clinic  Name:", true },
};

START_TEST(headers_resemble_columns)
{
	ck_assert_msg(csv_resembles(cases[_i].col, str_from(cases[_i].header)) == cases[_i].same,
		      "\"%s\" and %s", cases[_i].header, cases[_i].col->name);
}
END_TEST

/* A name of more or longer words than are looked at resembles nothing, and breaks nothing. */
START_TEST(long_names_resemble_nothing)
{
	struct bytes name = { 0 };
	bytes_fill(&name, 'e', 5000);
	ck_assert(!csv_resembles(&expires, bytes_str(&name)));
	for (size_t i = 0; i < 100; i++)
		bytes_text(&name, " lead");
	ck_assert(!csv_resembles(&lead, bytes_str(&name)));
	bytes_release(&name);
}
END_TEST

void unit_resemble(TCase *tc)
{
	tcase_add_loop_test(tc, headers_resemble_columns, 0, COUNT(cases));
	tcase_add_test(tc, long_names_resemble_nothing);
}
