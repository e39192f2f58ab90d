/* csv/bind.h: the arguments of --map. */
#include "unit.h"

#include "csv/bind.h"

#include "base/banned.h"

/* Parses one argument into "field=header;" for each map, or the fault's text. */
static void assert_maps(const char *text, const char *want)
{
	struct csv_map maps[4];
	struct bytes got = { 0 };
	struct diag d;
	size_t n = 0;
	if (!csv_map_parse(str_from(text), maps, &n, COUNT(maps), &d))
		bytes_say(&got, "!%s", d.what);
	else
		for (size_t i = 0; i < n; i++)
			bytes_say(&got, "%.*s=%.*s;", (int)maps[i].field.n, maps[i].field.p,
				  (int)maps[i].header.n, maps[i].header.p);
	assert_text(bytes_str(&got), want);
	bytes_release(&got);
}

START_TEST(fields_and_headers)
{
	assert_maps("date=Dispensed On", "date=Dispensed On;");
	assert_maps("date=D,sku=Item Code", "date=D;sku=Item Code;");
	assert_maps(" date = D , sku = I ", "date=D;sku=I;");
	assert_maps("location=", "location=;");
	assert_maps("location=,sku=I", "location=;sku=I;");
	assert_maps("sku=a=b", "sku=a=b;");
	assert_maps("sku=", "sku=;");
}
END_TEST

START_TEST(commas_inside_headers)
{
	assert_maps("sku=Item, code,date=D", "sku=Item, code;date=D;");
	assert_maps("sku=Item,code", "sku=Item,code;");
	assert_maps("sku=a,b,c,date=D,e", "sku=a,b,c;date=D,e;");
	assert_maps("sku=Name, last ,date=D", "sku=Name, last;date=D;");
}
END_TEST

START_TEST(what_is_no_map)
{
	assert_maps("", "!not field=header");
	assert_maps("date", "!not field=header");
	assert_maps("date,sku=I", "!not field=header");
	assert_maps("a=1,b=2,c=3,d=4", "a=1;b=2;c=3;d=4;");
	assert_maps("a=1,b=2,c=3,d=4,e=5", "!too many columns");
}
END_TEST

START_TEST(several_arguments_add_up)
{
	struct csv_map maps[4];
	struct diag d;
	size_t n = 0;
	ck_assert(csv_map_parse(STR("date=A"), maps, &n, COUNT(maps), &d));
	ck_assert(csv_map_parse(STR("sku=B,C"), maps, &n, COUNT(maps), &d));
	ck_assert_uint_eq(n, 2);
	assert_text(maps[0].header, "A");
	assert_text(maps[1].header, "B,C");
	/* a lone name belongs to no header of the argument before */
	ck_assert(!csv_map_parse(STR("D"), maps, &n, COUNT(maps), &d));
	ck_assert_uint_eq(n, 2);
	assert_text(maps[1].header, "B,C");
}
END_TEST

static const struct csv_col cols[] = {
	{ .name = "date", .type = COL_DATE, .required = true, .offset = 0 },
	{ .name = "days_supply", .type = COL_DATE, .offset = sizeof(int32_t) },
};

START_TEST(a_map_must_speak_of_a_column)
{
	struct diag d;
	struct csv_map map = { STR("dtae"), STR("x") };
	ck_assert(!csv_map_check(&(struct csv_bind_how){ .cols = cols, .n_cols = 2, .maps = &map, .n_maps = 1 }, &d));
	ck_assert_str_eq(d.what, "no input column is called so; choose from date, days_supply");
	ck_assert_str_eq(d.name, "--map dtae");
	ck_assert_int_eq(d.class, DIAG_DATA);
	map.field = STR("Days Supply");
	ck_assert(csv_map_check(&(struct csv_bind_how){ .cols = cols, .n_cols = 2, .maps = &map, .n_maps = 1 }, &d));
	map.header = STR("");
	ck_assert(csv_map_check(&(struct csv_bind_how){ .cols = cols, .n_cols = 2, .maps = &map, .n_maps = 1 }, &d));
}
END_TEST

START_TEST(fields_are_named_loosely)
{
	int32_t out[2];
	struct csv_binding b = { 0 };
	struct made_row made;
	struct diag d;
	const struct csv_map map = { STR("Days Supply"), STR("x") };
	ck_assert(bind_header(&b, cols, 2, row_of(&made, "date|x"), &map, 1, out, &d));
	ck_assert_uint_eq(b.n, 2);
	ck_assert_uint_eq(b.bound[1].at, 1);
	csv_binding_release(&b);
}
END_TEST

