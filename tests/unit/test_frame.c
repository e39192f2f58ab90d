/*
 * csv/frame.h: end records as the writer makes them and the reader takes them,
 * by every lane at every small read size. The checksums are those of xxhsum -H3.
 */
#include "unit.h"

#include <unistd.h>

#include "csv/writer.h"

#include "base/banned.h"

#define CUT "the input ended without an end record: was its writer cut off?"
#define OURS "; if it is none of ours, use --framed=out"
#define INSIDE "an end record inside the input, but none at its end: was its writer cut off?"
#define NOT_WRITTEN(told, came) \
	"not what was written: the end record tells of " told ", " came \
	"; nothing may change a framed output on its way"
#define DAMAGED "damaged end record; quote #glp1-end if it is text"

#define END_0 "#glp1-end,0,f765cba0be541510\n"
#define TWO "a,b\n1,2\n"
#define END_TWO "#glp1-end,1,4a7481c81cede86c\n"
#define LONG "a,b\n1,a cell so long that the end of the file holds nothing but it: 0123456789"
#define THREE "a,b,c\n1,2,3\n"
#define END_THREE "#glp1-end,1,028465bf158e74e2\n"
#define FIVE "a,b,c,d,e\n1,2,3,4,5\n"
#define END_FIVE "#glp1-end,1,35314b9302b1cc3c\n"

static const struct {
	struct str in;
	const char *want;
} whole[] = {
	{ BYTES("a,b\n" END_0), "1[a|b]" },
	{ BYTES("a\n1\n2\n#glp1-end,2,a13fed6463269c09\n"), "1[a]2[1]3[2]" },
	{ BYTES(TWO END_TWO), "1[a|b]2[1|2]" },
	{ BYTES(THREE END_THREE), "1[a|b|c]2[1|2|3]" },
	{ BYTES(FIVE END_FIVE), "1[a|b|c|d|e]2[1|2|3|4|5]" },
	/* parts */
	{ BYTES(TWO END_TWO TWO END_TWO), "1[a|b]2[1|2]4[a|b]5[1|2]" },
	{ BYTES(THREE END_THREE THREE END_THREE), "1[a|b|c]2[1|2|3]4[a|b|c]5[1|2|3]" },
	/* no header, so no rows: whoever reads it says so */
	{ BYTES("#glp1-end,0,2d06800538d394c2\n"), "" },
	/* on a line of its own in a field it is text */
	{ BYTES("a,b\n\"1\n#glp1-end,0,2d06800538d394c2\",2\n#glp1-end,1,000798815dcd1a43\n"),
	  "1[a|b]2[1\\n#glp1-end,0,2d06800538d394c2|2]" },
	/* blank lines and lone CR are bytes like others */
	{ BYTES("a,b\r1,2\r#glp1-end,1,ea8ff25ed490cae9\n"), "1[a|b]2[1|2]!3:0 " DAMAGED },
	{ BYTES("a,b\n1,2\n\n#glp1-end,1,e2531dec2ea35b00\n"), "1[a|b]2[1|2]" },
	/* checked with its line end, whatever that is */
	{ BYTES("a,b\n1,2\n#glp1-end,1,4a7481c81cede86c\r\n"), "1[a|b]2[1|2]" },
	/* other bytes than were written */
	{ BYTES("a,b\n1,3\n" END_TWO), "1[a|b]2[1|3]!3:0 " NOT_WRITTEN("1 row", "1 came, with other bytes") },
	{ BYTES("a,b\r\n1,2\r\n" END_TWO), "1[a|b]2[1|2]!3:0 " NOT_WRITTEN("1 row", "1 came, with other bytes") },
	{ BYTES("a,b\n" END_TWO), "1[a|b]!2:0 " NOT_WRITTEN("1 row", "0 came") },
	{ BYTES(TWO "1,2\n" END_TWO), "1[a|b]2[1|2]3[1|2]!4:0 " NOT_WRITTEN("1 row", "2 came") },
	{ BYTES("1,2\n" END_TWO), "1[1|2]!2:0 " NOT_WRITTEN("1 row", "0 came") },
	{ BYTES(TWO "#glp1-end,2,4a7481c81cede86c\n"), "1[a|b]2[1|2]!3:0 " NOT_WRITTEN("2 rows", "1 came") },
	{ BYTES(TWO END_TWO "3,4\n" END_TWO), "1[a|b]2[1|2]4[3|4]!5:0 " NOT_WRITTEN("1 row", "0 came") },
	{ BYTES(TWO END_TWO END_TWO), "1[a|b]2[1|2]!4:0 " NOT_WRITTEN("1 row", "0 came") },
	/* damaged */
	{ BYTES(TWO "#glp1-end\n"), "1[a|b]2[1|2]!3:0 " DAMAGED },
	{ BYTES(TWO "#glp1-end,1\n"), "1[a|b]2[1|2]!3:0 " DAMAGED },
	{ BYTES(TWO "#glp1-end,1,\n"), "1[a|b]2[1|2]!3:0 " DAMAGED },
	{ BYTES(TWO "#glp1-end,,4a7481c81cede86c\n"), "1[a|b]2[1|2]!3:0 " DAMAGED },
	{ BYTES(TWO "#glp1-end,-1,4a7481c81cede86c\n"), "1[a|b]2[1|2]!3:0 " DAMAGED },
	{ BYTES(TWO "#glp1-end,1,4A7481c81cede86c\n"), "1[a|b]2[1|2]!3:0 " DAMAGED },
	{ BYTES(TWO "#glp1-end,1,4a7481c81cede86\n"), "1[a|b]2[1|2]!3:0 " DAMAGED },
	{ BYTES(TWO "#glp1-end,1,4a7481c81cede86c0\n"), "1[a|b]2[1|2]!3:0 " DAMAGED },
	{ BYTES(TWO "#glp1-end,1,\"4a7481c81cede86c\"\n"), "1[a|b]2[1|2]!3:0 " DAMAGED },
	{ BYTES(TWO "#glp1-end,\"1\n\"\n" "3,4\n"), "1[a|b]2[1|2]!3:0 " DAMAGED },
	{ BYTES(THREE "#glp1-end,\"1,1\",4a7481c81cede86c\n"), "1[a|b|c]2[1|2|3]!3:0 " DAMAGED },
	{ BYTES("a,b\r1,2\r#glp1-end,1,4a7481c81cede86c\r"), "1[a|b]2[1|2]!3:0 " DAMAGED },
	/* none */
	{ BYTES("a,b,c\n\"#glp1-end\",1,028465bf158e74e2\n"), "1[a|b|c]2[#glp1-end|1|028465bf158e74e2]" },
	{ BYTES("a,b,c\n1,#glp1-end,3\n"), "1[a|b|c]2[1|#glp1-end|3]" },
	{ BYTES("a,b,c\n#glp1-ends,1,3\n#glp1,,\n"), "1[a|b|c]2[#glp1-ends|1|3]3[#glp1||]" },
	{ BYTES("a,b,c,d\n#glp1-end,2,3,4\n"), "1[a|b|c|d]2[#glp1-end|2|3|4]" },
	{ BYTES("a,b\n#glp1-end,2,3,4\n"), "1[a|b]2[#glp1-end|2|3|4]" },
	{ BYTES("a,b,c,d\n#glp1-end,\"2\n\",3,4\n"), "1[a|b|c|d]2[#glp1-end|2\\n|3|4]" },
	{ BYTES(" #glp1-end,1,2\n"), "1[ #glp1-end|1|2]" },
};

