/* csv/bind.h, finding columns: which header is meant, and what is said when none is. */
#include "unit.h"

#include <stddef.h>

#include "base/text.h"
#include "csv/bind.h"

#include "base/banned.h"

static const char *const kinds[] = { "dispense", "return", NULL };

struct item {
	int32_t date, kind;
	struct str sku, location;
	struct dec quantity;
};

static const struct csv_col cols[] = {
	{ .name = "date", .type = COL_DATE, .required = true, .offset = offsetof(struct item, date),
	  .aliases = "day,fill_date" },
	{ .name = "sku", .type = COL_TEXT, .required = true, .offset = offsetof(struct item, sku),
	  .aliases = "item,ndc" },
	{ .name = "quantity", .type = COL_DEC, .required = true,
	  .offset = offsetof(struct item, quantity), .aliases = "qty,units" },
	{ .name = "location", .type = COL_TEXT, .offset = offsetof(struct item, location) },
	{ .name = "kind", .type = COL_WORD, .words = kinds, .offset = offsetof(struct item, kind) },
};

static const struct csv_map maps[] = {
	{ BYTES("date"), BYTES("Dispensed On") },
	{ BYTES("Location"), { NULL, 0 } },
};

static bool bind(struct csv_binding *b, const char *header, size_t n_maps, struct diag *d)
{
	struct made_row made;
	struct item item;
	*b = (struct csv_binding){ 0 };
	return bind_header(b, cols, COUNT(cols), row_of(&made, header), maps, n_maps, &item, d);
}

/* The field that a column was found in; -1: none. */
static int64_t field_of(const struct csv_binding *b, const char *name)
{
	for (size_t i = 0; i < b->n; i++)
		if (strcmp(b->bound[i].col->name, name) == 0)
			return b->bound[i].at;
	return -1;
}

static const struct {
	const char *header;
	int64_t date, sku, quantity, location;
} found[] = {
	{ "date|sku|quantity", 0, 1, 2, -1 },
	{ "quantity|x|location|sku|date", 4, 3, 0, 2 },
	{ "Date|SKU|Quantity", 0, 1, 2, -1 },
	{ " DATE |Sku\t|QUANTITY", 0, 1, 2, -1 },
	{ "day|ndc|units", 0, 1, 2, -1 },
	{ "Fill Date|Item|Qty", 0, 1, 2, -1 },
	{ "FILL-DATE|ITEM|QTY", 0, 1, 2, -1 },
	/* exact beats loose */
	{ "DATE|date|sku|quantity", 1, 2, 3, -1 },
	{ "date|Date|DATE|sku|quantity", 0, 3, 4, -1 },
	/* exact and loose beat aliases */
	{ "day|date|item|sku|qty|units|quantity", 1, 3, 6, -1 },
	{ "day|Date|item|Sku|qty|units|Quantity", 1, 3, 6, -1 },
	/* extra columns may be there twice or without a name */
	{ "note|date|sku|quantity|note||", 1, 2, 3, -1 },
	{ "date|sku|quantity|LOCATION", 0, 1, 2, 3 },
};

START_TEST(columns_are_found)
{
	struct csv_binding b;
	struct diag d;
	ck_assert_msg(bind(&b, found[_i].header, 0, &d), "%s", d.what);
	ck_assert_int_eq(field_of(&b, "date"), found[_i].date);
	ck_assert_int_eq(field_of(&b, "sku"), found[_i].sku);
	ck_assert_int_eq(field_of(&b, "quantity"), found[_i].quantity);
	ck_assert_int_eq(field_of(&b, "location"), found[_i].location);
	for (size_t i = 1; i < b.n; i++)
		ck_assert_uint_lt(b.bound[i - 1].at, b.bound[i].at);
	csv_binding_release(&b);
}
END_TEST

#define NO_HEADER(column) "is the first line a header? if so, say --map " column "=HEADER"

