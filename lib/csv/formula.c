/* What begins a formula, and where a cell may begin. */
#include "csv/formula.h"

#include "base/mem.h"
#include "base/text.h"

#include "base/banned.h"

/* Whether cp is a sign that begins a formula, in full width too. */
static bool is_sign(uint32_t cp)
{
	return cp == '=' || cp == '+' || cp == '-' || cp == '@' || cp == 0xff1d || cp == 0xff0b ||
	       cp == 0xff0d || cp == 0xff20;
}

static bool separates(char c)
{
	return c == ';' || c == '\t' || c == '\r' || c == '\n';
}

/* Whether s begins with such a sign, after code points that do not show. */
static bool begins(struct str s)
{
	uint32_t cp = 0;
	size_t n = 0;
	while (s.n && (n = text_decode(s, &cp)) && cp != ';' && text_unseen(cp) && !separates(s.p[0]))
		s = (struct str){ s.p + n, s.n - n };
	return s.n && n && is_sign(cp);
}

/* Whether a spreadsheet may take byte i for the start of a cell, and that cell for a formula. */
static bool needs_quote(struct str s, size_t i)
{
	if (i ? !separates(s.p[i - 1]) : separates(s.p[0]) && s.p[0] != ';')
		return !i; /* a tab or line end at the start: programs take it off, and then look */
	return begins((struct str){ s.p + i, s.n - i });
}

struct str formula_guard(struct str s, char **buf, size_t *size)
{
	size_t n = 0, done = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (!needs_quote(s, i))
			continue;
		if (*size < 2 * s.n)
			*buf = mem_grow(*buf, *size = 2 * s.n, 1);
		memcpy(*buf + n, s.p + done, i - done);
		n += i - done;
		(*buf)[n++] = '\'';
		done = i;
	}
	if (!n)
		return s;
	memcpy(*buf + n, s.p + done, s.n - done);
	return (struct str){ *buf, n + s.n - done };
}
