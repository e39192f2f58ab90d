/* Reading the argument of an option. */
#include "tool/opts.h"

#include <stdio.h>
#include <time.h>

#include "base/date.h"
#include "base/num.h"

#include "base/banned.h"

static bool bad(struct diag *d, const char *what, const char *hint)
{
	diag_set(d, DIAG_DATA, "%s", what);
	d->hint = hint;
	return false;
}

static bool word_value(const struct opt *o, struct str s, int32_t *to, struct diag *d)
{
	for (int32_t i = 0; o->words[i]; i++) {
		if (str_eq(s, str_from(o->words[i]))) {
			*to = i;
			return true;
		}
	}
	bad(d, "not one of", NULL);
	for (int32_t i = 0; o->words[i]; i++) {
		size_t n = strlen(d->what);
		snprintf(d->what + n, sizeof(d->what) - n, "%s %s", i ? "," : "", o->words[i]);
	}
	return false;
}

static bool number_fault(const struct opt *o, struct diag *d)
{
	diag_set(d, DIAG_DATA, "not a %snumber from %.15g to %.15g",
		 o->type == OPT_WHOLE ? "whole " : "", o->min, o->max);
	return false;
}

static bool delim_value(struct str s, char *to, struct diag *d)
{
	static const struct {
		const char *name;
		char c;
	} names[] = { { "tab", '\t' }, { "\\t", '\t' }, { "comma", ',' }, { "semicolon", ';' },
		      { "pipe", '|' } };
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (str_eq(s, str_from(names[i].name))) {
			*to = names[i].c;
			return true;
		}
	}
	if (s.n != 1 || (unsigned char)s.p[0] >= 0x80 || s.p[0] == '"' || s.p[0] == '\n' ||
	    s.p[0] == '\r' || s.p[0] == 0x1a)
		return bad(d, "not one ASCII character, nor tab, comma, semicolon, pipe", NULL);
	*to = s.p[0];
	return true;
}

static bool list_value(const char *text, struct opt_list *to, struct diag *d)
{
	if (to->n == OPT_LIST_MAX)
		return bad(d, "given more than 64 times", NULL);
	to->item[to->n++] = text;
	return true;
}

/* The only look at a clock; in UTC, so that the time zone of a cron table does not matter. */
bool opt_today(struct str s, int32_t *to)
{
	if (!str_eq(s, STR("today")))
		return false;
	*to = (int32_t)(time(NULL) / 86400);
	return true;
}

static bool date_value(struct str s, int32_t *to, struct diag *d)
{
	if (opt_today(s, to))
		return true;
	enum date_status st = date_parse(s, to);
	return st == DATE_OK || bad(d, date_message(st), "write it YYYY-MM-DD, or today");
}

static bool text_value(struct str s, const char **to, struct diag *d)
{
	*to = s.p;
	return s.n || bad(d, "its argument is empty", NULL);
}

static bool file_value(const struct opt *o, struct str s, struct opt_file *to, struct diag *d)
{
	if (to->name) /* given twice: the first file would not be read */
		return bad(d, "given twice, and takes one file",
			   "join the files if their headers are the same: cat ONE.csv TWO.csv >BOTH.csv");
	to->opt = o;
	return text_value(s, &to->name, d);
}

bool opt_value(const struct opt *o, const char *text, void *to, struct diag *d)
{
	struct str s = text ? str_from(text) : (struct str){ "", 0 };
	enum num_status number = NUM_OK;
	switch (o->type) {
	case OPT_HEADING:
		break;
	case OPT_FLAG:
		*(bool *)to = true;
		break;
	case OPT_TEXT:
		return text_value(s, to, d);
	case OPT_WORD:
		if (text)
			return word_value(o, s, to, d);
		*(int32_t *)to = 1;
		break;
	case OPT_DATE:
		return date_value(s, to, d);
	case OPT_WHOLE:
		number = num_whole(s, (int64_t)o->min, (int64_t)o->max, to);
		break;
	case OPT_REAL:
		number = num_real(s, o->min, o->max, to);
		break;
	case OPT_DELIM:
		return delim_value(s, to, d);
	case OPT_LIST:
		return list_value(text, to, d);
	case OPT_FILE:
		return file_value(o, s, to, d);
	case OPT_CALL:
		return o->call(text, to, d);
	}
	return number == NUM_OK || number_fault(o, d);
}
