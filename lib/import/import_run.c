/* A run, from the command line to its last message. */
#include "import/import_run.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "base/mem.h"
#include "import/import_file.h"
#include "import/profiles_feed.h"
#include "sheet/package.h"
#include "stream/copies.h"
#include "stream/input.h"
#include "stream/spans.h"
#include "tool/files.h"
#include "tool/framed.h"
#include "tool/settings.h"

#include "base/banned.h"

const char *const import_to[] = { "usual", "volume", "appointments", "payments", "visits",
				  "contacts", "orders", "ledger", NULL };
const char *const import_refunds[] = { "return", "none", NULL };
const char *const import_encodings[] = { "utf-8", "windows-1252", NULL };

bool import_prepare(struct tool *t, void *options)
{
	struct import_options *o = options;
	const struct input_settings s = settings_of(t, NULL);
	struct diag d;
	const char *option = t->opt.rejects ? "--rejects" : s.date_format ? "--date-format" : NULL;
	if (option)
		return tool_option_fault(t, option, "not here: a profile says what rows mean; see --show");
	for (size_t i = 0; i < t->n_maps; i++)
		if (!memchr(t->maps[i].field.p, '.', t->maps[i].field.n))
			return tool_option_fault(t, "--map", "not here: a profile names columns; see --show");
	if (o->skipped && (o->list || o->show))
		return tool_option_fault(t, "--skipped", "not with --list or --show, which read no rows");
	if ((o->health || o->findings) && o->to && o->to - 1 != TO_CONTACTS)
		return tool_option_fault(t, o->health ? "--health" : "--findings", "of contacts only");
	if (o->health && o->findings)
		return tool_option_fault(t, "--health", "or --findings, not both");
	t->report = o->list ? REPORT_LIST : o->show ? REPORT_SHOW : o->findings ? REPORT_FINDINGS
		    : o->health ? REPORT_HEALTH : o->to ? (size_t)o->to - 1 : TO_VOLUME;
	t->opt.rejects = o->skipped; /* it is opened, and takes its name, as that file is */
	t->rejects = "--skipped";
	o->judged = o->as_of;
	if (o->judged == DATE_NONE)
		opt_today(STR("today"), &o->judged);
	package_prepare();
	if (!o->encoding || encoding_prepare(&o->converter, &d))
		return true;
	diag_name(&d, STR("--encoding"));
	return tool_fault(t, &d);
}

/* Sets the target by the first file, and checks that later ones give it too. False: said. */
static bool agree(struct import_run *r, const struct profile *p)
{
	struct diag d;
	if (r->options->to)
		return true;
	bool columns = r->options->health || r->options->findings;
	if (columns && p->usual == TO_CONTACTS) {
		r->to = TO_CONTACTS;
		return true;
	}
	if (r->to == TARGETS && !columns) {
		r->to = p->usual;
		return tool_choose(r->tool, r->to);
	}
	if (r->to == p->usual)
		return true;
	diag_set(&d, DIAG_DATA, "%.*s gives %s, the files before it %s",
		 (int)str_cut(p->name, 60).n, p->name.p, targets[p->usual].name,
		 r->to == TARGETS ? "contacts" : targets[r->to].name);
	d.hint = "say with --to what shall come of all";
	return import_fault(r, &d, 0);
}

static void read_export(struct import_run *r, struct export *e)
{
	struct turn t = { .n_rules = 0 };
	struct diag d;
	if (!turn_bind(&t, e->profile, r->to, e->header, e->n_header, &r->reasons, &d))
		import_fault(r, &d, *d.name ? 0 : e->header_line);
	else if (r->to == TO_VISITS)
		import_visit(r, e, &t);
	else if (r->to == TO_CONTACTS)
		import_contacts(r, e, &t);
	else
		import_rows(r, e, &t);
	if (*t.lacks)
		tool_note(r->tool, "%s: no column %s, by which rows would be left out or valued; see --show=%.*s",
			  r->file, t.lacks, (int)e->profile->name.n, e->profile->name.p);
	turn_release(&t);
}

