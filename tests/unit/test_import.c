/*
 * Exports as they are and changed: other order of columns, one more, one renamed, other
 * dialects, titles above, cut at every byte. What comes out is the same, or it is refused.
 */
#include "import_trial.h"

#include <stdlib.h>

#include "import/contacts.h"
#include "import/visit.h"

#include "base/banned.h"

static const struct {
	const char *text, *rows, *skipped; /* fields hold no comma, so that they can be taken apart */
	const char *renamed;               /* a needed column */
} exports[] = {
	{ "Date,Item,Qty,Price Point Name,SKU,Gross Sales,Transaction ID,Event Type,Location,Itemization Type\n"
	  "2026-07-08,Pen,2.0,Regular,PEN-1,$20.00,T1,Payment,South,Physical Good\n"
	  "2026-07-08,Visit,1.0,Regular,,$75.00,T1,Payment,South,Service\n"
	  "07/09/2026,Vial,1.0,5 mg,,$10.00,T2,Payment,North,Physical Good\n"
	  "2026-07-10,Vial,1.0,5 mg,,-$10.00,T3,Refund,North,Physical Good\n",
	  "2026-07-08|PEN-1|2|South|dispense\n2026-07-09|Vial / 5 mg|1|North|dispense\n"
	  "2026-07-10|Vial / 5 mg|1|North|return\n",
	  "2|Itemization Type is Service\n", "Event Type" },
	{ "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,"
	  "Converted Amount Refunded,Converted Currency,Fee,Mode,Status\n"
	  "ch_1,2026-07-10 14:03,100.00,0.00,USD,true,,,,3.20,Live,Paid\n"
	  "ch_2,2026-07-10 14:04,100.00,0.00,cad,TRUE,73.11,10.00,usd,2.40,Live,Refunded\n"
	  "ch_3,2026-07-10 14:05,100.00,0.00,usd,FALSE,100.00,0.00,usd,0.00,Live,Paid\n",
	  "2026-07-10|payment|100|0|3.2|usd||ch_1\n2026-07-10|payment|73.11|10|2.4|usd||ch_2\n",
	  "3|Captured is false\n", "Captured" },
	{ "InvoiceNumber,InvoiceDate,Practitioner,Total,AmountPaid,LineItemDescription,LineItemAmount\n"
	  "I1,2026-07-08,P,30.00,30.00,Vial,20.00\n,,,,,Visit,10.00\nI2,2026-07-09,P,-5.00,-5.00,Vial,-5.00\n",
	  "2026-07-08|Vial|1||dispense\n2026-07-08|Visit|1||dispense\n2026-07-09|Vial|1||return\n", "",
	  "LineItemAmount" },
	{ "Date,Client Name,Provider,Appointment Type,Status,Actual Duration\n"
	  "2026-07-08 09:00:00 EDT,C,Dr. A,Follow-up,Occurred,20\n"
	  "2026-07-08 10:00:00 EDT,C,B,Intake,,45\n",
	  "2026-07-08T09:00|Follow-up|20|occurred||A\n2026-07-08T10:00|Intake|45|unknown||B\n", "",
	  "Actual Duration" },
	{ "Appointment ID,Appointment State,Appointment Service ID,Appointment Date,Service Name\n"
	  "All,,,,\na1,Completed,s1,2026-07-08 09:00,Intake\na2,canceled,s2,7/8/2026 9:30 AM,Intake\n",
	  "2026-07-08T09:00|Intake||occurred||\n2026-07-08T09:30|Intake||cancelled||\n",
	  "1|summary row All\n", "Appointment State" },
};

/* Turns text and compares; want NULL: it must be refused. */
static void assert_turns(const struct profiles *ps, struct str text, const char *want,
			 const char *skipped, const char *how)
{
	struct turned_file f;
	turn_file(&f, ps, text, TARGETS, NULL);
	if (want) {
		require(!f.fault.class, "%s: %s: %s", how, f.fault.name, f.fault.what);
		require(str_eq(bytes_str(&f.rows), str_from(want)), "%s: got %.*s", how, (int)f.rows.n,
			f.rows.p);
		require(str_eq(bytes_str(&f.skipped), str_from(skipped)), "%s: left out %.*s", how,
			(int)f.skipped.n, f.skipped.p);
	} else {
		require(f.fault.class == DIAG_DATA, "%s: taken", how);
	}
	turned_release(&f);
}

