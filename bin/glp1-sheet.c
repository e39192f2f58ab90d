/*
 * glp1-sheet: one sheet of a workbook to CSV, by what its cells hold and not by how they
 * are shown.
 */
#include "sheet/package.h"
#include "sheet/sheet.h"
#include "tool/files.h"
#include "tool/settings.h"
#include "tool/tool.h"

#include "base/banned.h"

struct options {
	const char *sheet;
	bool list;
};

#define AT(member) offsetof(struct options, member)

static const struct opt opts[] = {
	{ .name = "sheet", .letter = 's', .type = OPT_TEXT, .offset = AT(sheet), .arg = "name",
	  .help = "the sheet to write; needed if more than one is not hidden" },
	{ .name = "list", .type = OPT_FLAG, .offset = AT(list),
	  .help = "print the names of the sheets" },
};

#define COL(member) CSV_MEMBER(struct workbook_sheet, member)

static const char *const no_yes[] = { "no", "yes", NULL };

static const struct csv_out_col list_cols[] = {
	{ .name = "sheet", .offset = offsetof(struct workbook_sheet, name), .type = OUT_TEXT,
	  .help = "its name" },
	{ COL(hidden), .type = OUT_WORD, .words = no_yes, .help = "yes: it is not shown" },
};

enum { REPORT_ROWS, REPORT_LIST };

/* Refuses options that mean nothing for a sheet, whose columns are its own. */
static bool prepare(struct tool *t, void *options)
{
	const struct options *o = options;
	const struct input_settings s = settings_of(t, NULL);
	t->report = o->list ? REPORT_LIST : REPORT_ROWS;
	package_prepare();
	if (t->n_operands > 1)
		return tool_option_fault(t, t->operands[1], "one workbook at a time");
	if (t->opt.rejects || t->n_maps || s.skip_lines || s.date_format || t->opt.delim.n ||
	    t->opt.single_line)
		return tool_option_fault(t, "--map, --rejects, --delimiter, --date-format, --skip-lines, "
					    "--single-line", "not for a workbook");
	if (!o->list && (t->opt.format > FORMAT_TSV || t->opt.fields))
		return tool_option_fault(t, t->opt.fields ? "--fields" : "--format",
					 "a sheet comes out as it is, as csv or tsv");
	return true;
}

static void write_rows(struct tool *t, struct workbook *w, const struct workbook_sheet *which,
		       struct diag *d)
{
	struct sheet s;
	struct csv_row row;
	int more = -1;
	bool header = true;
	if (sheet_open(&s, w, which, d))
		for (; (more = sheet_next(&s, &row, d)) == 1; header = false)
			csv_put_record(&t->writer, &row, header);
	if (more == 0 && (s.hidden_rows || s.hidden_columns))
		tool_note(t, "%s%s%s of the sheet are hidden, and written too",
			  s.hidden_rows ? "rows" : "", s.hidden_rows && s.hidden_columns ? " and " : "",
			  s.hidden_columns ? "columns" : "");
	sheet_release(&s);
}

static void write_list(struct tool *t, const struct workbook *w)
{
	for (size_t i = 0; i < w->n_sheets; i++)
		tool_write(t, &w->sheets[i]);
}

static void tell_hidden(const struct tool *t, const struct workbook *w)
{
	for (size_t i = 0; i < w->n_sheets; i++)
		if (w->sheets[i].hidden)
			tool_note(t, "hidden sheet left out: %.*s",
				  (int)str_cut(w->sheets[i].name, 100).n, w->sheets[i].name.p);
}

static void run(struct tool *t, void *options)
{
	const struct options *o = options;
	struct workbook w;
	struct diag d = { .class = DIAG_NONE };
	int fd = files_take(&t->fds[0]);
	if (fd < 0) {
		diag_errno(&d, "", -fd);
		d.class = DIAG_DATA;
	} else if (workbook_open(&w, fd, t->opt.pipe_wait, &d) && o->list) {
		write_list(t, &w);
	} else if (d.class == DIAG_NONE) {
		const struct workbook_sheet *which = workbook_choose(
			&w, o->sheet ? str_from(o->sheet) : (struct str){ NULL, 0 }, &d);
		if (which && !o->sheet)
			tell_hidden(t, &w);
		if (which)
			write_rows(t, &w, which, &d);
	}
	d.file = t->n_operands ? t->operands[0] : "<stdin>";
	if (d.class != DIAG_NONE)
		tool_fault(t, &d);
	if (fd >= 0)
		workbook_release(&w);
}

int main(int argc, char **argv)
{
	static const struct report reports[] = {
		[REPORT_ROWS] = { .name = "--sheet" },
		[REPORT_LIST] = { "--list", REPORT_COLS(list_cols) },
	};
	static const struct tool_spec spec = {
		.name = "glp1-sheet",
		.summary = "Write a sheet of a workbook (.xlsx) as CSV",
		.first = "sheet,list,output",
		.examples = "  glp1-sheet sales.xlsx | glp1-import\n"
			    "  glp1-sheet --sheet=July -o july.csv sales.xlsx\n",
		TOOL_OPTS(opts),
		TOOL_REPORTS(reports),
		.prepare = prepare,
		.run = run,
	};
	struct options o = { 0 };
	return tool_main(&spec, &o, argc, argv);
}
