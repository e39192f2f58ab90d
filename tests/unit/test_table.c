/* csv/table.c: what people get to see, blank by blank. */
#include "unit.h"

#include <math.h>
#include <unistd.h>

#include "csv/writer.h"

#include "base/banned.h"

static const struct csv_out_col cols[] = {
	{ .name = "sku", .type = OUT_TEXT },
	{ .name = "units_on_hand", .type = OUT_DEC, .decimals = 1 },
	{ .name = "remark", .type = OUT_TEXT, .detail = true },
	{ .name = "cover_days", .type = OUT_DEC, .decimals = 1, .bar_full = 50 },
};

/* A row of any two numbers, or none. */
struct line {
	const char *sku;
	double units, cover; /* below -1e9: empty */
};

static void put_number(struct csv_writer *w, double v)
{
	if (v < -1e9)
		csv_put_text(w, STR(""));
	else
		csv_put_real(w, v);
}

static void assert_table(const struct line *lines, size_t n, const char *fields, bool colour,
			 const char *want)
{
	struct csv_writer w;
	struct diag d;
	struct bytes got = { 0 };
	int fd = file_of(STR(""));
	ck_assert(open_writer(&w, fd, FORMAT_TABLE, cols, COUNT(cols), fields, 0, &d));
	w.colour = colour;
	csv_writer_start(&w);
	for (size_t i = 0; i < n; i++) {
		csv_put_text(&w, str_from(lines[i].sku));
		put_number(&w, lines[i].units);
		csv_put_text(&w, STR("r"));
		put_number(&w, lines[i].cover);
		csv_end_row(&w);
	}
	ck_assert(csv_writer_finish(&w, &d));
	ck_assert_uint_eq(w.rows, n);
	read_all(fd, &got);
	assert_text(bytes_str(&got), want);
	csv_writer_release(&w);
	bytes_release(&got);
	close(fd);
}

START_TEST(text_to_the_left_numbers_to_the_right)
{
	static const struct line lines[] = { { "a", 1, 0 }, { "long-sku", 1000.25, 0 }, { "", -3, 0 } };
	assert_table(lines, COUNT(lines), "sku,units_on_hand", false,
		     "            units\n"
		     "               on\n"
		     "sku          hand\n"
		     "a             1.0\n"
		     "long-sku  1,000.2\n"
		     "             -3.0\n");
}
END_TEST

START_TEST(no_blanks_at_the_end_of_a_line)
{
	static const struct line lines[] = { { "a", 1, 0 }, { "long-sku", -2e9, 0 } };
	assert_table(lines, COUNT(lines), "units_on_hand,sku", false,
		     "units\n"
		     "   on\n"
		     " hand  sku\n"
		     "  1.0  a\n"
		     "       long-sku\n");
	assert_table(lines, COUNT(lines), "sku,units_on_hand", false,
		     "          units\n"
		     "             on\n"
		     "sku        hand\n"
		     "a           1.0\n"
		     "long-sku\n");
}
END_TEST

START_TEST(details_are_shown_when_asked_for)
{
	static const struct line lines[] = { { "a", 1, -2e9 } };
	assert_table(lines, 1, NULL, false,
		     "     units\n"
		     "        on  cover\n"
		     "sku   hand   days\n"
		     "a      1.0\n");
	assert_table(lines, 1, "remark,sku", false, "remark  sku\nr       a\n");
}
END_TEST

/* One # for each begun tenth of the full value. */
START_TEST(bars_are_as_long_as_the_number_is_large)
{
	static const struct line lines[] = {
		{ "a", 0, 0 }, { "b", 0, 0.1 }, { "c", 0, 5 }, { "d", 0, 22.9 }, { "e", 0, 50 },
		{ "f", 0, 9999 }, { "g", 0, -4 }, { "h", 0, -2e9 }, { "not known", 0, NAN },
		{ "not applicable", 0, INFINITY },
	};
	assert_table(lines, COUNT(lines), "sku,cover_days", false,
		     "                             cover\n"
		     "sku                           days\n"
		     "a                   0.0 ..........\n"
		     "b                   0.1 #.........\n"
		     "c                   5.0 #.........\n"
		     "d                  22.9 #####.....\n"
		     "e                  50.0 ##########\n"
		     "f               9,999.0 ##########\n"
		     "g                             -4.0\n"
		     "h\n"
		     "not known               ??????????\n"
		     "not applicable\n");
}
END_TEST

START_TEST(the_header_may_be_bold)
{
	static const struct line lines[] = { { "a", 1, 0 } };
	assert_table(lines, 1, "sku,remark", true, "\033[1msku  remark\n\033[0ma    r\n");
	assert_table(NULL, 0, "sku,remark", false, "sku  remark\n0 rows\n");
}
END_TEST

START_TEST(cells_are_shown_visibly_and_cut)
{
	struct bytes sku = { 0 }, want = { 0 };
	const struct line odd[] = { { "\033[2J", 0, 0 }, { "caf\xc3\xa9", 0, 0 }, { "x", 0, 0 } };
	assert_table(odd, COUNT(odd), "sku,remark", false,
		     "sku      remark\n\\x1B[2J  r\ncaf\xc3\xa9     r\nx        r\n");
	bytes_fill(&sku, 'y', 300);
	bytes_add(&sku, "", 1);
	bytes_text(&want, "sku\n");
	bytes_add(&want, sku.p, 200);
	bytes_text(&want, "...\n");
	bytes_add(&want, "", 1);
	assert_table(&(struct line){ sku.p, 0, 0 }, 1, "sku", false, want.p);
	bytes_release(&sku);
	bytes_release(&want);
}
END_TEST

void unit_table(TCase *tc)
{
	tcase_add_test(tc, text_to_the_left_numbers_to_the_right);
	tcase_add_test(tc, no_blanks_at_the_end_of_a_line);
	tcase_add_test(tc, details_are_shown_when_asked_for);
	tcase_add_test(tc, bars_are_as_long_as_the_number_is_large);
	tcase_add_test(tc, the_header_may_be_bold);
	tcase_add_test(tc, cells_are_shown_visibly_and_cut);
}