/* The fields of each line in another order: column i comes from (i * step + shift) % columns. */
static void reorder(const char *text, size_t columns, size_t step, size_t shift, struct bytes *to)
{
	struct str rest = str_from(text), line, field[64];
	while (str_next_part(&rest, "\n", &line) && line.n) {
		size_t n = 0;
		while (str_next_part(&line, ",", &field[n]))
			n++;
		ck_assert_uint_eq(n, columns);
		for (size_t i = 0; i < n; i++) {
			struct str s = field[(i * step + shift) % n];
			bytes_text(to, i ? "," : "");
			bytes_add(to, s.p, s.n);
		}
		bytes_text(to, "\n");
	}
}

static size_t columns_of(const char *text)
{
	size_t n = 1;
	for (; *text != '\n'; text++)
		n += *text == ',';
	return n;
}

static void replace(const char *text, const char *from, const char *with, struct bytes *to)
{
	size_t n = strlen(from);
	to->n = 0;
	for (; *text; text++) {
		bool here = strncmp(text, from, n) == 0;
		bytes_add(to, here ? with : text, here ? strlen(with) : 1);
		text += here ? n - 1 : 0;
	}
}

START_TEST(columns_in_any_order)
{
	struct profiles ps;
	struct bytes b = { 0 };
	const size_t n = columns_of(exports[_i].text);
	trial_builtin(&ps);
	for (size_t shift = 0; shift < n; shift++)
		for (size_t step = 1; step < n; step += n - 2) { /* forwards and backwards */
			b.n = 0;
			reorder(exports[_i].text, n, step, shift, &b);
			assert_turns(&ps, bytes_str(&b), exports[_i].rows, exports[_i].skipped, "reordered");
		}
	bytes_release(&b);
	profiles_release(&ps);
}
END_TEST

/* ASCII text in UTF-16, its mark first. */
static void utf16(const char *text, bool big, struct bytes *to)
{
	to->n = 0;
	bytes_text(to, big ? "\xfe\xff" : "\xff\xfe");
	for (; *text; text++) {
		bytes_add(to, big ? (char[]){ '\0', *text } : (char[]){ *text, '\0' }, 2);
	}
}

START_TEST(other_dialects_of_the_same)
{
	struct profiles ps;
	struct bytes b = { 0 }, c = { 0 };
	const char *text = exports[_i].text, *rows = exports[_i].rows, *out = exports[_i].skipped;
	trial_builtin(&ps);
	assert_turns(&ps, str_from(text), rows, out, "as it is");
	replace(text, "\n", "\r\n", &b);
	assert_turns(&ps, bytes_str(&b), rows, out, "CRLF");
	replace(text, ",", ";", &b);
	assert_turns(&ps, bytes_str(&b), rows, out, "semicolons");
	replace(text, ",", "\t", &b);
	assert_turns(&ps, bytes_str(&b), rows, out, "tabs");
	replace(text, "\n", ",\n", &b);
	assert_turns(&ps, bytes_str(&b), rows, out, "an empty column more");
	bytes_text(&c, "\xef\xbb\xbf");
	bytes_text(&c, text);
	assert_turns(&ps, bytes_str(&c), rows, out, "byte order mark");
	c.n = 0;
	bytes_text(&c, "A report\nFrom,2026-07-01\n,,,,\n\n");
	bytes_text(&c, text);
	assert_turns(&ps, bytes_str(&c), rows, out, "titles above");
	c.n = 0;
	bytes_add(&c, text, strlen(text));
	bytes_text(&c, text);
	c.n = strlen(text) + strcspn(text, "\n") + 1;
	assert_turns(&ps, bytes_str(&c), rows, out, "the header again");
	utf16(text, false, &b);
	assert_turns(&ps, bytes_str(&b), rows, out, "UTF-16LE");
	utf16(text, true, &b);
	assert_turns(&ps, bytes_str(&b), rows, out, "UTF-16BE");
	b.n--;
	assert_turns(&ps, bytes_str(&b), NULL, "", "half a character");
	replace(text, exports[_i].renamed, "Something else", &b);
	assert_turns(&ps, bytes_str(&b), NULL, "", "a needed column renamed");
	bytes_release(&b);
	bytes_release(&c);
	profiles_release(&ps);
}
END_TEST

