/*
 * Every export of ../shared/data/exports and of the samples, in the forms that spreadsheets
 * and later versions give it: what comes out is the same, or it is refused.
 */
#include "import_trial.h"

#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <unistd.h>

#include "base/arena.h"

#include "base/banned.h"

enum { CUTS = 1000 };

/* The cells of an export, up to and with its header and behind it. */
struct table {
	struct str *cell;
	size_t *start; /* of row i: where its cells begin; one more than there are rows */
	size_t n_cells, cells_size, n_rows, starts_size, header;
	struct arena arena;
};

/* How a table is written. */
struct form {
	const char *what, *mark, *above, *delim, *eol;
	const size_t *order;        /* of its columns; NULL: as they are */
	const char *more;           /* name of one more column in front; NULL: none */
	size_t renamed;             /* 1 + the column that is called otherwise; 0: none */
};

struct trial_export {
	const char *name;
	struct bytes in;
	struct table table;
	const struct profile *profile;
	struct turned_file whole;   /* what comes of it */
	enum target to;
};

typedef void trial_fn(struct trial_export *x, const struct profiles *ps);

static void keep_row(struct table *t, const struct csv_row *row)
{
	t->start = array_room(t->start, t->n_rows + 1, &t->starts_size, sizeof(*t->start));
	for (uint32_t i = 0; i < row->n; i++) {
		t->cell = array_room(t->cell, t->n_cells, &t->cells_size, sizeof(*t->cell));
		t->cell[t->n_cells++] = arena_copy(&t->arena, csv_field(row, i));
	}
	t->start[++t->n_rows] = t->n_cells;
}

/* False: no known export, or one that has no rows. */
static bool read_table(struct trial_export *x, const struct profiles *ps)
{
	struct export e;
	struct csv_reader r;
	struct csv_row row;
	struct diag d;
	int fd = file_of(bytes_str(&x->in));
	bool open = export_open(&e, fd, &(struct export_options){ .profiles = ps }, &d) == EXPORT_OPEN;
	uint64_t line = e.header_line;
	x->profile = e.profile;
	csv_reader_init(&r, file_of(bytes_str(&x->in)), &(struct csv_options){ .delim = e.delim });
	x->table = (struct table){ .start = array_room(NULL, 0, &x->table.starts_size, sizeof(size_t)) };
	x->table.start[0] = 0;
	while (open && csv_reader_next(&r, &row) == CSV_ROW) {
		if (row.line == line)
			x->table.header = x->table.n_rows;
		keep_row(&x->table, &row);
	}
	close(r.src.fd);
	csv_reader_release(&r);
	export_release(&e);
	close(fd);
	return open;
}

static size_t width(const struct table *t, size_t row)
{
	return t->start[row + 1] - t->start[row];
}

static void put_cell(struct bytes *to, struct str s, const char *delim)
{
	bool quoted = memchr(s.p, '"', s.n) || memchr(s.p, '\n', s.n) || memchr(s.p, '\r', s.n) ||
		      memchr(s.p, *delim, s.n);
	bytes_text(to, quoted ? "\"" : "");
	for (size_t i = 0; i < s.n; i++) {
		bytes_text(to, s.p[i] == '"' ? "\"" : "");
		bytes_add(to, s.p + i, 1);
	}
	bytes_text(to, quoted ? "\"" : "");
}

static void put_row(struct bytes *to, const struct table *t, size_t row, const struct form *f)
{
	size_t n = width(t, row), columns = width(t, t->header);
	const char *between = "";
	if (f->more && n >= columns) {
		put_cell(to, row == t->header ? str_from(f->more) : STR("a \"b\", c;\td"), f->delim);
		between = f->delim;
	}
	for (size_t i = 0; i < n; i++, between = f->delim) {
		size_t at = f->order && n >= columns && i < columns ? f->order[i] : i;
		bytes_text(to, between);
		put_cell(to, row == t->header && f->renamed == at + 1 ? STR("Otherwise")
								     : t->cell[t->start[row] + at],
			 f->delim);
	}
	bytes_text(to, f->eol);
}

static void put_table(struct bytes *to, const struct table *t, const struct form *f)
{
	*to = (struct bytes){ 0 };
	bytes_text(to, f->mark);
	bytes_text(to, f->above);
	for (size_t row = 0; row < t->n_rows; row++)
		put_row(to, t, row, f);
}

