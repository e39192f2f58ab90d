/* Reads rows of the register, by name. */
#include "pharm/pharmacies_feed.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/map.h"
#include "pharm/answers.h"

#include "base/banned.h"

#define COL(member) CSV_MEMBER(struct pharmacy, member)

/* What may stand in an answer, for --columns. */
#define HELP_ANSWER "yes, partly, no or unknown (if empty)"
#define HELP_WORD   "a word, as --report=weights lists them; unknown if empty"
#define HELP_NUMBER "a number; unknown if empty"
#define HELP_DAY    "a day as YYYY-MM-DD; unknown if empty"
#define HELP_NAME   "a name or text; none; unknown if empty"
#define HELP_EVENT  "none; or open or closed, each with its day; several parted by ;"
#define HELP_STATES "postal codes, parted by blanks; all"
#define HELP_DRUGS  "drug:pathway items, parted by ;, as in semaglutide:503A_patient_specific"
#define ANSWER_COLUMN(NAME_, TAKES) \
	{ .name = #NAME_, .type = COL_TEXT, .help = HELP_##TAKES, \
	  .offset = offsetof(struct pharmacy, answer[PHARM_ANSWER_##NAME_].text) },

/* The words of pharm/bud.h without any. */
static const char *const categories[] = { "2", "1", "3", NULL };
static const char *const methods[] = { "aseptic", "terminal", NULL };
static const char *const components[] = { "nonsterile", "sterile", NULL };
static const char *const storages[] = { "refrigerator", "room", "freezer", NULL };

static const struct csv_col cols[] = {
	{ .name = "pharmacy", .type = COL_TEXT, .required = true,
	  .offset = offsetof(struct pharmacy, name), .key = true, .aliases = "pharmacy_name,vendor",
	  .help = "its name" },
	{ COL(type), .type = COL_WORD, .required = true, .words = pathway_names,
	  .synonyms = "503a pharmacy=503A,outsourcing facility=503B,brand=commercial,"
		      "wholesaler=commercial",
	  .help = "503A, 503B or commercial" },
	{ COL(ships_to), .type = COL_TEXT, .aliases = "ship_states",
	  .help = "postal codes of the states it ships to for the clinic, parted by blanks" },
	{ COL(as_of), .type = COL_DATE, .aliases = "answered,assessed,reviewed",
	  .help = "day of the answers" },
	{ COL(evidence), .type = COL_TEXT, .aliases = "document,link", .help = "where the papers are" },
	{ COL(compounded), .type = COL_DATE, .aliases = "compound_date",
	  .help = "503B: day of compounding; the as-of day if empty" },
	{ COL(shipped), .type = COL_DATE, .aliases = "ship_date", .help = "503B: day of distribution" },
	{ COL(dispensed), .type = COL_DATE, .aliases = "dispense_date",
	  .help = "503B: day of dispensing" },
	{ COL(bud_days), .type = COL_DEC, COL_NOT_NEGATIVE, .unit = "days",
	  .help = "503A: beyond-use date from compounding, as kept by bud_storage" },
	{ COL(bud_category), .type = COL_WORD, .words = categories,
	  .help = "503A: of USP 797: 1, 2 (if empty) or 3" },
	{ COL(bud_method), .type = COL_WORD, .words = methods,
	  .help = "503A: aseptic (if empty) or terminal sterilization" },
	{ COL(bud_components), .type = COL_WORD, .words = components,
	  .help = "503A: nonsterile, one or more (if empty), or sterile, all" },
	{ COL(bud_storage), .type = COL_WORD, .words = storages,
	  .help = "503A: refrigerator (if empty), room or freezer" },
	{ COL(waiver_until), .type = COL_DATE, .help = "last day on which its findings are excused" },
	{ COL(waiver_reason), .type = COL_TEXT, .help = "why; a waiver without it does not count" },
	{ COL(waiver_rules), .type = COL_TEXT, .help = "rule IDs it excuses, parted by ;; all if empty" },
	{ COL(owner), .type = COL_TEXT, .aliases = "responsible", .help = "who is to act" },
	PHARM_ANSWERS(ANSWER_COLUMN)
};

#undef COL

const struct feed pharmacies_feed = { FEED_COLS(cols), .row_size = sizeof(struct pharmacy) };

static size_t items_of(struct str list, const char *marks)
{
	struct str item;
	size_t n = 0;
	while (list.n && str_next_part(&list, marks, &item))
		n++;
	return n;
}

/* Checks all answers of a row. False: *d and *offset say which one cannot be read. */
static bool check(const struct pharm_model *m, const struct pharmacy *p, struct diag *d,
		  size_t *offset)
{
	const char *what;
	*offset = offsetof(struct pharmacy, ships_to);
	diag_set(d, DIAG_DATA, "more than %d items", PHARM_LIST_MAX);
	if (items_of(p->ships_to, " ,;/") > PHARM_LIST_MAX)
		return false;
	for (size_t i = 0; i < m->n_criteria; i++) {
		*offset = offsetof(struct pharmacy, answer[0].text) + i * sizeof(p->answer[0]);
		if (items_of(p->answer[i].text, " ,;/") > PHARM_LIST_MAX)
			return false;
		if (pharm_answer_reads(&m->criterion[i], p->answer[i].text, &what))
			continue;
		diag_set(d, DIAG_DATA, "%s", what);
		return false;
	}
	return true;
}

static int by_name(const void *va, const void *vb)
{
	const struct pharmacy *a = va, *b = vb;
	int c = str_cmp(a->name, b->name);
	return c ? c : str_cmp(a->folded.key, b->folded.key);
}

static void keep(struct rows *r, const struct pharmacy *row, bool dated)
{
	r->row = array_room(r->row, r->n, &r->size, sizeof(*row));
	struct pharmacy *p = (struct pharmacy *)r->row + r->n++;
	*p = *row;
	csv_keep_texts(&r->arena, cols, sizeof(cols) / sizeof(*cols), p);
	p->folded = name_fold(&r->arena, p->name);
	p->undated = !dated;
}

bool pharmacies_read(struct rows *r, struct tool *t, struct opt_file *file,
		     const struct pharm_model *m)
{
	struct pharmacy row = { 0 };
	struct map names = { 0 };
	struct arena scratch = { 0 };
	struct input in;
	struct diag d;
	size_t offset;
	if (!input_init(&in, t, file, &row))
		return false;
	while (input_next(&in)) {
		struct name name = name_fold(&scratch, row.name);
		bool made = true;
		if (!check(m, &row, &d, &offset)) {
			input_row_fault(&in, &d, offset);
		} else if (map_get(&names, name.key, 1, &made), !made) {
			diag_set(&d, DIAG_DATA, "listed twice");
			input_row_fault(&in, &d, offsetof(struct pharmacy, name));
		} else if (r->n == PHARM_MOST) {
			diag_set(&d, DIAG_DATA, "more than %d pharmacies", PHARM_MOST);
			d.hint = "keep those that the clinic may order from";
			input_stop(&in, &d, offsetof(struct pharmacy, name));
		} else {
			keep(r, &row, input_has(&in, offsetof(struct pharmacy, as_of)));
		}
	}
	if (r->n)
		qsort(r->row, r->n, sizeof(struct pharmacy), by_name);
	map_release(&names);
	arena_release(&scratch);
	return input_finish(&in);
}
