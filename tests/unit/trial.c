/* Asking libcsv and the reader's own ways the same. */
#include "trial.h"

#include <csv.h>

#include "csv/sniff.h"

#include "base/banned.h"

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

const char *trial_disagreement(struct str in, const struct trial *t, bool *oracle_asked)
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
