/* What the output is: whether people look at it, how wide it is, what it can show. */
#ifndef GLP1_TOOL_TERMINAL_H
#define GLP1_TOOL_TERMINAL_H

#include "tool/tool.h"

/*
 * Returns how a table may look: by --width, --color and --ascii; where these do not say, by the
 * terminal behind fd and by NO_COLOR, TERM, LC_ALL, LC_CTYPE, LANG. Without a terminal it is 80
 * columns of ASCII, so that the same input gives the same bytes everywhere. For any format but a
 * table all is off.
 */
struct look terminal_look(const struct common *opt, int fd);

#endif
