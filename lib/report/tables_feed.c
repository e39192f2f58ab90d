/* Reads records into tables, by headers that the tools write. */
#include "report/tables_feed.h"

#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "report/known_feed.h"
#include "report/page.h"
#include "tool/files.h"
#include "tool/framed.h"
#include "tool/settings.h"

#include "base/banned.h"

enum { CELLS_MAX = 20 * 1000 * 1000 }; /* of all tables: 16 bytes each */

/* The state of reading. */
struct reading {
	struct tables *to;
	struct tool *tool;
	const char *name;	   /* for messages */
	const struct known *known; /* what its rows are; NULL: no header yet */
	const struct csv_out_col **col;
	size_t cells; /* of all files */
};

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static bool fault(struct reading *r, struct diag *d, uint64_t line)
{
	d->file = r->name;
	d->line = line;
	return tool_fault(r->tool, d);
}

/* Whether a column names single patients; only aggregates may be on a page. */
static bool tells_of_patients(struct str column)
{
	return str_eq(column, STR("patient")) || str_eq(column, STR("rx_id"));
}

static bool no_such_table(struct reading *r, const struct csv_row *row)
{
	struct diag d;
	diag_set(&d, DIAG_DATA, "its header is of no table that a page shows");
	d.hint = "give it outputs of glp1-stock, -titrate, -fill, -pharm-score, -staff or an "
		 "audit as CSV, "
		 "columns and names as the tool writes them; glp1-report --tables lists them";
	return fault(r, &d, row->line);
}

/* The names in a record; they live as long as the tables. */
static struct str *names_of(struct reading *r, const struct csv_row *row)
{
	struct str *name = arena_take(&r->to->arena, row->n * sizeof(*name));
	for (uint32_t i = 0; i < row->n; i++)
		name[i] = arena_copy(&r->to->arena, csv_field(row, i));
	return name;
}

static bool begin_table(struct reading *r, const struct csv_row *row, const struct known *k)
{
	struct tables *to = r->to;
	struct table *t = arena_take(&to->arena, sizeof(*t));
	struct diag d;
	*t = (struct table){
		.part = k->part,
		.tool = k->tool,
		.report = k->report->name,
		.n_cols = row->n,
		.name = names_of(r, row),
		.file = arena_copy(&to->arena, str_from(base_name(r->name))),
	};
	r->known = k;
	r->col = arena_take(&to->arena, row->n * sizeof(*r->col));
	for (size_t i = 0; i < t->n_cols; i++) {
		r->col[i] = known_column(k, t->name[i]);
		if (!tells_of_patients(t->name[i]))
			continue;
		diag_set(&d, DIAG_DATA, "it tells of single patients, which a page must not");
		diag_name(&d, t->name[i]);
		d.hint = "make the table without --show-ids";
		return fault(r, &d, row->line);
	}
	to->table = array_room(to->table, to->n, &to->size, sizeof(*to->table));
	to->table[to->n++] = t;
	return true;
}

/* Returns why the column cannot hold a cell, or NULL. */
static const char *wrong(const struct csv_out_col *col, struct str s)
{
	int32_t day;
	double v;
	struct dec d;
	if (!s.n)
		return NULL;
	if (col->type == OUT_DATE)
		return date_message(date_parse(s, &day));
	if (!out_is_number(col->type))
		return text_valid(s) < s.n ? "not UTF-8" : NULL;
	enum num_status st = num_real(s, -1e15, 1e15, &v);
	if (st == NUM_OK &&
	    (col->type == OUT_WHOLE || col->type == OUT_COUNT || col->type == OUT_DEC))
		st = dec_parse(s, &d);
	return num_message(st);
}

static const char *col_hint(enum out_type type)
{
	return type == OUT_DATE ? "the tools write days as 2026-06-30; make the table again"
	       : !out_is_number(type) ? "convert the file with iconv -f WINDOWS-1252 -t UTF-8"
	       : "the tools write numbers as 1234.5; make the table again";
}

