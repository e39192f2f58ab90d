/* Single quotes, inside which nothing but a single quote means anything. */
#include "base/shell.h"

#include <string.h>

#include "base/banned.h"

/* Whether c means nothing to a shell: no separator, quote, pattern or expansion. Not ASCII: yes. */
static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (unsigned char)c >= 0x80 || (c && strchr("_-./,:=+@%", c));
}

bool shell_word(const char *text, char *out, size_t size)
{
	static const char escaped[] = "'\\''";
	size_t n = 0;
	bool plain = *text;
	for (const char *s = text; *s; s++)
		plain = plain && is_plain(*s);
	if (!plain && n < size)
		out[n++] = '\'';
	for (; *text && n < size; text++) {
		const char *as = !plain && *text == '\'' ? escaped : (const char[]){ *text, '\0' };
		for (; *as && n < size; as++)
			out[n++] = *as;
	}
	if (!plain && n < size)
		out[n++] = '\'';
	if (size)
		out[n < size ? n : 0] = '\0';
	return n < size;
}