START_TEST(records_in_files)
{
	assert_reads(whole[_i].in, whole[_i].want);
}
END_TEST

START_TEST(records_in_pipes)
{
	assert_pipes(whole[_i].in, whole[_i].want);
}
END_TEST

START_TEST(an_input_that_goes_on_must_end_in_a_record)
{
	static const char rows[] = "1[a|b]2[1|2]4[a|b]5[1|2]!6:0 " CUT;
	assert_pipes(((struct str)BYTES(TWO END_TWO TWO)), rows);
	assert_pipes(((struct str)BYTES(TWO END_TWO "\n")), "1[a|b]2[1|2]!5:0 " CUT);
	assert_reads(((struct str)BYTES(TWO END_TWO TWO)), rows);
	/* the end of a file is looked at first */
	assert_reads(((struct str)BYTES(TWO END_TWO LONG "\n")), "1[a|b]2[1|2]!3:0 " INSIDE);
}
END_TEST

START_TEST(framed_pipes_must_end_in_one)
{
	assert_pipes_with(((struct str)BYTES(TWO END_TWO)), "1[a|b]2[1|2]", .framed = true);
	assert_pipes_with(((struct str)BYTES(TWO)), "1[a|b]2[1|2]!3:0 " CUT OURS, .framed = true);
	assert_pipes_with(((struct str)BYTES("a,b\n")), "1[a|b]!2:0 " CUT OURS, .framed = true);
	assert_reads_with(((struct str)BYTES(TWO)), "1[a|b]2[1|2]", .framed = true);
	struct outcome o;
	int fd = pipe_of(STR(""));
	outcome_of_fd(&o, fd, &(struct csv_options){ .framed = true });
	ck_assert_str_eq(o.fault.what, CUT);
	outcome_release(&o);
	close(fd);
}
END_TEST