static const struct {
	const char *header, *what, *remedy;
} refused[] = {
	{ "date|sku|date|quantity", "more than one column could be \"date\": columns 1 and 3",
	  "choose with --map date=HEADER" },
	{ "DATE|sku|Date|quantity", "more than one column could be \"date\": columns 1 and 3",
	  "choose with --map date=HEADER" },
	{ "date|item|ndc|quantity", "more than one column could be \"sku\": columns 2 and 3",
	  "choose with --map sku=HEADER" },
	{ "date|sku|quantity|location|location",
	  "more than one column could be \"location\": columns 4 and 5",
	  "choose with --map location=HEADER" },
	{ "date|sku|price", "no column \"quantity\"; the columns are date, sku, price",
	  "say --map quantity=HEADER" },
	{ "x|date|price", "no column \"sku\"; the columns are x, date, price", "say --map sku=HEADER,quantity=HEADER" },
	{ "date|sku|quantty|note",
	  "no column \"quantity\"; the columns are date, sku, quantty, note",
	  "did you mean --map quantity=quantty" },
	{ "date|sku|QTYS", "no column \"quantity\"; the columns are date, sku, QTYS",
	  "did you mean --map quantity=QTYS" },
	{ "date|sku|a\nb", "no column \"quantity\"; the columns are date, sku, a\\nb",
	  "say --map quantity=HEADER" },
	{ "date;sku;quantity", "no column \"date\"",
	  "the header is one field: say --delimiter semicolon" },
	{ "date\tsku\tquantity", "no column \"date\"",
	  "the header is one field: say --delimiter tab" },
	/* names as people and programs write them */
	{ "site|drug_name|amount-2", "no column \"date\"; the columns are site, drug_name, amount-2",
	  "say --map date=HEADER,sku=HEADER,quantity=HEADER" },
	{ "site|drug_name|amount", "no column \"date\"; the columns are site, drug_name, amount",
	  "say --map date=HEADER,sku=HEADER,quantity=HEADER" },
	{ "Id|START|STOP", "no column \"date\"; the columns are Id, START, STOP",
	  "say --map date=HEADER,sku=HEADER,quantity=HEADER" },
	{ "Rx #|Patient Name|Filled When",
	  "no column \"date\"; the columns are Rx #, Patient Name, Filled When",
	  "say --map date=HEADER,sku=HEADER,quantity=HEADER" },
	/* nothing known: perhaps no header, so nothing of it is shown */
	{ "", "no column \"date\"", NO_HEADER("date") },
	{ "Mary|Smith|5x", "no column \"date\"", NO_HEADER("date") },
	{ "Mary|Smith|Tirzepatide", "no column \"date\"", NO_HEADER("date") },
	{ "mary|smith|rx1", "no column \"date\"", NO_HEADER("date") },
	{ "Jane Roe|Semaglutide|Clinic|obesity", "no column \"date\"", NO_HEADER("date") },
	{ "Kay|Jones|x", "no column \"date\"", NO_HEADER("date") },
	{ "clinic|mary", "no column \"date\"", NO_HEADER("date") },
	{ "mary|smith| ", "no column \"date\"", NO_HEADER("date") },
	{ "dtae|x|y", "no column \"date\"", NO_HEADER("date") },
	/* what does not show is no part of a name */
	{ "dtae |sku|units", "no column \"date\"; the columns are dtae , sku, units",
	  "did you mean --map 'date=dtae '" },
	{ "\xc2\xa0" "dat\xc2\xa0|sku|units",
	  "no column \"date\"; the columns are \\xC2\\xA0dat\\xC2\\xA0, sku, units",
	  "did you mean --map 'date=\\xC2\\xA0dat\\xC2\\xA0'" },
	/* and what a shell would read is quoted for it */
	{ "date|sku|Units?/Wk", "no column \"quantity\"; the columns are date, sku, Units?/Wk",
	  "did you mean --map 'quantity=Units?/Wk'" },
	{ "date|sku|Unit's", "no column \"quantity\"; the columns are date, sku, Unit's",
	  "did you mean --map 'quantity=Unit'\\''s'" },
	{ "date|sku|Units/Wk", "no column \"quantity\"; the columns are date, sku, Units/Wk",
	  "did you mean --map quantity=Units/Wk" },
};

