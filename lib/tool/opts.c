/* getopt_long behind a table. */
#include "tool/opts.h"

#include <assert.h>
#include <getopt.h>
#include <math.h>
#include <stdio.h>

#include "base/date.h"

#include "base/banned.h"

static bool bad(struct diag *d, const char *what, const char *hint)
{
	diag_set(d, DIAG_DATA, "%s", what);
	d->hint = hint;
	return false;
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

const void *opts_value(const struct opt_set *set, struct str name, enum opt_type type)
{
	const struct opt *o = opts_find(set, name);
	return o && o->type == type ? opts_at(set, o) : NULL;
}

bool opts_shadowed(const struct opt_set *sets, const struct opt_set *set, const struct opt *o)
{
	for (; o->name && sets < set; sets++)
		if (opts_find(sets, str_from(o->name)))
			return true;
	return false;
}

/* Returns the name, as typed, of the long option that getopt_long has just read. */
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

/* Fills *d for an error of getopt_long: an unknown option, an argument missing or too many. -1. */
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

/* Returns the slot of an option: by index, or by c if it is a letter, which is in the table. */
static const struct slot *slot_of(const struct slot *slots, int c, int index)
{
	if (c == 0)
		return &slots[index];
	while (slots->opt && slots->opt->letter != c)
		slots++;
	return slots;
}

enum { SHORTS_MAX = 3 * OPTS_MAX + 2 };

/* Fills what getopt_long wants to know of a row, and the slot that says where its value goes. */
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
		/* refuse abbreviations, which getopt_long takes: a new option may break them */
		if (c == 0 && !str_eq(as_written(argv, &longs[index]), str_from(slot->opt->name)))
			return unknown(longs, n, as_written(argv, &longs[index]), d);
		if (!opt_value(slot->opt, optarg, slot->to, d)) {
			name_option(slot->opt, d);
			return -1;
		}
	}
	return optind;
}

/* After the last letter of an element optind is already that of the next, otherwise not yet. */
const char *opts_blamed(char **argv, const struct diag *d)
{
	const char *read = optind > 1 ? argv[optind - 1] : NULL, *end = read ? strchr(read, '\0') : NULL;
	bool letter = d->name[0] == '-' && d->name[1] && !d->name[2];
	if (letter && (!read || end < read + 2 || read[1] == '-' || end[-1] != d->name[1]))
		return argv[optind];
	return read && optarg == read ? argv[optind - 2] : read;
}