/* Shorter with success only where a record ends. */
START_TEST(cut_at_every_byte)
{
	struct profiles ps;
	struct turned_file f;
	const char *text = exports[_i].text;
	trial_builtin(&ps);
	for (size_t n = 0; n < strlen(text); n++) {
		turn_file(&f, &ps, (struct str){ text, n }, TARGETS, NULL);
		bool ends = n && text[n - 1] == '\n';
		struct str rows = bytes_str(&f.rows);
		bool whole = str_eq(rows, str_from(exports[_i].rows)); /* cut where nothing counts */
		bool part = rows.n <= strlen(exports[_i].rows) && memcmp(rows.p, exports[_i].rows, rows.n) == 0;
		require(f.fault.class || (part && (ends || whole)), "cut at %zu: %.*s", n, (int)rows.n, rows.p);
		turned_release(&f);
	}
	profiles_release(&ps);
}
END_TEST

/* Amounts read are amounts written and amounts left out. */
START_TEST(sums_before_and_after_are_equal)
{
	struct profiles ps;
	struct turned_file f;
	struct bytes text = { 0 };
	struct rng rng = { unit_seed() };
	struct dec before = { 0, 0, true }, after = { 0, 0, true };
	trial_builtin(&ps);
	bytes_text(&text, "Date,Merchant,Order #,Operator,Method,Amount\n");
	for (size_t i = 0; i < 2000; i++) {
		int cents = (int)rng_below(&rng, 200000000) - 100000000;
		bool gift = rng_below(&rng, 4) == 0;
		unsigned u = (unsigned)(cents < 0 ? -cents : cents);
		bytes_say(&text, "2026-07-%02d,M,%d,O,%s,\"%s$", (int)(i % 28) + 1, (int)i, gift ? "Gift Card" : "Cash",
			  cents < 0 ? "-" : "");
		if (u >= 100000)
			bytes_say(&text, "%u,%03u.%02u\"\n", u / 100000, u / 100 % 1000, u % 100);
		else
			bytes_say(&text, "%u.%02u\"\n", u / 100, u % 100);
		if (!gift)
			dec_add(&before, (struct dec){ cents, 2, true });
	}
	turn_file(&f, &ps, bytes_str(&text), TO_PAYMENTS, NULL);
	require(!f.fault.class, "%s", f.fault.what);
	ck_assert_uint_eq(f.n_rows + f.n_skipped, 2000);
	struct str rows = bytes_str(&f.rows), line, cell;
	while (str_next_part(&rows, "\n", &line) && line.n) {
		struct dec d;
		for (int i = 0; i < 3; i++)
			str_next_part(&line, "|", &cell);
		ck_assert_int_eq(dec_parse(cell, &d), NUM_OK);
		dec_add(&after, d);
	}
	ck_assert_double_eq(dec_double(before), dec_double(after));
	turned_release(&f);
	bytes_release(&text);
	profiles_release(&ps);
}
END_TEST

/* Values that must not pass in silence. */
START_TEST(a_row_that_cannot_be_right_is_a_fault)
{
	static const struct {
		const char *from, *with, *what;
	} changes[] = {
		{ "Payment", "Exchange", "an unknown word; known are Payment, Refund" },
		{ "2.0", "two", "not a number" },
		{ "2.0", "1,000", NULL },
		{ "2026-07-08", "08.07.2026", "not a date as this export writes them" },
		{ "2026-07-08", "", "empty, the date of volume is needed" },
		{ ",Physical Good\n2026-07-08", "\n2026-07-08", "9 fields, header has 10" },
		{ ",Physical Good\n", ",Physical Good,more\n", "11 fields, header has 10" },
		{ "Location", "Date", "two columns are called Date" },
		{ "Price Point Name,SKU", "SKU,SKU", NULL },
	};
	struct profiles ps;
	struct bytes b = { 0 };
	struct turned_file f;
	trial_builtin(&ps);
	for (size_t i = 0; i < COUNT(changes); i++) {
		replace(exports[0].text, changes[i].from, changes[i].with, &b);
		turn_file(&f, &ps, bytes_str(&b), TARGETS, NULL);
		require(f.fault.class == DIAG_DATA, "%s is taken", changes[i].with);
		if (changes[i].what)
			ck_assert_str_eq(f.fault.what, changes[i].what);
		turned_release(&f);
	}
	bytes_release(&b);
	profiles_release(&ps);
}
END_TEST