static void tell_profile(struct import_run *r, const struct export *e)
{
	const struct profile *p = e->profile;
	if (r->tool->opt.verbose)
		tool_note(r->tool, "%s: %.*s, its header in line %" PRIu64, r->file, (int)p->name.n,
			  p->name.p, e->header_line);
	if (p->note.n && !r->tool->worst)
		tool_note(r->tool, "%.*s: %.*s", (int)p->name.n, p->name.p, (int)p->note.n, p->note.p);
	spans_note(r->tool, r->file, &e->reader.grammar.spans);
	if (e->is_book && e->book.hidden)
		tool_note(r->tool, "%s: hidden sheets are left out", r->file);
}

static void read_file(struct import_run *r, int fd)
{
	const struct import_options *o = r->options;
	const struct common *c = &r->tool->opt;
	const struct export_options eo = {
		.profiles = &r->profiles, .only = o->as ? profiles_named(&r->profiles, str_from(o->as)) : NULL,
		.skip_lines = settings_of(r->tool, NULL).skip_lines,
		.delim = c->delim.n ? settings_of(r->tool, NULL).delim : '\0',
		.lazy_quotes = c->lazy_quotes, .allow_no_eol = c->allow_no_eol,
		.framed = framed_input(c), .sheet = o->sheet, .converter = o->converter,
		.encoding = o->encoding ? ENCODING_WINDOWS_1252 : ENCODING_UTF8, .allow_empty = c->allow_empty,
		.single_line = c->single_line, .size = files_size(r->tool, fd), .patience = c->pipe_wait,
	};
	struct export e;
	struct diag d;
	enum exported st = export_open(&e, fd, &eo, &d);
	if (st == EXPORT_FAULT)
		import_fault(r, &d, 0);
	else if (e.profile && agree(r, e.profile) && st == EXPORT_OPEN)
		read_export(r, &e);
	if (st == EXPORT_OPEN)
		tell_profile(r, &e);
	else if (st == EXPORT_EMPTY)
		tool_note(r->tool, "%s: no rows, as the file says itself", r->file);
	export_release(&e);
}

static void open_failed(struct import_run *r, int err)
{
	struct diag d;
	diag_errno(&d, "", err);
	if (err != EIO && err != ENOMEM && err != EMFILE && err != ENFILE && err != ESTALE)
		d.class = DIAG_DATA; /* a wrong name or missing rights */
	import_fault(r, &d, 0);
}

static void read_files(struct import_run *r)
{
	struct tool *t = r->tool;
	if (r->to != TO_VISITS && !r->options->by_key) /* those are told apart by their own keys */
		copies_note(t);
	r->files = t->n_operands ? (uint32_t)t->n_operands : 1;
	for (uint32_t i = 0; i < r->files && !t->worst; i++) {
		const char *name = t->n_operands ? t->operands[i] : "-";
		int fd = files_take(&t->fds[i]);
		r->file = strcmp(name, "-") == 0 ? "<stdin>" : name;
		r->file_no = i + 1;
		if (fd < 0)
			open_failed(r, -fd);
		else
			read_file(r, fd);
		if (fd > STDIN_FILENO)
			close(fd);
	}
}

/* Checks that as many rows were written as there should be. */
static void count_rows(struct import_run *r)
{
	const struct common *o = &r->tool->opt;
	struct diag d;
	int64_t rows = (int64_t)r->read;
	bool few = rows < o->min_rows;
	if (!few && (o->expect_rows == OPT_NOT_GIVEN || rows == o->expect_rows))
		return;
	diag_set(&d, DIAG_DATA, "%" PRId64 " row%s in the input, %s%" PRId64 " expected", rows,
		 rows == 1 ? "" : "s", few ? "at least " : "", few ? o->min_rows : o->expect_rows);
	diag_name(&d, few ? STR("--min-rows") : STR("--expect-rows"));
	tool_fault(r->tool, &d);
}