static void turn_form(struct turned_file *out, const struct trial_export *x,
		      const struct profiles *ps, const struct form *f)
{
	struct bytes in;
	put_table(&in, &x->table, f);
	turn_file(out, ps, bytes_str(&in), x->to, NULL);
	bytes_release(&in);
}

static bool same_result(const struct turned_file *a, const struct turned_file *b)
{
	return str_eq(bytes_str(&a->rows), bytes_str(&b->rows)) &&
	       str_eq(bytes_str(&a->skipped), bytes_str(&b->skipped));
}

static void shuffle(size_t *order, size_t n)
{
	struct rng r = { unit_seed() };
	for (size_t i = 0; i < n; i++)
		order[i] = i;
	for (size_t i = n; i > 1; i--) {
		size_t k = rng_below(&r, (uint32_t)i), was = order[i - 1];
		order[i - 1] = order[k];
		order[k] = was;
	}
}

static void in_every_form(struct trial_export *x, const struct profiles *ps)
{
	size_t order[256];
	ck_assert_uint_le(width(&x->table, x->table.header), COUNT(order));
	shuffle(order, width(&x->table, x->table.header));
	const struct form forms[] = {
		{ "as it is", "", "", ",", "\n", .order = NULL },
		{ "columns in another order", "", "", ",", "\n", .order = order },
		{ "one more column", "", "", ",", "\n", .more = "One more" },
		{ "CRLF", "", "", ",", "\r\n", .order = NULL },
		{ "a byte order mark", "\xef\xbb\xbf", "", ",", "\n", .order = NULL },
		{ "semicolons", "", "", ";", "\n", .order = NULL },
		{ "tabs", "", "", "\t", "\n", .order = NULL },
		{ "titles", "", "The clinic\n\"July, all of it\"\n", ",", "\n", .order = NULL },
		{ "all of it", "\xef\xbb\xbf", "The clinic\r\nJuly\r\n", ";", "\r\n", order, "One more", 0 },
	};
	for (size_t i = 0; i < COUNT(forms); i++) {
		struct turned_file out;
		turn_form(&out, x, ps, &forms[i]);
		require(!out.fault.class, "%s, %s to %s: line %d, %s: %s", x->name, forms[i].what,
			targets[x->to].name, (int)out.fault.line, out.fault.name, out.fault.what);
		require(same_result(&out, &x->whole), "%s, %s to %s: got\n%.*swant\n%.*s", x->name,
			forms[i].what, targets[x->to].name, (int)out.rows.n, out.rows.p,
			(int)x->whole.rows.n, x->whole.rows.p);
		turned_release(&out);
	}
}

/* The column of the header with that name; its width if there is none. */
static size_t column_of(const struct table *t, struct str folded)
{
	char text[NAME_FOLDED_MAX];
	size_t n = width(t, t->header);
	for (size_t i = 0; i < n; i++) {
		struct str cell = t->cell[t->start[t->header] + i];
		if (cell.n <= sizeof(text) && str_eq((struct str){ text, header_fold(cell, text) }, folded))
			return i;
	}
	return n;
}

static void without_a_name(struct trial_export *x, const struct profiles *ps)
{
	const struct name_list *need = &x->profile->need;
	for (size_t i = 0; i < need->n; i++) {
		struct turned_file out;
		struct form f = { "", "", "", ",", "\n", .renamed = 1 + column_of(&x->table, need->folded[i]) };
		char name[128];
		snprintf(name, sizeof(name), "%.*s", (int)need->name[i].n, need->name[i].p);
		turn_form(&out, x, ps, &f);
		require(out.fault.class == DIAG_DATA && strstr(out.fault.what, name),
			"%s without %s: %s", x->name, name, out.fault.class ? out.fault.what : "taken");
		turned_release(&out);
		f = (struct form){ "", "", "", ",", "\n", .more = name };
		turn_form(&out, x, ps, &f);
		require(out.fault.class == DIAG_DATA, "%s with two %s: taken", x->name, name);
		turned_release(&out);
	}
}

