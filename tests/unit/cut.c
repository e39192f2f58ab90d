/* Two readers that share a file, against one that has it for itself. */
#include "trial.h"

#include <unistd.h>

#include "base/banned.h"

/* The rest by a reader of its own; then the first one is at the end, too, if nothing was wrong. */
static void read_part(struct csv_reader *whole, struct outcome *o)
{
	struct csv_reader part;
	uint64_t line = whole->line - 1;
	require(csv_reader_init_part(&part, whole, (int64_t)whole->src.bytes, UINT64_MAX), "no memory");
	enum csv_result st = outcome_rest(o, &part, line);
	if (st == CSV_FAULT) {
		o->fault.line += line;
	} else {
		require(csv_reader_jump(whole, part.src.bytes, part.line - 1, true), "no jump");
		whole->src.limit = UINT64_MAX;
		require(outcome_rest(o, whole, 0) == CSV_END, "something behind the end");
		require(whole->line == part.line + line, "%d lines", (int)whole->line);
	}
	csv_reader_release(&part);
}

/*
 * Whether there was a pause behind cut bytes, between two records; the outcome of both sides of
 * it, or of all in one.
 */
static bool read_cut(struct outcome *o, int fd, const struct csv_options *opts, uint64_t cut,
		     bool by_part)
{
	struct csv_reader r;
	*o = (struct outcome){ 0 };
	require(lseek(fd, 0, SEEK_SET) == 0, "lseek");
	csv_reader_init(&r, fd, opts);
	r.src.limit = cut;
	enum csv_result st = outcome_rest(o, &r, 0);
	bool pause = st == CSV_END && csv_reader_paused(&r), between = csv_reader_between(&r);
	if (pause && between && by_part) {
		read_part(&r, o);
	} else if (pause) {
		r.src.limit = UINT64_MAX;
		outcome_rest(o, &r, 0);
	}
	csv_reader_release(&r);
	return pause && between;
}

/* The words of a fault may name lines, and those of a part count from its own start. */
static const char *difference(const struct outcome *want, const struct outcome *got, bool by_part)
{
	struct outcome w = *want;
	if (by_part) {
		w.fault = got->fault;
		w.fault.class = want->fault.class;
		w.fault.line = want->fault.line;
		w.fault.column = want->fault.column;
	}
	return outcome_difference(&w, got);
}

const char *trial_cut(struct str in, const struct trial *t, enum way way, size_t cut, bool *pause)
{
	struct csv_options opts = { .delim = t->delim, .lazy_quotes = t->lazy };
	struct bytes text = { 0 };
	behind_a_line(in, &text, &opts);
	set_way(&opts, way);
	cut += text.n - in.n;
	int fd = file_of(bytes_str(&text));
	struct outcome want;
	outcome_of_fd(&want, fd, &opts);
	opts.read_size = t->sizes[way];
	const char *what = NULL;
	for (int by_part = 0; by_part < 2 && !what; by_part++) {
		struct outcome got;
		*pause = read_cut(&got, fd, &opts, cut, by_part);
		what = difference(&want, &got, *pause && by_part);
		if (*pause && cut < text.n && text.p[cut - 1] != '\n' && text.p[cut - 1] != '\r')
			what = "a pause inside a record";
		outcome_release(&got);
	}
	outcome_release(&want);
	bytes_release(&text);
	close(fd);
	return what;
}

const char *trial_start(struct str in, const struct trial *t, enum way way, size_t cut)
{
	struct csv_options opts = { .delim = t->delim, .lazy_quotes = t->lazy };
	struct csv_reader whole, part;
	struct outcome want, got = { 0 };
	set_way(&opts, way);
	outcome_of(&want, (struct str){ in.p, cut }, &opts);
	opts.read_size = t->sizes[way];
	int fd = file_of(in);
	csv_reader_init(&whole, fd, &opts);
	require(csv_reader_init_part(&part, &whole, 0, cut), "no memory");
	outcome_rest(&got, &part, 0);
	const char *what = outcome_difference(&want, &got);
	if (!what && (part.src.bytes > cut || csv_reader_paused(&part)))
		what = "bytes read";
	csv_reader_release(&part);
	csv_reader_release(&whole);
	outcome_release(&want);
	outcome_release(&got);
	close(fd);
	return what;
}
