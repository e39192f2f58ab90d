/* Reads the environment as text; no locale is set. */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE /* struct winsize */
#endif
#include "tool/terminal.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/banned.h"

enum { COLOR_AUTO, COLOR_ALWAYS }; /* words of --color, in order; the third is never */
enum { WIDTH_OF_NONE = 80 };

static const char *variable(const char *name)
{
	const char *s = getenv(name);
	return s ? s : "";
}

/* Whether the first of LC_ALL, LC_CTYPE and LANG that is set names UTF-8, and the terminal can. */
static bool shows_unicode(void)
{
	const char *s = variable("LC_ALL");
	s = *s ? s : variable("LC_CTYPE");
	s = *s ? s : variable("LANG");
	bool named = strstr(s, "UTF-8") || strstr(s, "utf-8") || strstr(s, "UTF8") || strstr(s, "utf8");
	const char *term = variable("TERM");
	return named && *term && strcmp(term, "dumb") != 0 && strcmp(term, "linux") != 0;
}

struct look terminal_look(const struct common *opt, int fd)
{
	struct winsize size = { .ws_col = 0 };
	if (opt->format != FORMAT_TABLE)
		return (struct look){ 0 };
	bool is_terminal = isatty(fd);
	struct look look = { .width = WIDTH_OF_NONE };
	if (opt->width != OPT_NOT_GIVEN)
		look.width = (size_t)opt->width;
	else if (is_terminal && ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col)
		look.width = size.ws_col;
	bool may = is_terminal && strcmp(variable("TERM"), "dumb") != 0 && !*variable("NO_COLOR");
	look.colour = opt->color == COLOR_ALWAYS || (opt->color == COLOR_AUTO && may);
	look.unicode = !opt->ascii && is_terminal && shows_unicode();
	return look;
}
