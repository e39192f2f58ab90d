/* Exports turned without a tool around them. */
#include "import_trial.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/embedded.h"

#include "base/banned.h"

extern const struct embedded import_profiles_csv;

static struct str cell(const struct csv_row *row, uint32_t i)
{
	return i < row->n ? str_trim(csv_field(row, i)) : STR("");
}

static int32_t word_of(struct str s)
{
	for (int32_t i = 0; profile_verified[i]; i++)
		if (str_eq(s, str_from(profile_verified[i])))
			return i;
	return -1;
}

static bool add(struct profiles *ps, const struct csv_row *row, bool own, struct diag *d)
{
	size_t member;
	struct profile_row r = { .profile = cell(row, 0), .to = cell(row, 1), .field = cell(row, 2),
				 .from = cell(row, 3), .chain = cell(row, 4), .as_of = DATE_NONE,
				 .source = cell(row, 6), .verified = word_of(cell(row, 7)) };
	date_parse(cell(row, 5), &r.as_of);
	return profiles_add(ps, &r, own, d, &member);
}

bool trial_profiles(struct profiles *ps, struct str table, bool own, struct diag *d)
{
	struct csv_reader r;
	struct csv_row row;
	int fd = file_of(table);
	bool good = true;
	csv_reader_init(&r, fd, &(struct csv_options){ 0 });
	csv_reader_next(&r, &row);
	while (good && csv_reader_next(&r, &row) == CSV_ROW) {
		good = add(ps, &row, own, d);
		d->line = row.line;
	}
	csv_reader_release(&r);
	close(fd);
	return good;
}

void trial_builtin(struct profiles *ps)
{
	struct diag d = { .class = DIAG_NONE };
	*ps = (struct profiles){ 0 };
	require(trial_profiles(ps, import_profiles_csv.text, false, &d), "profiles.csv:%d: %s",
		(int)d.line, d.what);
	require(profiles_check(ps, &d), "profiles.csv: %s", d.what);
}

static void put(struct bytes *b, const struct value *v, const struct target_field *f, bool first)
{
	char text[DEC_TEXT + MOMENT_TEXT];
	struct str s = v->text;
	if (v->kind == VALUE_NUMBER)
		s = v->number.set ? (struct str){ text, dec_format(v->number, text) } : STR("");
	struct moment m = v->moment;
	if (f->day_only)
		m.second = NO_TIME;
	if (v->kind == VALUE_MOMENT)
		s = m.day != DATE_NONE ? (struct str){ text, moment_format(m, f->seconds, text) } : STR("");
	if (!first)
		bytes_text(b, "|");
	bytes_add(b, s.p, s.n);
}

static void one_row(struct turned_file *f, struct turn *t, const struct csv_row *row,
		    struct str *cells, uint64_t record)
{
	struct value out[FIELDS_MAX];
	struct reason *why;
	for (size_t i = 0; i < t->n_columns; i++)
		cells[i] = str_trim(csv_field(row, t->column[i]));
	switch (turn_row(t, cells, out, &why, &f->fault)) {
	case TURNED_OUT:
		bytes_say(&f->skipped, "%d|", (int)record);
		bytes_add(&f->skipped, why->text.p, why->text.n);
		bytes_text(&f->skipped, "\n");
		f->n_skipped++;
		return;
	case TURNED_ROW:
		for (size_t i = 0; i < targets[t->to].n; i++)
			if (!targets[t->to].fields[i].inner)
				put(&f->rows, &out[i], &targets[t->to].fields[i], i == 0);
		bytes_text(&f->rows, "\n");
		f->n_rows++;
		return;
	default:
		f->fault.line = row->line;
	}
}

static void all_rows(struct turned_file *f, struct export *e, struct turn *t)
{
	struct csv_row row;
	enum csv_result st = CSV_ROW;
	struct str *cells = calloc(t->n_columns + 1, sizeof(*cells));
	bool last = false;
	for (size_t i = 0; i < t->n_columns; i++)
		last |= t->column[i] + 1 == e->n_header;
	while (!f->fault.class && (st = export_next(e, &row, &f->fault)) == CSV_ROW) {
		if (export_row_fits(e, &row, &f->fault))
			one_row(f, t, &row, cells, e->records);
		else
			f->fault.line = row.line;
	}
	if (st == CSV_END)
		export_ended(e, last, &f->fault);
	free(cells);
}

void turn_fd(struct turned_file *f, const struct profiles *ps, int fd, enum target to,
	     const char *as)
{
	struct export e;
	struct turn t = { .n_rules = 0 };
	struct reasons rs = { .n = 0 };
	*f = (struct turned_file){ .profile = "" };
	const struct export_options o = { .profiles = ps,
					  .only = as ? profiles_named(ps, str_from(as)) : NULL };
	enum exported st = export_open(&e, fd, &o, &f->fault);
	if (e.profile)
		f->profile = e.profile->name.p;
	if (to == TARGETS && e.profile)
		to = e.profile->usual;
	if (st == EXPORT_OPEN && turn_bind(&t, e.profile, to, e.header, e.n_header, &rs, &f->fault))
		all_rows(f, &e, &t);
	for (const char *c = t.lacks; *c; c++)
		f->told += *c == ',' || c == t.lacks;
	for (size_t i = 0; i < FIELDS_MAX; i++)
		f->told += t.absent[i];
	turn_release(&t);
	reasons_release(&rs);
	export_release(&e);
}

void turn_file(struct turned_file *f, const struct profiles *ps, struct str in, enum target to,
	       const char *as)
{
	int fd = file_of(in);
	turn_fd(f, ps, fd, to, as);
	close(fd);
}

void turned_release(struct turned_file *f)
{
	bytes_release(&f->rows);
	bytes_release(&f->skipped);
}