START_TEST(a_record_may_lack_its_line_end_where_a_row_may)
{
	static const struct str in = BYTES(TWO "#glp1-end,1,4a7481c81cede86c");
	assert_reads(in, "1[a|b]2[1|2]");
	assert_pipes_with(in, "1[a|b]2[1|2]", .allow_no_eol = true, .framed = true);
	assert_pipes(in, "1[a|b]2[1|2]!3:0 the pipe ended inside a line: was its writer cut "
			 "off?; if it is whole, use --allow-no-eol");
}
END_TEST

START_TEST(fields_are_separated_as_in_rows)
{
	assert_reads_with(((struct str)BYTES("a\tb\n1\t2\n#glp1-end\t1\t6f3bbc76c4377e6a\n")),
			  "1[a|b]2[1|2]", .delim = '\t');
	assert_reads_with(((struct str)BYTES("#glp1-end#1#2\n")), "1[|glp1-end|1|2]", .delim = '#');
	assert_reads_with(((struct str)BYTES("#glp1-end-1-2\n")), "1[#glp1|end|1|2]", .delim = '-');
}
END_TEST

/* What a file ends in is looked at before it is read; if it shrank since, it may be a record. */
START_TEST(a_sum_is_taken_where_a_record_may_come)
{
	static const struct {
		struct str in;
		int64_t more; /* than the file has, says its size */
		bool sum;
	} files[] = {
		{ BYTES(TWO), 0, false }, { BYTES(TWO END_TWO), 0, true }, { BYTES(LONG "\n"), 0, false },
		{ BYTES(LONG "\n" END_TWO), 0, true }, { BYTES(END_0), 0, true }, { BYTES(TWO), 1, true },
		{ BYTES("x" END_0), 0, false }, { BYTES("x"), 0, false }, { BYTES(""), 0, true },
		{ BYTES("#glp1-end"), 0, true }, { BYTES("a\n#glp1-end"), 0, true },
	};
	for (size_t i = 0; i < COUNT(files); i++) {
		struct csv_frame f;
		int fd = file_of(files[i].in);
		csv_frame_init(&f, fd, (int64_t)files[i].in.n + files[i].more, ',');
		ck_assert_msg((f.sum != NULL) == files[i].sum, "file %zu", i);
		csv_frame_release(&f);
		close(fd);
	}
	struct csv_frame pipe;
	csv_frame_init(&pipe, -1, -1, ',');
	ck_assert_ptr_nonnull(pipe.sum);
	csv_frame_release(&pipe);
}
END_TEST

static const struct csv_out_col cols[] = {
	{ .name = "sku", .type = OUT_TEXT },
	{ .name = "a", .type = OUT_DEC },
	{ .name = "b", .type = OUT_TEXT },
};

/* A framed output of so many rows. */
static void write_framed(struct bytes *to, enum csv_format format, size_t rows, const char *sku)
{
	struct csv_writer w;
	struct diag d;
	int fd = file_of(STR(""));
	require(open_writer(&w, fd, format, cols, COUNT(cols), NULL, 0, &d), "no memory");
	w.framed = true;
	csv_writer_start(&w);
	for (size_t i = 0; i < rows; i++) {
		csv_put_text(&w, str_from(sku));
		csv_put_dec(&w, (struct dec){ (int64_t)i, 0, true });
		csv_put_text(&w, STR("b"));
		csv_end_row(&w);
	}
	require(csv_writer_finish(&w, &d), "%s", d.what);
	csv_writer_release(&w);
	read_all(fd, to);
	close(fd);
}

START_TEST(the_writer_ends_with_one)
{
	struct bytes b = { 0 };
	write_framed(&b, FORMAT_CSV, 0, "");
	assert_text(bytes_str(&b), "sku,a,b\n#glp1-end,0,6374b8f4408efffa\n");
	b.n = 0;
	write_framed(&b, FORMAT_TSV, 1, "A");
	assert_text(bytes_str(&b), "sku\ta\tb\nA\t0\tb\n#glp1-end\t1\t2f961746c7c86aee\n");
	b.n = 0;
	write_framed(&b, FORMAT_CSV, 1, "#glp1-end");
	assert_reads(bytes_str(&b), "1[sku|a|b]2[#glp1-end|0|b]");
	bytes_release(&b);
}
END_TEST

static void read_framed(struct outcome *o, struct str in, size_t read_size, enum way way)
{
	struct csv_options opts = { .read_size = read_size };
	set_way(&opts, way);
	outcome_of(o, in, &opts);
}

