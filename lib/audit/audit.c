/* Running rules on subjects, honouring waivers, and sorting findings. */
#include "audit/audit.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/mem.h"
#include "base/waiver.h"

#include "base/banned.h"

const char *const audit_level_names[AUDIT_LEVELS + 1] = {
	[AUDIT_INFO] = "info",	 [AUDIT_LOW] = "low",		[AUDIT_MEDIUM] = "medium",
	[AUDIT_HIGH] = "high",	 [AUDIT_CRITICAL] = "critical",
};

void audit_init(struct audit *a, const struct audit_rule *rules, size_t n_rules, int32_t as_of)
{
	*a = (struct audit){ .rules = rules, .n_rules = n_rules, .as_of = as_of };
}

void audit_release(struct audit *a)
{
	mem_free(a->findings);
	mem_free(a->subjects);
	arena_release(&a->arena);
	*a = (struct audit){ 0 };
}

bool audit_mark(const struct audit *a, struct str list, bool marked[AUDIT_RULES_MAX],
		struct str *unknown)
{
	struct str item;
	char pattern[64];
	while (str_next_item(&list, &item)) {
		bool found = false;
		*unknown = item;
		if (item.n >= sizeof(pattern))
			return false;
		snprintf(pattern, sizeof(pattern), "%.*s", (int)item.n, item.p);
		for (size_t i = 0; i < a->n_rules; i++)
			if (fnmatch(pattern, a->rules[i].id, 0) == 0)
				marked[i] = found = true;
		if (!found)
			return false;
	}
	return true;
}

void audit_begin(struct audit *a, struct audit_subject *subject)
{
	a->subjects = array_room(a->subjects, a->n_subjects, &a->subjects_size,
				 sizeof(*a->subjects));
	a->subjects[a->n_subjects++] = a->subject = subject;
}

void audit_look(struct audit *a, struct audit_subject *subject, const void *context)
{
	audit_begin(a, subject);
	for (size_t i = 0; i < a->n_rules; i++)
		if (!a->off[i] && a->rules[i].check)
			a->rules[i].check(a, &a->rules[i], context);
}

/* Whether the waiver has both a reason and a last day, and has not run out. */
static bool waiver_holds(const struct audit *a)
{
	const struct audit_subject *s = a->subject;
	return s->waiver_reason.n && s->waiver_until != DATE_NONE && s->waiver_until >= a->as_of;
}

static bool is_waived(const struct audit *a, const struct audit_rule *rule)
{
	struct str list = a->subject->waiver_rules, item;
	if (!waiver_holds(a) || rule->check == audit_check_waiver)
		return false;
	if (!list.n)
		return true;
	while (str_next_part(&list, ",;", &item))
		if (str_ieq(item, str_from(rule->id)))
			return true;
	return false;
}

/* Returns how many bytes of a text of n, without NUL, snprintf had room for in size bytes. */
static size_t fitted(int n, size_t size)
{
	return (size_t)n < size ? (size_t)n : size - 1;
}

/* Returns the text of fmt and its arguments and, if waived, that of the waiver; in the arena. */
__attribute__((format(printf, 3, 0)))
static struct str say(struct audit *a, bool waived, const char *fmt, va_list ap)
{
	char text[1024], until[DATE_TEXT];
	size_t used = fitted(vsnprintf(text, sizeof(text), fmt, ap), sizeof(text));
	if (waived) {
		size_t room = sizeof(text) - used;
		struct str why = a->subject->waiver_reason;
		date_format(a->subject->waiver_until, until);
		used += fitted(snprintf(text + used, room, "; waived until %s: %.*s", until,
					(int)str_cut(why, 200).n, why.p), room);
	}
	return arena_copy(&a->arena, (struct str){ text, used });
}

struct audit_finding *audit_vfind(struct audit *a, const struct audit_rule *rule,
				  enum audit_level level, int32_t due, const char *fmt, va_list ap)
{
	bool waived = level > AUDIT_INFO && is_waived(a, rule);
	a->findings = array_room(a->findings, a->n, &a->size, sizeof(*a->findings));
	struct audit_finding *f = &a->findings[a->n++];
	*f = (struct audit_finding){ .rule = rule, .level = waived ? AUDIT_INFO : level,
				     .subject = a->subject->name, .owner = a->subject->owner,
				     .text = say(a, waived, fmt, ap), .citation = rule->citation,
				     .due = due };
	struct audit_subject *s = a->subject;
	size_t real = 0;
	for (int i = AUDIT_LOW; i < AUDIT_LEVELS; i++)
		real += s->found[i];
	s->found[f->level]++;
	if (f->level > AUDIT_INFO && (!real || due < s->due))
		s->due = due;
	return f;
}