static void last_word(struct import_run *r)
{
	char reasons[160];
	struct tool *t = r->tool;
	if (r->to == TO_CONTACTS) {
		tool_note(t, "%" PRIu64 " records read", r->read);
		return;
	}
	if (r->to == TO_VISITS) {
		tool_note(t, "%" PRIu64 " rows of participants read, %" PRIu64 " visit%s written", r->read,
			  r->written, r->written == 1 ? "" : "s");
		return;
	}
	reasons_format(&r->reasons, reasons, sizeof(reasons));
	tool_note(t, "%" PRIu64 " read = %" PRIu64 " written + %" PRIu64 " left out%s%s%s", r->read,
		  r->written, r->reasons.n, *reasons ? " (" : "", reasons, *reasons ? ")" : "");
	if (r->overlapping)
		tool_note(t, "rows whose key an earlier file has, counted all the same: %" PRIu64
			  "; --key counts them once", r->overlapping);
}

/* Begins the table of --skipped, in the file that was opened for it. */
static bool start_skipped(struct import_run *r)
{
	struct diag d;
	if (!r->options->skipped)
		return true;
	r->skipping = csv_writer_init(&r->skipped, r->tool->out.rejects.fd,
				      &import_reports[REPORT_SKIPPED],
				      &(struct csv_writer_options){ .format = FORMAT_CSV }, &d);
	if (!r->skipping)
		return tool_fault(r->tool, &d);
	csv_writer_start(&r->skipped);
	return true;
}

static void finish_skipped(struct import_run *r)
{
	struct diag d;
	if (!r->skipping)
		return;
	if (!r->tool->worst && (!csv_writer_finish(&r->skipped, &d) ||
				!outputs_finish_rejects(&r->tool->out, &d))) {
		d.file = r->options->skipped;
		tool_fault(r->tool, &d);
	}
	csv_writer_release(&r->skipped);
}

/* Writes a row for each profile. */
static void write_list(struct tool *t, const struct profiles *ps)
{
	for (size_t i = 0; i < ps->n; i++) {
		const struct profile *p = &ps->list[i];
		char gives[120];
		size_t n = (size_t)snprintf(gives, sizeof(gives), "%s", targets[p->usual].name);
		for (int k = 0; k < TARGETS; k++)
			if (p->gives[k] && !targets[k].inner && (enum target)k != p->usual)
				n += (size_t)snprintf(gives + n, sizeof(gives) - n, ";%s", targets[k].name);
		tool_write(t, &(struct import_listed){
			.profile = p->name, .system = p->system, .what = p->what, .gives = { gives, n },
			.as_of = p->as_of, .verified = p->verified, .source = p->source, .get = p->get,
			.note = p->note });
	}
}

struct showing {
	struct tool *tool;
	struct str name;
};

static void show_row(void *of, const struct profile_row *row)
{
	const struct showing *s = of;
	if (str_ieq(row->profile, s->name))
		tool_write(s->tool, row);
}

static bool known_name(struct import_run *r, const char *option, const char *name)
{
	return !name || profiles_named(&r->profiles, str_from(name)) ||
	       tool_option_fault(r->tool, option, "no such profile; see --list");
}

void import_run(struct tool *t, void *options)
{
	struct import_options *o = options;
	struct import_run r = { .tool = t, .options = o,
				.to = o->to ? (enum target)(o->to - 1) : TARGETS };
	struct showing showing = { t, o->show ? str_from(o->show) : STR("") };
	bool ok = profiles_read(&r.profiles, t, &o->profiles, o->show ? show_row : NULL, &showing) &&
		  known_name(&r, "--show", o->show) && known_name(&r, "--as", o->as) &&
		  (!o->items.name || items_read(&r.items, t, &o->items)) &&
		  rows_read(&r.waivers, t, &o->waivers) && start_skipped(&r);
	if (ok && o->list) {
		write_list(t, &r.profiles);
	} else if (ok && !o->show) {
		read_files(&r);
		if (!t->worst)
			count_rows(&r);
		if (!t->worst && r.to == TO_CONTACTS)
			import_contacts_finish(&r);
		if (!t->worst)
			last_word(&r);
	}
	finish_skipped(&r);
	encoding_close(o->converter);
	profiles_release(&r.profiles);
	items_release(&r.items);
	rows_release(&r.waivers);
	reasons_release(&r.reasons);
	keys_release(&r.keys);
	contacts_release(&r.contacts);
	mem_free(r.cells);
	mem_free(r.health);
	arena_release(&r.arena);
}