static const struct {
	const char *rows, *what;
} tables[] = {
	{ "x/y,volumes,date,A,date\n", "not one of volume, appointments, payments, visits, contacts, orders, ledger" },
	{ "x/y,volume,when,A,date\n", "no column of this target" },
	{ "x/y,,when,A,\n", "not one of about, get, note, need, then, empty, key, skip, fill" },
	{ "x/y,volume,date,A,twist\n", "an unknown step" },
	{ "x/y,volume,date,,date\n", "wants a column" },
	{ "x/y,volume,date,A;B;C;D;E;F;G;H;I,date\n", "wants names of columns, parted by ;, at most 8" },
	{ "x/y,volume,kind,A,words Yes=maybe\n", "must end in words, sign or const with the words of this column" },
	{ "x/y,volume,kind,A,\n", "must end in words, sign or const with the words of this column" },
	{ "x/y,,need,A,\nx/y,,need,B,\n", "said twice" },
	{ "x/y,,skip,A,lower\n", "wants one test: is, not, empty or filled; then because, or nothing" },
	{ "x/y,,fill,A,lower\n", "fill takes no steps" },
	{ ",,need,A,\n", "empty" },
	{ "x/y,,about,X,exports,2026-11-27,,real\n", "empty" },
	{ "x/y,,about,X,exports,,somewhere,real\n", "the day on which it was looked up is missing" },
	{ "x/y,,about,X,exports,2026-11-27,somewhere,\n", "say how much was seen: real, names or ours" },
	{ "x/y,,need,A,\n", "profile x/y lacks about" },
	{ "x/y,,about,X,exports,2026-11-27,somewhere,ours\n", "profile x/y lacks need" },
	{ "x/y,,about,X,exports,2026-11-27,somewhere,ours\nx/y,,need,A,\n", "profile x/y lacks the columns of any target" },
	{ "x/y,,about,X,exports,2026-11-27,somewhere,ours\nx/y,,need,A,\nx/y,volume,sku,A,\n", "profile x/y lacks date" },
};

START_TEST(a_table_that_makes_no_sense_is_refused)
{
	struct profiles ps = { 0 };
	struct bytes b = { 0 };
	struct diag d = { .class = DIAG_NONE };
	bytes_text(&b, "profile,to,field,from,do,as_of,source,verified\n");
	bytes_text(&b, tables[_i].rows);
	require(!trial_profiles(&ps, bytes_str(&b), true, &d) || !profiles_check(&ps, &d), "%s", tables[_i].rows);
	ck_assert_str_eq(d.what, tables[_i].what);
	bytes_release(&b);
	profiles_release(&ps);
}
END_TEST

#define OWN_TABLE                                                                                \
	"profile,to,field,from,do,as_of,source,verified\n"                                       \
	"%s,,about,Till,sales,2026-11-27,ours,ours\n%s,,need,%s,\n%s,volume,date,Day,date\n"      \
	"%s,volume,sku,What,\n%s,volume,quantity,Many,number\n%s,volume,kind,,const dispense\n"

static void own_profile(struct profiles *ps, const char *name, const char *need)
{
	struct bytes b = { 0 };
	struct diag d;
	bytes_say(&b, OWN_TABLE, name, name, need, name, name, name, name);
	require(trial_profiles(ps, bytes_str(&b), true, &d), "%s", d.what);
	bytes_release(&b);
}