struct audit_finding *audit_find(struct audit *a, const struct audit_rule *rule,
				 enum audit_level level, int32_t due, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	struct audit_finding *f = audit_vfind(a, rule, level, due, fmt, ap);
	va_end(ap);
	return f;
}

void audit_check_waiver(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct audit_subject *s = a->subject;
	(void)context;
	bool said = s->waiver_until != DATE_NONE || s->waiver_reason.n || s->waiver_rules.n;
	bool complete = s->waiver_until != DATE_NONE && s->waiver_reason.n;
	char until[DATE_TEXT];
	if (rule->arg == 1 && said && !complete)
		audit_find(a, rule, rule->level, DATE_NONE, "a waiver without %s does not count",
			   s->waiver_reason.n ? "its last day" : "a reason");
	if (rule->arg == 1 || !complete)
		return;
	date_format(s->waiver_until, until);
	if (rule->arg == 0 && s->waiver_until < a->as_of)
		audit_find(a, rule, rule->level, s->waiver_until, "the waiver ran out on %s", until);
	if (rule->arg == 2 && waiver_is_long(s->waiver_until, a->as_of))
		audit_find(a, rule, rule->level, DATE_NONE,
			   "the waiver is to last until %s, over %d years to come: is that so?",
			   until, WAIVER_YEARS);
}

struct str audit_said(struct str text)
{
	static const char *const nothing[] = { "unknown", "?", "-", "n/a", "na", "tbd" };
	for (size_t i = 0; i < sizeof(nothing) / sizeof(*nothing); i++)
		if (str_ieq(text, str_from(nothing[i])))
			return (struct str){ NULL, 0 };
	return text;
}

bool audit_list_fits(struct str list, const char *marks)
{
	size_t n = 1;
	for (size_t i = 0; i < list.n && n <= AUDIT_LIST_MAX; i++)
		n += strchr(marks, list.p[i]) != NULL;
	return n <= AUDIT_LIST_MAX;
}

static int order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int by_urgency(const void *va, const void *vb)
{
	const struct audit_finding *a = va, *b = vb;
	int c = order(b->level, a->level);
	if (c == 0)
		c = order(a->due, b->due); /* DATE_NONE, which means now, is the least value */
	if (c == 0)
		c = (b->weight > a->weight) - (b->weight < a->weight);
	if (c == 0)
		c = str_cmp(a->subject, b->subject);
	if (c == 0)
		c = strcmp(a->rule->id, b->rule->id);
	if (c == 0)
		c = str_cmp(a->text, b->text);
	return c ? c : str_cmp(a->owner, b->owner);
}

static int by_worst(const void *va, const void *vb)
{
	const struct audit_subject *a = *(struct audit_subject *const *)va;
	const struct audit_subject *b = *(struct audit_subject *const *)vb;
	int c = 0;
	for (int i = AUDIT_LEVELS - 1; c == 0 && i >= 0; i--)
		c = order((int64_t)b->found[i], (int64_t)a->found[i]);
	if (c == 0)
		c = order(a->due, b->due);
	if (c == 0)
		c = str_cmp(a->name, b->name);
	return c ? c : str_cmp(a->owner, b->owner);
}

void audit_end(struct audit *a)
{
	if (a->n_subjects)
		qsort(a->subjects, a->n_subjects, sizeof(*a->subjects), by_worst);
	if (a->n)
		qsort(a->findings, a->n, sizeof(*a->findings), by_urgency);
}

size_t audit_count(const struct audit *a, enum audit_level level)
{
	size_t n = 0;
	for (size_t i = 0; i < a->n; i++)
		n += a->findings[i].level == level;
	return n;
}

size_t audit_count_from(const struct audit *a, enum audit_level least)
{
	size_t n = 0;
	for (size_t i = 0; i < a->n; i++)
		n += a->findings[i].level >= least;
	return n;
}
