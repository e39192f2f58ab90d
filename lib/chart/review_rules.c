/* The rules of a review; the subject is a stratum. */
#include "chart/review.h"

#include "base/banned.h"

#define TEXT(s) (int)str_cut((s), 120).n, (s).p ? (s).p : ""
#define OIG "OIG, questions on samples of claims"

struct review_case {
	struct stratum *s;
	struct review_book *book;
	const struct review_settings *settings;
	struct review_sums sums;
};

static void check_window(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct review_case *c = context;
	char due[DATE_TEXT];
	unsigned long long done = c->sums.done, n = c->s->n;
	bool closed = c->s->due < a->as_of;
	if (done >= n || closed != (rule->arg == 1))
		return;
	date_format(c->s->due, due);
	audit_find(a, rule, rule->level, c->s->due, "%llu of %llu charts are reviewed; %s %s", done,
		   n,
		   closed ? "they were due by" : "the rest is due by", due);
}

/*
 * Checks the reviews of each drawn chart and spare. arg 0: reviewed by its own clinician; 1: chosen
 * by its clinician; 2: incomplete.
 */
static void check_rows(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct review_case *c = context;
	size_t n, own = 0, chosen = 0, part = 0;
	for (size_t i = 0; i < c->s->charts.n; i++) {
		const struct review *r = review_of(c->book, c->s->charts.kept[i].id, &n);
		part += n && !review_done(c->book, &c->s->charts.kept[i], r, n);
		for (size_t k = 0; k < n; k++) {
			own += str_ieq(r[k].reviewer, c->s->clinician);
			chosen += r[k].chosen_by.n && str_ieq(r[k].chosen_by, c->s->clinician);
			c->book->used[r + k - c->book->reviews] = true;
		}
	}
	if (rule->arg == 0 && own)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "%zu rows of review are by the clinician", own);
	if (rule->arg == 1 && chosen)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "%zu charts were chosen by the clinician", chosen);
	if (rule->arg == 2 && part)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "%zu charts have a row without reviewer, result or a day from the chart's to the as-of day",
			   part);
}

static void check_errors(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct review_case *c = context;
	uint64_t limit = c->settings->expand_on;
	if (!c->sums.errors || !c->sums.known)
		return;
	bool many = limit && c->sums.errors >= limit;
	audit_find(a, rule, many ? AUDIT_HIGH : rule->level, DATE_NONE,
		   "%llu of %llu reviewed are in error: %llu to %llu of the %llu charts (95 %%)%s",
		   (unsigned long long)c->sums.errors, (unsigned long long)c->sums.done,
		   (unsigned long long)c->sums.limits.low, (unsigned long long)c->sums.limits.high,
		   (unsigned long long)c->s->charts.population, many ? "; review the next ranks"
		   : "");
}

const struct audit_rule review_rules[REVIEW_RULES] = {
	{ .id = "window-short", .level = AUDIT_HIGH, .title = "a window closed short",
	  .citation = "", .source = "",
	  .help = "fewer charts were reviewed by the due day than were drawn",
	  .check = check_window, .arg = 1 },
	{ .id = "self-review", .level = AUDIT_HIGH,
	  .title = "reviewed by the chart's own clinician", .citation = "",
	  .source = "", .help = "have somebody else review them", .check = check_rows, .arg = 0 },
	{ .id = "chosen-by-clinician", .level = AUDIT_HIGH,
	  .title = "chosen by the chart's own clinician",
	  .citation = "", .source = "", .help = "chosen_by names the clinician: the draw is to "
						"decide",
	  .check = check_rows, .arg = 1 },
	{ .id = "not-drawn", .level = AUDIT_MEDIUM, .title = "reviewed but not drawn",
	  .citation = "", .source = "",
	  .help = "rows of --reviewed whose id is neither in the sample nor among the spares; they "
		  "count for nothing" },
	{ .id = "review-incomplete", .level = AUDIT_MEDIUM, .title = "a review that proves nothing",
	  .citation = "", .source = "",
	  .help = "record day, reviewer and result of each; a day before the chart's or after --as-of "
		  "is none",
	  .check = check_rows, .arg = 2 },
	{ .id = "errors-found", .level = AUDIT_MEDIUM, .title = "charts in error", .citation = "",
	  .source = OIG,
	  .help = "with exact limits for the whole stratum; high from --expand-on failures; what "
		  "cannot be read is an error",
	  .check = check_errors },
	{ .id = "review-due", .level = AUDIT_INFO, .title = "charts are still to be reviewed",
	  .citation = "",
	  .source = "", .help = "the due day is not over", .check = check_window, .arg = 0 },
};

/* Adds a finding on reviews of charts that were not drawn. */
static void note_not_drawn(struct audit *a, const struct review_book *b)
{
	struct audit_subject *all = arena_take(&a->arena, sizeof(*all));
	size_t n = 0, rule = 0;
	*all = (struct audit_subject){ .name = STR("(all)"), .waiver_until = DATE_NONE,
				       .due = DATE_NONE };
	while (strcmp(review_rules[rule].id, "not-drawn") != 0)
		rule++;
	for (size_t i = 0; i < b->n; i++)
		n += !b->used[i];
	a->subject = all;
	if (n && !a->off[rule])
		audit_find(a, &review_rules[rule], review_rules[rule].level, DATE_NONE,
			   "%zu rows are of charts that were not drawn", n);
	a->subject = NULL;
}

void review_audit(struct audit *a, struct strata *s, struct review_book *b,
		  const struct review_settings *settings)
{
	size_t n = 0;
	struct audit_subject *subjects = arena_take(&a->arena,
						    (map_count(&s->map) + 1) * sizeof(*subjects));
	for (struct stratum *one = s->strata; one; one = one->next) {
		struct review_case c = { one, b, settings, review_sums(b, one) };
		subjects[n] = (struct audit_subject){ .name = one->name, .waiver_until = DATE_NONE,
						      .due = DATE_NONE };
		audit_look(a, &subjects[n++], &c);
	}
	note_not_drawn(a, b);
	audit_end(a);
}