START_TEST(own_profiles_come_first_and_ties_are_asked_about)
{
	struct profiles ps = { 0 };
	struct turned_file f;
	struct diag d;
	const struct str text = STR("Day,What,Many\n2026-07-08,Pen,2\n");
	own_profile(&ps, "mine/a", "Day;What");
	turn_file(&f, &ps, text, TARGETS, NULL);
	assert_text(bytes_str(&f.rows), "2026-07-08|Pen|2||dispense\n");
	turned_release(&f);
	own_profile(&ps, "mine/b", "What;Many");
	require(profiles_check(&ps, &d), "%s", d.what);
	turn_file(&f, &ps, text, TARGETS, NULL);
	ck_assert_str_eq(f.fault.what, "both mine/a and mine/b fit this header");
	turned_release(&f);
	turn_file(&f, &ps, text, TARGETS, "mine/b");
	ck_assert_str_eq(f.profile, "mine/b");
	turned_release(&f);
	own_profile(&ps, "mine/c", "Day;What;Many");
	turn_file(&f, &ps, text, TARGETS, NULL);
	ck_assert_str_eq(f.profile, "mine/c");
	turned_release(&f);
	profiles_release(&ps);
}
END_TEST

START_TEST(persons_count_once_and_their_times_together)
{
	static const struct visit_host host = { { "h@x.org", 7 }, { "Host", 4 } };
	struct attendance a[] = {
		{ { "h@x.org", 7 }, { "H", 1 }, 0, 1000, false },    /* the host, by address */
		{ { "", 0 }, { "host", 4 }, 0, 1000, false },        /* and by name */
		{ { "a@x.org", 7 }, { "A", 1 }, 100, 200, false },
		{ { "a@x.org", 7 }, { "A again", 7 }, 150, 300, false },
		{ { "", 0 }, { "B", 1 }, 400, 500, false },
		{ { "", 0 }, { "B", 1 }, 450, 480, false },
		{ { "c@x.org", 7 }, { "C", 1 }, 0, 900, true },      /* was never let in */
		{ { "d@x.org", 7 }, { "B", 1 }, 500, 500, false },
	};
	struct visit v = visit_of(a, COUNT(a), &host);
	ck_assert(v.known);
	ck_assert_uint_eq(v.participants, 3);
	ck_assert_int_eq(v.seconds, 300);
	ck_assert(!visit_of(a, 2, &(struct visit_host){ { "", 0 }, { "", 0 } }).known);
	ck_assert_uint_eq(visit_of(NULL, 0, &host).participants, 0);
}
END_TEST

START_TEST(health_is_told_by_the_names_of_columns)
{
	static const char *const health[] = { "GLP-1 medication", "Current dose (mg)", "BMI", "rx_number", "Rx2",
					      "Date of Birth", "DOB", "A1c", "Diagnosis (ICD-10)", "lab_result" };
	static const char *const other[] = { "Email", "Favorite color", "Label", "Collaboration", "Proxy", "",
					     "Create Date", "Phone Number", "Newsletter topics" };
	for (size_t i = 0; i < COUNT(health); i++)
		require(name_tells_health(str_from(health[i])), "%s", health[i]);
	for (size_t i = 0; i < COUNT(other); i++)
		require(!name_tells_health(str_from(other[i])), "%s", other[i]);
}
END_TEST

void unit_import(TCase *tc)
{
	tcase_add_loop_test(tc, columns_in_any_order, 0, COUNT(exports));
	tcase_add_loop_test(tc, other_dialects_of_the_same, 0, COUNT(exports));
	tcase_add_loop_test(tc, cut_at_every_byte, 0, COUNT(exports));
	tcase_add_test(tc, sums_before_and_after_are_equal);
	tcase_add_test(tc, a_row_that_cannot_be_right_is_a_fault);
	tcase_add_loop_test(tc, a_table_that_makes_no_sense_is_refused, 0, COUNT(tables));
	tcase_add_test(tc, own_profiles_come_first_and_ties_are_asked_about);
	tcase_add_test(tc, persons_count_once_and_their_times_together);
	tcase_add_test(tc, health_is_told_by_the_names_of_columns);
}
