/*
 * Random inputs, two questions. Against an oracle of its own, libcsv called
 * directly with all bytes at once: the same rows, and a fault when it has one.
 * Against itself: lane, baseline lane and libcsv at random read sizes agree in
 * rows, line numbers, raw bytes and the fault's every word.
 *
 * A failure prints the seed and the smallest input found that still fails.
 */
#include "unit.h"

#include <csv.h>
#include <stdio.h>

#include "csv/sniff.h"
#include "random_csv.h"

#include "base/banned.h"

struct trial {
	char delim;
	bool lazy, raw;
	bool behind; /* a skipped line, so that short reads show */
	size_t sizes[WAYS];
};

struct oracle {
	struct bytes cells, open; /* finished rows; fields of the row under way */
	bool fault;
};

static void on_field(void *p, size_t n, void *data)
{
	struct oracle *o = data;
	cells_field(&o->open, (struct str){ p, n });
}

static void on_row(int c, void *data)
{
	struct oracle *o = data;
	(void)c;
	bytes_add(&o->cells, o->open.p, o->open.n);
	cells_end(&o->cells);
	o->open.n = 0;
}

static int no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void ask_oracle(struct oracle *o, struct str in, const struct trial *t)
{
	struct csv_parser p;
	*o = (struct oracle){ .fault = false };
	if (!t->behind && in.n >= 3 && memcmp(in.p, "\xef\xbb\xbf", 3) == 0)
		in = (struct str){ in.p + 3, in.n - 3 };
	require(csv_init(&p, t->lazy ? 0 : CSV_STRICT | CSV_STRICT_FINI) == 0, "no memory");
	csv_set_delim(&p, (unsigned char)t->delim);
	csv_set_space_func(&p, no_space);
	o->fault = csv_parse(&p, in.p, in.n, on_field, on_row, o) != in.n ||
		   csv_fini(&p, on_field, on_row, o) != 0;
	csv_free(&p);
	bytes_release(&o->open);
}

/* libcsv knows no NUL, Ctrl-Z, other kinds of files, limits; lazy, nothing of open quotes. */
static bool oracle_knows(struct str in, const struct trial *t, const struct outcome *o)
{
	struct diag d;
	size_t skip, head = in.n < SNIFF_BYTES ? in.n : SNIFF_BYTES;
	return !memchr(in.p, '\0', in.n) && !memchr(in.p, 0x1a, in.n) &&
	       (t->behind || sniff((struct str){ in.p, head }, true, &skip, &d)) &&
	       !strstr(o->fault.what, " than ") && !(t->lazy && o->fault.class != DIAG_NONE);
}

static const char *against_oracle(struct str in, const struct trial *t, const struct outcome *o)
{
	struct oracle oracle;
	const char *what = NULL;
	ask_oracle(&oracle, in, t);
	if (oracle.fault != (o->fault.class != DIAG_NONE))
		what = oracle.fault ? "oracle refuses, reader accepts"
				    : "oracle accepts, reader refuses";
	else if (!str_eq(bytes_str(&oracle.cells), bytes_str(&o->cells)))
		what = "rows of reader and oracle differ";
	bytes_release(&oracle.cells);
	return what;
}

/* Reads in the way and with the read size of the trial; read_size 0: all at once. */
static void read_trial(struct outcome *o, struct str in, const struct trial *t, enum way way,
		       size_t read_size)
{
	struct csv_options opts = { .delim = t->delim, .lazy_quotes = t->lazy,
				    .read_size = read_size };
	struct bytes longer = { 0 };
	set_way(&opts, way);
	if (t->behind)
		behind_a_line(in, &longer, &opts);
	outcome_of(o, t->behind ? bytes_str(&longer) : in, &opts);
	bytes_release(&longer);
}

static const char *against_itself(struct str in, const struct trial *t, const struct outcome *first)
{
	const char *what = NULL;
	for (enum way way = WAY_LANE; way < WAYS && !what; way++) {
		struct outcome o;
		read_trial(&o, in, t, way, t->sizes[way]);
		what = outcome_difference(first, &o);
		if (!what && t->raw && !outcome_same_raw(first, &o))
			what = "raw bytes";
		outcome_release(&o);
	}
	return what;
}