START_TEST(the_last_map_counts)
{
	int32_t out[2];
	struct csv_binding b = { 0 };
	struct made_row made;
	struct diag d;
	const struct csv_map maps[] = { { STR("date"), STR("x") }, { STR("date"), STR("y") } };
	ck_assert(bind_header(&b, cols, 2, row_of(&made, "date|x|y"), maps, 2, out, &d));
	ck_assert_uint_eq(b.bound[0].at, 2);
	csv_binding_release(&b);
}
END_TEST

START_TEST(a_required_column_cannot_be_left_out)
{
	struct diag d;
	const struct csv_map map = { STR("date"), STR("") };
	ck_assert(!csv_map_check(&(struct csv_bind_how){ .cols = cols, .n_cols = 2, .maps = &map, .n_maps = 1 }, &d));
	ck_assert_str_eq(d.what, "this column cannot be left out");
	ck_assert_str_eq(d.name, "--map date");
}
END_TEST

static const char *const kinds[] = { "dispense", "receipt", NULL };
static const struct csv_col words_cols[] = {
	{ .name = "kind", .type = COL_WORD, .words = kinds, .synonyms = "out=dispense" },
	{ .name = "date", .type = COL_DATE, .offset = sizeof(int32_t) },
};

START_TEST(words_of_a_file)
{
	struct csv_word words[3];
	size_t n = 0;
	struct diag d;
	ck_assert(csv_words_parse(STR("kind=Sale:dispense, a:b : Receipt"), words, &n, 3, &d));
	ck_assert_uint_eq(n, 2);
	assert_text(words[0].other, "Sale");
	assert_text(words[1].other, "a:b");
	assert_text(words[1].word, "Receipt");
	const struct csv_bind_how how = { .cols = words_cols, .n_cols = 2, .words = words, .n_words = n };
	ck_assert(csv_map_check(&how, &d));
	ck_assert(csv_words_parse(STR("date=x:dispense"), words, &n, 3, &d));
	ck_assert(!csv_words_parse(STR("kind=z:dispense"), words, &n, 3, &d)); /* no room */
	const struct csv_bind_how of_date = { .cols = words_cols, .n_cols = 2, .words = words + 2, .n_words = 1 };
	ck_assert(!csv_map_check(&of_date, &d));
	ck_assert_str_eq(d.what, "this column takes no words");
}
END_TEST

START_TEST(what_are_no_words)
{
	static const char *const bad[] = { "", "kind", "kind=", "kind=Sale", "kind=a:dispense,b", ":x" };
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct csv_word words[4];
		size_t n = 0;
		struct diag d;
		ck_assert(!csv_words_parse(str_from(bad[i]), words, &n, COUNT(words), &d));
	}
}
END_TEST

/* What the user says goes before what is built in. */
START_TEST(a_word_of_the_user_is_read)
{
	struct { int32_t kind, date; } out;
	struct csv_binding b = { 0 };
	struct made_row made;
	struct diag d;
	const struct csv_word words[] = { { STR("kind"), STR("sale"), STR("Dispense") },
					  { STR("kind"), STR("out"), STR("receipt") },
					  { STR("lots.kind"), STR("sale"), STR("receipt") } };
	const struct csv_bind_how how = { .cols = words_cols, .n_cols = 2, .words = words, .n_words = 3 };
	ck_assert(csv_bind_header(&b, &how, row_of(&made, "kind|date"), &out, &d));
	ck_assert(csv_bind_row(&b, row_of(&made, "SALE|2026-01-01"), &out, &d) == BIND_ROW && out.kind == 0);
	ck_assert(csv_bind_row(&b, row_of(&made, "out|2026-01-01"), &out, &d) == BIND_ROW && out.kind == 1);
	ck_assert(csv_bind_row(&b, row_of(&made, "sold|2026-01-01"), &out, &d) == BIND_FAULT);
	csv_binding_release(&b);
}
END_TEST

void unit_map(TCase *tc)
{
	tcase_add_test(tc, fields_and_headers);
	tcase_add_test(tc, commas_inside_headers);
	tcase_add_test(tc, what_is_no_map);
	tcase_add_test(tc, several_arguments_add_up);
	tcase_add_test(tc, a_map_must_speak_of_a_column);
	tcase_add_test(tc, the_last_map_counts);
	tcase_add_test(tc, a_required_column_cannot_be_left_out);
	tcase_add_test(tc, fields_are_named_loosely);
	tcase_add_test(tc, words_of_a_file);
	tcase_add_test(tc, what_are_no_words);
	tcase_add_test(tc, a_word_of_the_user_is_read);
}
