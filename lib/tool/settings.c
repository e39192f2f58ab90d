/* Splits NAME=VALUE where NAME is an option that takes a file. */
#include "tool/settings.h"

#include <stdio.h>

#include "base/date.h"
#include "base/num.h"

#include "base/banned.h"

enum { SKIP_MOST = 1000 };

/* Returns the option called name if it takes a file; NULL: there is none. */
static const struct opt *file_option(const struct tool *t, struct str name)
{
	const struct opt_set set = tool_own_opts(t);
	const struct opt *o = opts_find(&set, name);
	return o && o->type == OPT_FILE ? o : NULL;
}

/* Returns the value behind NAME=, and NAME as *file; without a NAME text itself, *file is NULL. */
static const char *split(const struct tool *t, const char *text, const char **file)
{
	const char *eq = strchr(text, '=');
	const struct opt *o = eq ? file_option(t, (struct str){ text, (size_t)(eq - text) }) : NULL;
	*file = o ? o->name : NULL;
	return o ? eq + 1 : text;
}

/* Returns the last value given for a file (NULL: the operands); NULL: none was. */
static const char *value_for(const struct tool *t, const struct opt_list *list, const char *file)
{
	const char *of;
	for (size_t i = list->n; i-- > 0;) {
		const char *value = split(t, list->item[i], &of);
		if (of == file || (of && file && strcmp(of, file) == 0))
			return value;
	}
	return NULL;
}

static bool read_delim(const char *text, char *delim, struct diag *d)
{
	static const struct opt row = { .type = OPT_DELIM };
	return opt_value(&row, text, delim, d);
}

static bool read_skip(const char *text, int64_t *lines, struct diag *d)
{
	static const struct opt row = { .type = OPT_WHOLE, .min = 0, .max = SKIP_MOST };
	return opt_value(&row, text, lines, d);
}

/* Whether text is NAME=VALUE, NAME small letters and dashes: no date format begins like that. */
static bool has_name(const char *text)
{
	const char *eq = strchr(text, '=');
	return eq && eq > text && strspn(text, "abcdefghijklmnopqrstuvwxyz-") == (size_t)(eq - text);
}

static bool read_format(const char *text, struct diag *d)
{
	if (!has_name(text) && date_format_tells_day(text))
		return true;
	diag_set(d, DIAG_DATA, has_name(text) ? "no option that takes a file is called so"
					      : "tells no year, month and day");
	if (!has_name(text))
		d->hint = "write it as %m/%d/%Y, %d.%m.%Y or %m/%d/%y";
	return false;
}

enum kind { DELIM, SKIP, FORMAT };

/* Says what is wrong with an argument, with its place if it is from a file of options. False. */
static bool item_fault(struct tool *t, const char *option, const char *item, struct diag *d)
{
	diag_name(d, str_from(option));
	arguments_place(&t->arguments, item, d);
	return tool_fault(t, d);
}

static bool judge(struct tool *t, const char *option, const struct opt_list *list, enum kind kind)
{
	struct diag d;
	for (size_t i = 0; i < list->n; i++) {
		const char *file, *value = split(t, list->item[i], &file);
		char delim;
		int64_t lines;
		bool ok = kind == DELIM	 ? read_delim(value, &delim, &d)
			  : kind == SKIP ? read_skip(value, &lines, &d)
					 : read_format(value, &d);
		if (ok)
			continue;
		return item_fault(t, option, list->item[i], &d);
	}
	return true;
}

static bool known_file(struct tool *t, const char *option, struct str field)
{
	const char *dot = field.n ? memchr(field.p, '.', field.n) : NULL;
	if (!dot || file_option(t, (struct str){ field.p, (size_t)(dot - field.p) }))
		return true;
	struct diag d;
	diag_set(&d, DIAG_DATA, "before the point stands no option that takes a file");
	d.hint = "write --map lots.expires='Exp Date' for the file of --lots";
	return item_fault(t, option, field.p, &d);
}

static bool read_maps(struct tool *t)
{
	struct diag d;
	for (size_t i = 0; i < t->opt.map.n; i++) {
		if (csv_map_parse(str_from(t->opt.map.item[i]), t->maps, &t->n_maps, TOOL_MAPS, &d))
			continue;
		return item_fault(t, "--map", t->opt.map.item[i], &d);
	}
	for (size_t i = 0; i < t->n_maps; i++)
		if (!known_file(t, "--map", t->maps[i].field))
			return false;
	return true;
}

static bool read_words(struct tool *t)
{
	struct diag d;
	for (size_t i = 0; i < t->opt.words.n; i++) {
		if (csv_words_parse(str_from(t->opt.words.item[i]), t->words, &t->n_words, TOOL_WORDS, &d))
			continue;
		return item_fault(t, "--words", t->opt.words.item[i], &d);
	}
	for (size_t i = 0; i < t->n_words; i++)
		if (!known_file(t, "--words", t->words[i].field))
			return false;
	return true;
}

static bool has_location(const struct feed *f)
{
	for (size_t i = 0; f && i < f->n_cols; i++)
		if (strcmp(f->cols[i].name, "location") == 0)
			return true;
	return false;
}

/* Checks that some file can have a --location, and that none is empty. False: a fault was said. */
static bool read_locations(struct tool *t)
{
	const struct opt_list *list = &t->opt.location;
	const char *file;
	bool some = false;
	for (size_t i = 0; i < t->spec->n_inputs; i++)
		some |= has_location(t->spec->inputs[i]);
	for (size_t i = 0; i < t->spec->n_opts; i++)
		some |= t->spec->opts[i].type == OPT_FILE && has_location(t->spec->opts[i].feed);
	if (list->n && !some)
		return tool_option_fault(t, "--location", "no file of this tool has a location");
	for (size_t i = 0; i < list->n; i++)
		if (!*split(t, list->item[i], &file))
			return tool_option_fault(t, "--location", "a location has a name");
	return true;
}

bool settings_read(struct tool *t)
{
	return read_locations(t) && read_maps(t) && read_words(t) &&
	       judge(t, "--delimiter", &t->opt.delim, DELIM) &&
	       judge(t, "--skip-lines", &t->opt.skip_lines, SKIP) &&
	       judge(t, "--date-format", &t->opt.date_format, FORMAT);
}

struct input_settings settings_of(const struct tool *t, const char *file)
{
	struct diag d;
	struct input_settings s = { .delim = ',' };
	int64_t lines = 0;
	const char *delim = value_for(t, &t->opt.delim, file);
	const char *skip = value_for(t, &t->opt.skip_lines, file);
	s.date_format = value_for(t, &t->opt.date_format, file);
	if (!s.date_format)
		s.date_format = value_for(t, &t->opt.date_format, NULL);
	s.location = value_for(t, &t->opt.location, file);
	if (!s.location)
		s.location = value_for(t, &t->opt.location, NULL);
	if (delim)
		read_delim(delim, &s.delim, &d); /* cannot fail: settings_read has judged it */
	if (skip)
		read_skip(skip, &lines, &d);
	s.skip_lines = (uint32_t)lines;
	return s;
}