/* Around the sizes of the writer's and the reader's buffer; then with a byte changed, a row lost. */
START_TEST(long_outputs_read_back_whole_or_not_at_all)
{
	struct rng r = { unit_seed() };
	struct bytes b = { 0 };
	struct outcome o;
	size_t rows = 6000 + 977 * (size_t)_i;
	write_framed(&b, FORMAT_CSV, rows, _i % 2 ? "#glp1-end" : "SEMA");
	size_t tag = b.n - strlen("#glp1-end,6000,0123456789abcdef\n") - (rows > 9999);
	for (enum way way = 0; way < WAYS; way++) {
		read_framed(&o, bytes_str(&b), 0, way);
		require(o.fault.class == DIAG_NONE && o.rows == rows + 1, "%zu rows: %s", rows,
			o.fault.what);
		outcome_release(&o);
		size_t at = rng_below(&r, (uint32_t)tag);
		b.p[at] ^= 1;
		read_framed(&o, bytes_str(&b), 0, way);
		require(o.fault.class == DIAG_DATA, "byte %zu changed, not seen", at);
		outcome_release(&o);
		b.p[at] ^= 1;
	}
	char *row = memchr(b.p + b.n / 2, '\n', b.n / 2);
	char *next = (char *)memchr(row + 1, '\n', 100) + 1;
	memmove(row + 1, next, (size_t)(b.p + b.n - next));
	b.n -= (size_t)(next - row - 1);
	read_framed(&o, bytes_str(&b), 0, WAY_LANE);
	ck_assert_msg(strstr(o.fault.what, "not what was written"), "%s", o.fault.what);
	outcome_release(&o);
	bytes_release(&b);
}
END_TEST

/* Whatever looks like a record, wherever it stands: every way of reading says the same of it. */
START_TEST(all_ways_agree)
{
	static const struct str parts[] = {
		BYTES("#glp1-end"), BYTES("\n#glp1-end,"), BYTES("\n#glp1-end,1,2d06800538d394c2\n"),
		BYTES("\n#glp1-end,"), BYTES(","), BYTES(","), BYTES("\n"), BYTES("\n"), BYTES("\""),
		BYTES("\r"), BYTES("\r\n"), BYTES("1"), BYTES("a,b,c\n"), BYTES("1,2,3\n1,2,3\n"),
		BYTES("1,2\n"), BYTES("\"a\""), BYTES("#"), BYTES("2d06800538d394c2\n"),
	};
	struct rng r = { unit_seed() + (uint64_t)_i };
	struct bytes b = { 0 }, in = { 0 };
	for (size_t round = unit_rounds(2000); round > 0; round--) {
		struct outcome want, got;
		struct csv_options opts = { .lazy_quotes = rng_below(&r, 8) == 0 };
		b.n = in.n = 0;
		for (size_t n = rng_below(&r, 12); n > 0; n--) {
			const struct str *s = &parts[rng_below(&r, COUNT(parts))];
			bytes_add(&b, s->p, s->n);
		}
		behind_a_line(bytes_str(&b), &in, &opts);
		set_way(&opts, WAY_LIBCSV);
		outcome_of(&want, bytes_str(&in), &opts);
		for (enum way way = 0; way < WAYS; way++) {
			opts.read_size = rng_below(&r, 2) ? 1 + rng_below(&r, 40) : 0;
			set_way(&opts, way);
			outcome_of(&got, bytes_str(&in), &opts);
			const char *what = outcome_difference(&want, &got);
			if (what || !outcome_same_raw(&want, &got))
				show_hex(bytes_str(&b));
			require(!what && outcome_same_raw(&want, &got), "way %d: %s differ", way,
				what ? what : "raw bytes");
			outcome_release(&got);
		}
		outcome_release(&want);
	}
	bytes_release(&b);
	bytes_release(&in);
}
END_TEST

void unit_frame(TCase *tc)
{
	tcase_add_loop_test(tc, records_in_files, 0, COUNT(whole));
	tcase_add_loop_test(tc, records_in_pipes, 0, COUNT(whole));
	tcase_add_test(tc, an_input_that_goes_on_must_end_in_a_record);
	tcase_add_test(tc, framed_pipes_must_end_in_one);
	tcase_add_test(tc, a_record_may_lack_its_line_end_where_a_row_may);
	tcase_add_test(tc, fields_are_separated_as_in_rows);
	tcase_add_test(tc, a_sum_is_taken_where_a_record_may_come);
	tcase_add_test(tc, the_writer_ends_with_one);
	tcase_add_loop_test(tc, long_outputs_read_back_whole_or_not_at_all, 0, 12);
	tcase_add_loop_test(tc, all_ways_agree, 0, 4);
}
