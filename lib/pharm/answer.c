/* What one answer is worth. */
#include <math.h>

#include "audit/audit.h"
#include "base/num.h"
#include "pharm/pharm.h"
#include "score/score.h"

#include "base/banned.h"

const char *const pharm_kind_names[PHARM_KINDS + 1] = {
	[PHARM_WORDS] = "words", [PHARM_NUMBER] = "number", [PHARM_LEFT] = "left",
	[PHARM_AGE] = "age",	 [PHARM_NAMED] = "named",   [PHARM_EVENT] = "event",
	[PHARM_COVER] = "cover", [PHARM_BASIS] = "basis",
};

#define NUMBER_MAX 1e12

bool pharm_is_unknown(struct str text)
{
	return audit_said(text).n == 0;
}

/* The value of a word in steps, a text word=value;word=value; NaN: the word is not there. */
static double step(struct str steps, struct str word)
{
	struct str item;
	while (steps.n && str_next_part(&steps, ";", &item)) {
		const char *mark = memchr(item.p, '=', item.n);
		size_t n = mark ? (size_t)(mark - item.p) : item.n;
		double v;
		if (mark && str_ieq(str_trim((struct str){ item.p, n }), word) &&
		    num_real((struct str){ mark + 1, item.n - n - 1 }, 0, 1, &v) == NUM_OK)
			return v;
	}
	return NAN;
}

/* The value of a word: by the steps of the table, else by the answers that every question takes. */
static double word_value(const struct pharm_criterion *c, struct str word)
{
	struct str common = STR("yes=1;y=1;true=1;partly=0.5;no=0;n=0;false=0");
	double v = step(c->steps, word);
	return isnan(v) && c->kind == PHARM_WORDS ? step(common, word) : v;
}

enum event { EVENT_NONE, EVENT_CLOSED, EVENT_OPEN, EVENT_UNREADABLE };

/* Reads "none", "open", "closed", a day, or a word and a day. Unless said closed it is open. */
static enum event read_event(struct str item, int32_t *day)
{
	struct str word = item;
	*day = DATE_NONE;
	if (item.n >= 10 && date_parse((struct str){ item.p + item.n - 10, 10 }, day) == DATE_OK)
		word = str_trim((struct str){ item.p, item.n - 10 });
	if (!word.n || str_ieq(word, STR("open")) || str_ieq(word, STR("yes")))
		return EVENT_OPEN;
	if (str_ieq(word, STR("closed")))
		return EVENT_CLOSED;
	bool none = str_ieq(word, STR("none")) || str_ieq(word, STR("no"));
	return none && *day == DATE_NONE ? EVENT_NONE : EVENT_UNREADABLE;
}

/* The worst of a list of events; a closed one is worth half, and more the longer ago it was. */
static double event_value(const struct pharm_criterion *c, struct str list, int32_t as_of)
{
	struct str item;
	double worst = 1;
	int32_t day;
	while (str_next_part(&list, ";", &item)) {
		enum event e = read_event(item, &day);
		double v = e == EVENT_NONE ? 1 : e == EVENT_OPEN ? 0 : 0.5;
		if (e == EVENT_UNREADABLE)
			return NAN;
		if (e == EVENT_CLOSED && day != DATE_NONE)
			v += 0.5 * score_linear(as_of - (double)day, c->worst, c->best);
		worst = fmin(worst, v);
	}
	return worst;
}

bool pharm_event_open(struct str list)
{
	struct str item;
	int32_t day;
	while (list.n && str_next_part(&list, ";", &item))
		if (read_event(item, &day) == EVENT_OPEN)
			return true;
	return false;
}

static double day_value(const struct pharm_criterion *c, struct str text, int32_t as_of)
{
	int32_t day;
	if (date_parse(text, &day) != DATE_OK)
		return NAN;
	double days = c->kind == PHARM_LEFT ? (double)day - as_of : as_of - (double)day;
	if (c->kind == PHARM_AGE && days < 0)
		return NAN;
	if (c->kind == PHARM_LEFT && days >= 0) /* the last day itself still counts */
		days++;
	return score_linear(days, c->worst, c->best);
}

double pharm_answer_value(const struct pharm_criterion *c, struct str text, int32_t as_of)
{
	double x;
	if (pharm_is_unknown(text))
		return NAN;
	double v = word_value(c, text);
	if (!isnan(v))
		return v;
	if (c->kind == PHARM_NAMED)
		return 1;
	if (c->kind == PHARM_EVENT)
		return event_value(c, text, as_of);
	if (c->kind == PHARM_LEFT || c->kind == PHARM_AGE)
		return day_value(c, text, as_of);
	if (c->kind == PHARM_NUMBER && num_real(text, 0, NUMBER_MAX, &x) == NUM_OK)
		return score_linear(x, c->worst, c->best);
	return NAN;
}

bool pharm_answer_reads(const struct pharm_criterion *c, struct str text, const char **what)
{
	static const char *const wrong[PHARM_KINDS] = {
		[PHARM_WORDS] = "not yes, partly, no or unknown, nor a word that --report=weights lists",
		[PHARM_NUMBER] = "not a number from 0 to 1e12",
		[PHARM_LEFT] = "not a day as YYYY-MM-DD",
		[PHARM_AGE] = "not a day as YYYY-MM-DD",
		[PHARM_EVENT] = "not none, or open or closed with or without a day",
	};
	int32_t day;
	*what = wrong[c->kind];
	if (!*what || !isnan(pharm_answer_value(c, text, 0)) || pharm_is_unknown(text))
		return true;
	return c->kind == PHARM_AGE && date_parse(text, &day) == DATE_OK;
}