/* Of any other column that is called otherwise it is said, or it does not count. */
static void with_a_new_name(struct trial_export *x, const struct profiles *ps)
{
	for (size_t i = 0; i < width(&x->table, x->table.header); i++) {
		struct turned_file out;
		struct form f = { "", "", "", ",", "\n", .renamed = 1 + i };
		struct str name = x->table.cell[x->table.start[x->table.header] + i];
		turn_form(&out, x, ps, &f);
		require(out.fault.class || out.told > x->whole.told || same_result(&out, &x->whole),
			"%s to %s without %.*s: taken", x->name, targets[x->to].name, (int)name.n, name.p);
		turned_release(&out);
	}
}

static bool starts_with(const struct bytes *all, const struct bytes *b)
{
	return b->n <= all->n && (!b->n || !memcmp(all->p, b->p, b->n));
}

/* A cut file is refused, or ends between two records: then what comes out is the start of it. */
static void cut_off(struct trial_export *x, const struct profiles *ps)
{
	struct rng r = { unit_seed() };
	struct str in = bytes_str(&x->in);
	size_t tries = in.n > 4 * CUTS ? CUTS : in.n;
	for (size_t i = 0; i < tries; i++) {
		struct turned_file out;
		size_t n = tries == in.n ? i : rng_below(&r, (uint32_t)in.n);
		int fd = i % 2 ? pipe_of((struct str){ in.p, n }) : file_of((struct str){ in.p, n });
		turn_fd(&out, ps, fd, x->to, NULL);
		close(fd);
		bool between = n && (in.p[n - 1] == '\n' || in.p[n - 1] == '\r');
		require(out.fault.class || ((between || i % 2 == 0) && starts_with(&x->whole.rows, &out.rows) &&
					    starts_with(&x->whole.skipped, &out.skipped)),
			"%s cut behind %zu bytes, %s: taken", x->name, n, i % 2 ? "a pipe" : "a file");
		turned_release(&out);
	}
}

static void to_each_target(struct trial_export *x, const struct profiles *ps, trial_fn *trial)
{
	for (x->to = 0; x->to < TARGETS; x->to++) {
		if (!x->profile->gives[x->to] || targets[x->to].inner || x->to == TO_VISITS ||
		    x->to == TO_CONTACTS)
			continue;
		turn_file(&x->whole, ps, bytes_str(&x->in), x->to, NULL);
		if (!x->whole.fault.class)
			trial(x, ps);
		turned_release(&x->whole);
	}
}

static void one_export(const char *path, const struct profiles *ps, trial_fn *trial)
{
	struct trial_export x = { .name = strrchr(path, '/') + 1 };
	const char *dot = strchr(x.name, '.');
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (strcmp(dot, ".csv") == 0 && fd >= 0) { /* NAME.expected.csv is none */
		read_all(fd, &x.in);
		if (read_table(&x, ps))
			to_each_target(&x, ps, trial);
		arena_release(&x.table.arena);
		free(x.table.cell);
		free(x.table.start);
		bytes_release(&x.in);
	}
	close(fd);
}

static trial_fn *const trials[] = { in_every_form, without_a_name, with_a_new_name, cut_off };

static void each_of(const char *pattern, trial_fn *trial)
{
	struct profiles ps;
	glob_t files;
	trial_builtin(&ps);
	ck_assert_msg(glob(pattern, 0, NULL, &files) == 0, "no file %s", pattern);
	for (size_t i = 0; i < files.gl_pathc; i++)
		one_export(files.gl_pathv[i], &ps, trial);
	globfree(&files);
	profiles_release(&ps);
}

START_TEST(a_sample_comes_out_the_same_or_is_refused)
{
	each_of("../../scripts/sample/*.csv", trials[_i]);
}
END_TEST

START_TEST(an_export_comes_out_the_same_or_is_refused)
{
	char pattern[512];
	shared_path("data/exports/*.csv", pattern, sizeof(pattern));
	each_of(pattern, trials[_i]);
}
END_TEST

void unit_import_shaken(TCase *tc)
{
	char path[512];
	shared_path("data/exports/README.md", path, sizeof(path));
	tcase_add_loop_test(tc, a_sample_comes_out_the_same_or_is_refused, 0, COUNT(trials));
	if (access(path, R_OK) == 0)
		tcase_add_loop_test(tc, an_export_comes_out_the_same_or_is_refused, 0, COUNT(trials));
	else
		unit_skip(COUNT(trials), "data/exports is not there");
}