static bool add_row(struct reading *r, const struct csv_row *row)
{
	struct table *t = r->to->table[r->to->n - 1];
	struct diag d;
	if (row->n != t->n_cols || (r->cells += row->n) > CELLS_MAX) {
		diag_set(&d, DIAG_DATA, "more rows than a page can show");
		if (row->n != t->n_cols)
			diag_set(&d, DIAG_DATA, "%u field%s, header has %zu", row->n, s_of(row->n),
				 t->n_cols);
		return fault(r, &d, row->line);
	}
	if ((t->n + 1) * t->n_cols > t->cells_size) {
		t->cells_size = 2 * (t->n + 16) * t->n_cols;
		t->cell = mem_grow(t->cell, t->cells_size, sizeof(*t->cell));
	}
	for (uint32_t i = 0; i < row->n; i++) {
		struct str s = csv_field(row, i);
		const char *what = wrong(r->col[i], s);
		t->cell[t->n * t->n_cols + i] = arena_copy(&r->to->arena, s);
		if (!what)
			continue;
		diag_set(&d, DIAG_DATA, "%s", what);
		diag_name(&d, t->name[i]);
		d.column = i + 1;
		d.hint = col_hint(r->col[i]->type);
		return fault(r, &d, row->line);
	}
	t->n++;
	return true;
}

/* The known table of which a record is the header; NULL: it is a row. */
static const struct known *header_of(const struct reading *r, const struct csv_row *row)
{
	struct str name[CSV_OUT_MAX];
	if (row->n > CSV_OUT_MAX)
		return NULL;
	/* most rows are of a table and begin with no name of a column */
	if (r->known && !known_first(csv_field(row, 0)))
		return NULL;
	for (uint32_t i = 0; i < row->n; i++)
		name[i] = csv_field(row, i);
	return known_by_header(name, row->n);
}

static bool take_record(struct reading *r, const struct csv_row *row)
{
	const struct known *k = header_of(r, row);
	if (k)
		return begin_table(r, row, k);
	return r->known ? add_row(r, row) : no_such_table(r, row);
}

/* Says what is wrong with the file, and in which column. Returns false. */
static bool reader_fault(struct reading *r, const struct diag *what)
{
	struct diag d = *what;
	const struct table *t = r->known ? r->to->table[r->to->n - 1] : NULL;
	if (t && d.column && d.column <= t->n_cols)
		diag_name(&d, t->name[d.column - 1]);
	return fault(r, &d, d.line);
}

static bool read_file(struct reading *r, int fd)
{
	const struct common *o = &r->tool->opt;
	const struct input_settings s = settings_of(r->tool, NULL);
	const struct csv_options opts = {
		.delim = s.delim,
		.lazy_quotes = o->lazy_quotes,
		.allow_no_eol = o->allow_no_eol,
		.framed = framed_input(o),
		.skip_lines = s.skip_lines,
		.size = files_size(r->tool, fd),
		.patience = o->pipe_wait,
	};
	struct csv_reader reader;
	struct csv_row row;
	struct diag d;
	enum csv_result st;
	bool ok = true;
	csv_reader_init(&reader, fd, &opts);
	while (ok && (st = csv_reader_next(&reader, &row)) != CSV_END) {
		ok = st == CSV_ROW ? take_record(r, &row) : reader_fault(r, &reader.fault);
	}
	if (ok && !r->known && !(o->allow_empty && reader.src.bytes == 0)) {
		diag_set(&d, DIAG_DATA, "empty input, no header");
		ok = fault(r, &d, 0);
	}
	csv_reader_release(&reader);
	return ok;
}

bool tables_read(struct tables *tables, struct tool *t)
{
	size_t n = t->n_operands ? t->n_operands : 1;
	struct reading r = { .to = tables, .tool = t };
	bool ok = true;
	for (size_t i = 0; i < n; i++) {
		struct diag d;
		int fd = files_take(&t->fds[i]);
		bool standard = !t->n_operands || strcmp(t->operands[i], "-") == 0;
		r.name = standard ? "<stdin>" : t->operands[i];
		r.known = NULL;
		if (fd < 0) {
			diag_errno(&d, "", -fd);
			d.class = DIAG_DATA;
			ok = fault(&r, &d, 0);
			continue;
		}
		ok = read_file(&r, fd) && ok;
		if (fd > STDIN_FILENO)
			close(fd);
	}
	for (size_t i = 0; i < tables->n; i++)
		if (tables->table[i]->part == PART_FINDINGS)
			tables->table[i]->area = area_of_table(tables->table[i]);
	return ok;
}
