/* getopt_long behind a table. */
#include "tool/opts.h"

#include <assert.h>
#include <getopt.h>
#include <math.h>
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

/* The one look at a clock; in UTC, so that no time zone of a cron table matters. */
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

static void not_given(const struct opt *o, void *to)
{
	if (o->type == OPT_DATE)
		*(int32_t *)to = DATE_NONE;
	else if (o->type == OPT_WHOLE)
		*(int64_t *)to = OPT_NOT_GIVEN;
	else if (o->type == OPT_REAL)
		*(double *)to = NAN;
	else if (o->type == OPT_FILE)
		*(struct opt_file *)to = (struct opt_file){ .opt = o, .fd = -1 };
}

static void name_option(const struct opt *o, struct diag *d)
{
	char name[DIAG_NAME];
	snprintf(name, sizeof(name), "--%s", o->name);
	diag_name(d, str_from(name));
}

bool opts_defaults(const struct opt_set *set, struct diag *d)
{
	for (const struct opt *o = set->opts; o < set->opts + set->n; o++) {
		not_given(o, opts_at(set, o));
		if (!o->def || opt_value(o, o->def, opts_at(set, o), d))
			continue;
		name_option(o, d);
		return false;
	}
	return true;
}

const struct opt *opts_find(const struct opt_set *set, struct str name)
{
	for (const struct opt *o = set->opts; o < set->opts + set->n; o++)
		if (o->name && str_eq(name, str_from(o->name)))
			return o;
	return NULL;
}

bool opts_shadowed(const struct opt_set *sets, const struct opt_set *set, const struct opt *o)
{
	for (; o->name && sets < set; sets++)
		if (opts_find(sets, str_from(o->name)))
			return true;
	return false;
}

/* The element of argv that getopt_long has just read as a long option. */
static struct str as_written(char **argv, const struct option *o)
{
	const char *s = argv[optind - 1];
	if (o->has_arg == required_argument && optarg == s)
		s = argv[optind - 2];
	const char *eq = strchr(s, '=');
	return (struct str){ s + 2, eq ? (size_t)(eq - s) - 2 : strlen(s) - 2 };
}

static int unknown(const struct option *longs, size_t n, struct str name, struct diag *d)
{
	const char *best = NULL;
	size_t least = 3;
	for (size_t i = 0; i < n; i++) {
		size_t k = str_distance(name, str_from(longs[i].name));
		if (k < least) {
			least = k;
			best = longs[i].name;
		}
	}
	char shown[DIAG_NAME];
	diag_set(d, DIAG_DATA, "unrecognized option%s%s%s", best ? "; did you mean --" : "",
		 best ? best : "", best ? "?" : "");
	snprintf(shown, sizeof(shown), "--%.*s", (int)(name.n < 100 ? name.n : 100), name.p);
	diag_name(d, str_from(shown));
	d->hint = "see --help";
	return -1;
}

/* What getopt_long returned as an error: an unknown option, or one without its argument. */
static int getopt_fault(const struct option *longs, size_t n, int c, char **argv, struct diag *d)
{
	const char *s = argv[optind - 1];
	if (c == ':') {
		bad(d, "its argument is missing", "see --help");
		diag_name(d, str_from(s));
		return -1;
	}
	if (optopt) {
		char letter[3] = { '-', (char)optopt, '\0' };
		bad(d, "unrecognized option", "see --help");
		diag_name(d, str_from(letter));
		return -1;
	}
	const char *eq = strchr(s, '=');
	struct str name = { s + 2, eq ? (size_t)(eq - s) - 2 : strlen(s) - 2 };
	for (size_t i = 0; i < n; i++) {
		if (!str_eq(name, str_from(longs[i].name)))
			continue;
		bad(d, "takes no argument", "see --help");
		diag_name(d, (struct str){ s, name.n + 2 });
		return -1;
	}
	return unknown(longs, n, name, d);
}

struct slot {
	const struct opt *opt;
	void *to;
};

/* getopt_long returns letters that are in the table, and no other. */
static const struct slot *slot_of(const struct slot *slots, int c, int index)
{
	if (c == 0)
		return &slots[index];
	while (slots->opt && slots->opt->letter != c)
		slots++;
	return slots;
}

enum { SHORTS_MAX = 3 * OPTS_MAX + 2 };

/* What getopt_long wants to know of a row, at slot n. */
static void add_option(const struct opt_set *set, const struct opt *o, struct option *as_long,
		       struct slot *slot, char shorts[SHORTS_MAX])
{
	bool arg = o->type != OPT_FLAG;
	int has_arg = !arg ? no_argument : o->optional ? optional_argument : required_argument;
	*slot = (struct slot){ o, opts_at(set, o) };
	*as_long = (struct option){ o->name, has_arg, NULL, 0 };
	size_t n = strlen(shorts);
	if (o->letter)
		shorts[n++] = o->letter;
	if (o->letter && arg)
		shorts[n] = ':';
}

int opts_parse(const struct opt_set *sets, size_t n_sets, int argc, char **argv, struct diag *d)
{
	struct option longs[OPTS_MAX + 1] = { 0 };
	struct slot slots[OPTS_MAX] = { 0 };
	char shorts[SHORTS_MAX] = ":";
	size_t n = 0;
	for (const struct opt_set *set = sets; set < sets + n_sets; set++) {
		for (const struct opt *o = set->opts; o < set->opts + set->n; o++) {
			assert(n < OPTS_MAX);
			if (o->type != OPT_HEADING && !opts_shadowed(sets, set, o)) {
				add_option(set, o, &longs[n], &slots[n], shorts);
				n++;
			}
		}
	}
	opterr = 0;
	int c, index = 0;
	while ((c = getopt_long(argc, argv, shorts, longs, &index)) != -1) {
		if (c == '?' || c == ':')
			return getopt_fault(longs, n, c, argv, d);
		const struct slot *slot = slot_of(slots, c, index);
		/* getopt_long accepts abbreviations, which break when options are added */
		if (c == 0 && !str_eq(as_written(argv, &longs[index]), str_from(slot->opt->name)))
			return unknown(longs, n, as_written(argv, &longs[index]), d);
		if (!opt_value(slot->opt, optarg, slot->to, d)) {
			name_option(slot->opt, d);
			return -1;
		}
	}
	return optind;
}
