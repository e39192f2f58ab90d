/* Tries formats one after the other, so that each one proposed does read the text. */
#include "csv/date_fault.h"

#include <stdio.h>

#include "base/shell.h"

#include "base/banned.h"

/* Formats that one and the same text may fit stand side by side. */
static const char *const formats[] = {
	"%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d",
	"%m/%d/%Y", "%d/%m/%Y", "%m/%d/%y", "%d/%m/%y",
	"%d.%m.%Y", "%d.%m.%y", "%m-%d-%Y", "%d-%m-%Y", "%m-%d-%y", "%d-%m-%y",
	"%d-%b-%Y", "%d-%b-%y", "%d %b %Y", "%b %d, %Y", "%b %d %Y",
	"%m/%d/%Y %H:%M", "%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M:%S", "%d/%m/%Y %H:%M:%S",
	"%m/%d/%Y %I:%M %p", "%m/%d/%Y %I:%M:%S %p", "%m/%d/%y %H:%M", "%m/%d/%y %I:%M %p",
	"%Y/%m/%d %H:%M", "%Y/%m/%d %H:%M:%S", "%d.%m.%Y %H:%M", "%d-%b-%Y %H:%M", "%Y%m%d%H%M%S",
};

static const char *next_format(struct str s, size_t *at)
{
	int32_t day;
	while (*at < sizeof(formats) / sizeof(*formats)) {
		const char *format = formats[(*at)++];
		if (date_parse_format(s, format, &day) == DATE_OK)
			return format;
	}
	return NULL;
}

/* Writes the argument of --date-format as a shell reads it: formats with a time hold a blank. */
static const char *argument(const char *file, const char *format, char word[DIAG_NAME])
{
	char text[DIAG_NAME];
	snprintf(text, sizeof(text), "%s%s%s", file ? file : "", file ? "=" : "", format);
	shell_word(text, word, DIAG_NAME);
	return word;
}

/* Whether s is a day as spreadsheets count them, 1954 to 2119, with or without a fraction. */
static bool is_serial(struct str s)
{
	double serial;
	return s.n >= 5 && (s.n == 5 || s.p[5] == '.') && num_real(s, 20000, 80000, &serial) == NUM_OK;
}

bool csv_date_propose(const char *date_format, const char *file, struct str s, struct diag *d)
{
	char one[DIAG_NAME], other[DIAG_NAME];
	size_t at = date_format ? 0 : 1; /* formats[0] is the default, which did not read it */
	const char *first = next_format(s, &at), *second = first ? next_format(s, &at) : NULL;
	if (second)
		diag_remedy(d, "say --date-format %s or %s", argument(file, first, one),
			    argument(file, second, other));
	else if (first)
		diag_remedy(d, "say --date-format %s", argument(file, first, one));
	else if (is_serial(s))
		diag_remedy(d, "if a spreadsheet's number of a day, format the cells as dates there and "
			    "export again");
	else
		return false;
	return true;
}

void csv_date_remedy(const struct csv_binding *b, const struct csv_col *col, struct str s,
		     struct diag *d)
{
	if (csv_date_propose(b->date_format, b->file, s, d))
		return;
	if (col->expiry)
		diag_remedy(d, "write 2026-12-31, 12/2026 or Dec 2026%s",
			    col->required ? "" : "; leave it empty if there is none");
	else if (!col->required)
		diag_remedy(d,
			    "leave it empty if there is none, or say how dates are written with --date-format");
}