START_TEST(columns_are_missing_or_there_twice)
{
	struct csv_binding b;
	struct diag d;
	ck_assert(!bind(&b, refused[_i].header, 0, &d));
	ck_assert_int_eq(d.class, DIAG_DATA);
	ck_assert_str_eq(d.what, refused[_i].what);
	ck_assert_ptr_null(d.hint);
	ck_assert_str_eq(d.remedy, refused[_i].remedy);
	ck_assert(!d.file && !d.line);
	csv_binding_release(&b);
}
END_TEST

/* First lines of files without a header; the name in them must not be shown unasked. */
static const char *const headerless[] = {
	"2026-01-05|Doe|4", "01/05/2026|Doe|x", "Doe|4", "Doe|-1.50", "Doe| 4", "Doe|2026-01-05 10:15",
	"Doe| 2026-01-05", "Doe|1/5/2026 10:15", "Doe|$4.00", "Doe|1,000",
};

START_TEST(cells_of_a_headerless_file_are_not_shown)
{
	struct csv_binding b = { 0 };
	struct diag d;
	struct made_row made;
	struct item item;
	ck_assert(!bind_header(&b, cols, COUNT(cols), row_of(&made, headerless[_i]), NULL, 0, &item,
				   &d));
	ck_assert_msg(!strstr(d.what, "Doe"), "\"%s\": %s", headerless[_i], d.what);
	ck_assert_str_eq(d.what, "no column \"date\"");
	ck_assert_str_eq(d.remedy, NO_HEADER("date"));
	assert_text(d.value, headerless[_i]); /* for --show-values */
	csv_binding_release(&b);
}
END_TEST

/* The first line of an input need not be the first of what was read with it. */
START_TEST(the_value_is_the_whole_line)
{
	struct csv_binding b = { 0 };
	struct diag d;
	struct made_row made;
	struct item item;
	struct csv_row row = *row_of(&made, "skipped|line|2026-01-05|Doe|4");
	row.end += 2;
	row.n = 3;
	ck_assert(!bind_header(&b, cols, COUNT(cols), &row, NULL, 0, &item, &d));
	assert_text(d.value, "2026-01-05|Doe|4");
	csv_binding_release(&b);
}
END_TEST

START_TEST(many_columns_are_cut_short)
{
	struct csv_binding b;
	struct diag d;
	struct bytes header = { 0 };
	bytes_text(&header, "date");
	for (int i = 0; i < 60; i++)
		bytes_text(&header, i % 2 ? "|b\xc3\xa9\xc3\xa9\xc3\xa9" : "|item no");
	bytes_add(&header, "", 1);
	ck_assert(!bind(&b, header.p, 0, &d));
	ck_assert_uint_ge(strlen(d.what), DIAG_TEXT - 20);
	/* cut between characters, or a terminal shows a broken one */
	for (struct str s = str_from(d.what); s.n;) {
		uint32_t cp;
		size_t n = text_decode(s, &cp);
		ck_assert_msg(n > 0, "half a character at the end of \"%s\"", d.what);
		s = (struct str){ s.p + n, s.n - n };
	}
	ck_assert_str_eq(d.what + strlen(d.what) - 3, "...");
	csv_binding_release(&b);
	bytes_release(&header);
}
END_TEST

/* A name that is longer than the message: dots, and none behind it. */
START_TEST(a_long_name_is_left_out)
{
	struct csv_binding b;
	struct diag d;
	struct bytes header = { 0 };
	bytes_text(&header, "date|");
	bytes_fill(&header, 'x', 300);
	bytes_add(&header, "|lot", 5);
	ck_assert(!bind(&b, header.p, 0, &d));
	ck_assert_str_eq(d.what, "no column \"sku\"; the columns are date...");
	csv_binding_release(&b);
	bytes_release(&header);
}
END_TEST

