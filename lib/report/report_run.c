/* The flow of glp1-report: reads tables and the last page, finds what to do, writes it. */
#include "report/report_run.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "report/brief.h"
#include "report/calendar.h"
#include "report/known_feed.h"
#include "report/mail.h"
#include "report/page.h"
#include "report/tables_feed.h"
#include "tool/files.h"

#include "base/banned.h"

enum { PAGE_MOST = 64 * 1024 * 1024 }; /* bytes of the page of last time */

struct table_line {
	const char *tool, *table;
	struct str columns;
};

#define COL(member) CSV_MEMBER(struct table_line, member)

const struct csv_out_col report_tables_cols[REPORT_TABLES_COLS] = {
	{ COL(tool), .type = OUT_NAME, .help = "that writes it" },
	{ COL(table), .type = OUT_NAME, .help = "its --report" },
	{ COL(columns), .help = "that must be there; the others may be" },
};

/* The name of the page in a folder that --since names. */
static bool since_folder(struct tool *t, struct report_options *o)
{
	static char name[PATH_MAX];
	struct stat st;
	if (!o->since.name || stat(o->since.name, &st) != 0 || !S_ISDIR(st.st_mode))
		return true;
	int n = snprintf(name, sizeof(name), "%s/index.html", o->since.name);
	if (n < 0 || (size_t)n >= sizeof(name))
		return tool_option_fault(t, "--since", "its name is too long");
	o->since.name = name;
	return true;
}

bool report_prepare(struct tool *t, void *options)
{
	struct report_options *o = options;
	t->report = o->tables ? REPORT_TABLES : REPORT_PAGE;
	t->is_private = true;
	if (t->opt.rejects || t->n_maps || t->opt.date_format.n)
		return tool_option_fault(t, "--rejects, --map, --date-format",
					 "not for tables that the tools wrote");
	if (!o->tables && t->opt.fields)
		return tool_option_fault(t, "--fields", "a page is no table");
	if (!o->tables && t->opt.format < FORMAT_OWN)
		return tool_option_fault(
			t, "--format",
			"a page is html, text, ics or brief; csv and its like go with --tables");
	return since_folder(t, o);
}

static void write_tables(struct tool *t)
{
	for (size_t i = 0; i < n_known_tables; i++) {
		const struct known *k = &known_tables[i];
		tool_write(t,
			   &(struct table_line){ k->tool, k->report->name, str_from(k->needs) });
	}
}

/* Reads all bytes of the last page. False: a fault was said. */
static bool read_page(struct tool *t, struct opt_file *file, struct bytes *b)
{
	enum { BLOCK = 65536 };
	struct diag d;
	int fd = files_take(&file->fd);
	ssize_t n = 1;
	int err = fd < 0 ? -fd : 0;
	while (!err && n && b->n <= PAGE_MOST) {
		char *at = bytes_extend(b, BLOCK);
		n = io_take(fd, at, BLOCK, t->opt.pipe_wait);
		err = n < 0 ? errno : 0;
		b->n -= BLOCK - (size_t)(n > 0 ? n : 0);
	}
	if (fd > STDIN_FILENO)
		close(fd);
	if (!err && b->n <= PAGE_MOST)
		return true;
	if (err)
		diag_errno(&d, "", err);
	else
		diag_set(&d, DIAG_DATA, "over 64 MiB: no page of glp1-report");
	d.class = err == EIO ? DIAG_SYSTEM : DIAG_DATA;
	d.file = file->name;
	return tool_fault(t, &d);
}

static bool read_before(struct tool *t, struct report_options *o, struct before *b,
			struct bytes *text)
{
	struct diag d;
	*b = (struct before){ .as_of = DATE_NONE };
	if (!o->since.name)
		return true;
	if (!read_page(t, &o->since, text))
		return false;
	if (before_read(b, (struct str){ text->p, text->n }, &d))
		return true;
	d.file = o->since.name;
	return tool_fault(t, &d);
}

static void write_page(struct tool *t, const struct report_options *o, const struct week *w)
{
	enum report_format format = (enum report_format)(t->opt.format - FORMAT_OWN);
	struct page p = {
		.o = { .kind = format == REPORT_HTML ? OUT_PAGE : OUT_PLAIN, .as_of = w->as_of },
		.w = w,
		.t = w->tables,
		.max_age = (int32_t)o->max_age,
		.version = GLP1_VERSION,
		.title = o->title ? str_from(o->title) : STR(""),
	};
	static void (*const writers[])(struct page *) = {
		[REPORT_HTML] = page_write,
		[REPORT_TEXT] = mail_write,
		[REPORT_ICS] = calendar_write,
		[REPORT_BRIEF] = brief_write,
	};
	writers[format](&p);
	csv_writer_bytes(&t->writer, p.o.b.p, p.o.b.n);
	bytes_release(&p.o.b);
	arena_release(&p.arena);
}

static void write_week(struct tool *t, const struct report_options *o, const struct tables *tables,
		       const struct before *before)
{
	struct week w;
	struct diag d;
	week_of(&w, tables, o->as_of, before->as_of == DATE_NONE ? NULL : before);
	if (w.as_of == DATE_NONE) {
		diag_set(&d, DIAG_DATA, "no table says which day it stands on");
		diag_name(&d, STR("--as-of"));
		d.hint = "say it: --as-of=2026-06-30";
		tool_fault(t, &d);
	} else {
		write_page(t, o, &w);
		t->found = o->check &&
			   (w.n_orders || w.n_unknown || w.n_transfers || w.n_level[LEVEL_CRITICAL] ||
			    w.n_level[LEVEL_HIGH]);
	}
	week_release(&w);
}

void report_run(struct tool *t, void *options)
{
	struct report_options *o = options;
	struct tables tables = { 0 };
	struct bytes text = { 0 };
	struct before before = { .as_of = DATE_NONE };
	if (o->tables)
		write_tables(t);
	else if (tables_read(&tables, t) && read_before(t, o, &before, &text))
		write_week(t, o, &tables, &before);
	before_release(&before);
	bytes_release(&text);
	tables_release(&tables);
}