static const char *disagreement(struct str in, const struct trial *t, bool *oracle_asked)
{
	struct outcome lane;
	read_trial(&lane, in, t, WAY_LANE, 0);
	const char *what = against_itself(in, t, &lane);
	*oracle_asked = oracle_knows(in, t, &lane);
	if (!what && *oracle_asked)
		what = against_oracle(in, t, &lane);
	outcome_release(&lane);
	return what;
}

static bool fails(struct str in, const void *context)
{
	bool asked;
	return disagreement(in, context, &asked) != NULL;
}

static void report(struct bytes *in, const struct trial *t, const char *what, size_t round)
{
	bool asked;
	shrink(in, fails, t);
	const char *still = disagreement(bytes_str(in), t, &asked);
	fprintf(stderr, "GLP1_SEED=%llu, %zu bytes: ", (unsigned long long)unit_seed(), in->n);
	show_hex(bytes_str(in));
	ck_abort_msg("%s, round %zu, seed %llu, delimiter %02x, lazy %d, behind a line %d, read "
		     "sizes %zu %zu %zu (smallest input above: %s)", what, round,
		     (unsigned long long)unit_seed(), (unsigned)t->delim, t->lazy, t->behind,
		     t->sizes[0], t->sizes[1], t->sizes[2], still);
}

/* Rounds of one generator; how many of them the oracle must have been asked in, at least. */
static void run(random_fn *generate, size_t rounds, uint32_t least, uint32_t most,
		size_t asked_least, struct trial t)
{
	static const char delims[] = ",,,;\t|";
	struct rng r = { unit_seed() };
	struct bytes in = { 0 };
	size_t asked = 0;
	rounds = unit_rounds(rounds);
	for (size_t i = 0; i < rounds; i++) {
		bool oracle_asked;
		t.delim = delims[rng_below(&r, sizeof(delims) - 1)];
		t.behind = rng_below(&r, 4) > 0;
		for (size_t w = 0; w < WAYS; w++) /* small ones for small inputs */
			t.sizes[w] = 1 + most / 100 + rng_below(&r, 2 + most / 20);
		in.n = 0;
		generate(&r, &in, t.delim, least + rng_below(&r, most - least + 1));
		const char *what = disagreement(bytes_str(&in), &t, &oracle_asked);
		asked += oracle_asked;
		if (what)
			report(&in, &t, what, i);
	}
	ck_assert_msg(asked * 100 >= rounds * asked_least, "the oracle was asked in %zu of %zu rounds",
		      asked, rounds);
	bytes_release(&in);
}

START_TEST(soup)
{
	run(random_soup, 8000, 0, 400, 50, (struct trial){ 0 });
}
END_TEST

START_TEST(short_soup)
{
	run(random_soup, 12000, 0, 12, 80, (struct trial){ 0 });
}
END_TEST

START_TEST(structured)
{
	run(random_table, 8000, 0, 400, 80, (struct trial){ 0 });
}
END_TEST

START_TEST(structured_lazy)
{
	run(random_table, 3000, 0, 400, 40, (struct trial){ .lazy = true });
}
END_TEST

START_TEST(soup_lazy)
{
	run(random_soup, 3000, 0, 400, 20, (struct trial){ .lazy = true });
}
END_TEST

START_TEST(large)
{
	run(random_table, 60, 10000, 600000, 60, (struct trial){ 0 });
}
END_TEST

START_TEST(large_without_quotes)
{
	run(random_plain_soup, 40, 10000, 600000, 60, (struct trial){ 0 });
}
END_TEST

START_TEST(raw_bytes)
{
	run(random_table, 3000, 0, 400, 80, (struct trial){ .raw = true });
}
END_TEST

START_TEST(raw_bytes_large)
{
	run(random_table, 20, 10000, 600000, 60, (struct trial){ .raw = true });
}
END_TEST

void unit_differential(TCase *tc)
{
	tcase_add_test(tc, soup);
	tcase_add_test(tc, short_soup);
	tcase_add_test(tc, structured);
	tcase_add_test(tc, structured_lazy);
	tcase_add_test(tc, soup_lazy);
	tcase_add_test(tc, large);
	tcase_add_test(tc, large_without_quotes);
	tcase_add_test(tc, raw_bytes);
	tcase_add_test(tc, raw_bytes_large);
}