START_TEST(maps_choose_the_header)
{
	struct csv_binding b;
	struct diag d;
	ck_assert(bind(&b, "date|Dispensed On|sku|quantity", 1, &d));
	ck_assert_int_eq(field_of(&b, "date"), 1);
	csv_binding_release(&b);
	ck_assert(bind(&b, "date|dispensed_on|sku|quantity", 1, &d));
	ck_assert_int_eq(field_of(&b, "date"), 1);
	csv_binding_release(&b);
	ck_assert(bind(&b, "dispensed_on|Dispensed On|sku|quantity", 1, &d));
	ck_assert_int_eq(field_of(&b, "date"), 1);
	csv_binding_release(&b);
	ck_assert(!bind(&b, "Dispensed On|date|Dispensed On|sku|quantity", 1, &d));
	ck_assert_str_eq(d.what, "more than one column could be \"date\"");
	csv_binding_release(&b);
	ck_assert(!bind(&b, "date|sku|quantity", 1, &d));
	ck_assert_str_eq(d.what, "no column \"Dispensed On\"; the columns are date, sku, quantity");
	csv_binding_release(&b);
	ck_assert(!bind(&b, "Dispensed|sku|quantity|location", 1, &d));
	ck_assert_str_eq(d.remedy, "did you mean --map date=Dispensed");
	csv_binding_release(&b);
}
END_TEST

START_TEST(an_empty_map_means_none)
{
	struct csv_binding b;
	struct diag d;
	ck_assert(bind(&b, "Dispensed On|sku|quantity|location", 2, &d));
	ck_assert_int_eq(field_of(&b, "location"), -1);
	csv_binding_release(&b);
}
END_TEST

START_TEST(members_start_empty)
{
	struct csv_binding b = { 0 };
	struct made_row made;
	struct diag d;
	struct item item = { 5, 5, STR("x"), STR("y"), { 5, 5, true } };
	ck_assert(bind_header(&b, cols, COUNT(cols), row_of(&made, "date|sku|quantity"), NULL, 0,
				  &item, &d));
	ck_assert_int_eq(item.date, DATE_NONE);
	ck_assert_int_eq(item.kind, 0);
	ck_assert_uint_eq(item.sku.n, 0);
	ck_assert_uint_eq(item.location.n, 0);
	ck_assert(!item.quantity.set && item.quantity.m == 0 && item.quantity.dec == 0);
	csv_binding_release(&b);
}
END_TEST

START_TEST(names_match_loosely)
{
	ck_assert(csv_name_matches(STR(" Days Supply"), STR("days_supply")));
	ck_assert(csv_name_matches(STR("days-supply\t"), STR("DAYS SUPPLY")));
	ck_assert(!csv_name_matches(STR("dayssupply"), STR("days_supply")));
	ck_assert(csv_name_matches(STR("Days Supply:"), STR("days_supply")));
	ck_assert(csv_name_matches(STR("Lot #"), STR("lot")));
	ck_assert(csv_name_matches(STR("lead time (days)"), STR("lead_time_days")));
	ck_assert(!csv_name_matches(STR("days+supply"), STR("days_supply")));
	ck_assert(!csv_name_matches(STR(""), STR("a")));
}
END_TEST

void unit_header(TCase *tc)
{
	tcase_add_loop_test(tc, columns_are_found, 0, COUNT(found));
	tcase_add_loop_test(tc, columns_are_missing_or_there_twice, 0, COUNT(refused));
	tcase_add_loop_test(tc, cells_of_a_headerless_file_are_not_shown, 0, COUNT(headerless));
	tcase_add_test(tc, the_value_is_the_whole_line);
	tcase_add_test(tc, many_columns_are_cut_short);
	tcase_add_test(tc, a_long_name_is_left_out);
	tcase_add_test(tc, maps_choose_the_header);
	tcase_add_test(tc, an_empty_map_means_none);
	tcase_add_test(tc, members_start_empty);
	tcase_add_test(tc, names_match_loosely);
}
