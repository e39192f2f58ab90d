/* UTF-8 by RFC 3629, and escaping for people. */
#include "base/text.h"

#include <stdio.h>

#include "base/text_range.h"

#include "base/banned.h"

size_t text_decode(struct str s, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s.p;
	if (p[0] < 0x80) {
		*cp = p[0];
		return 1;
	}
	size_t n = p[0] >= 0xf0 ? 4 : p[0] >= 0xe0 ? 3 : 2;
	if (p[0] < 0xc2 || p[0] > 0xf4 || s.n < n)
		return 0;
	uint32_t v = p[0] & (0xffu >> (n + 1));
	for (size_t i = 1; i < n; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
		v = v << 6 | (p[i] & 0x3f);
	}
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	if (v < least[n] || v > 0x10ffff || (v >= 0xd800 && v <= 0xdfff))
		return 0;
	*cp = v;
	return n;
}

size_t text_valid(struct str s)
{
	const uint64_t high = UINT64_MAX / 255 << 7;
	uint32_t cp;
	size_t i = 0;
	while (i < s.n) {
		if (i + 8 <= s.n && !(str_load8(s.p + i) & high)) {
			i += 8;
			continue;
		}
		size_t n = text_decode((struct str){ s.p + i, s.n - i }, &cp);
		if (!n)
			break;
		i += n;
	}
	return i;
}

bool text_in(const struct text_range *r, size_t n, uint32_t cp)
{
	for (size_t from = 0, to = n; from < to;) {
		size_t at = (from + to) / 2;
		if (cp > r[at].last)
			from = at + 1;
		else if (cp < r[at].first)
			to = at;
		else
			return true;
	}
	return false;
}

/* Control and format characters (Cc, Cf), blanks that are not U+0020 (Zs, Zl, Zp), and what is
 * ignorable by default, as the Unicode Character Database 15.1 has them. */
static const struct text_range unseen[] = {
	{ 0x00, 0x1f }, { 0x7f, 0xa0 }, { 0xad, 0xad }, { 0x34f, 0x34f }, { 0x600, 0x605 },
	{ 0x61c, 0x61c }, { 0x6dd, 0x6dd }, { 0x70f, 0x70f }, { 0x890, 0x891 }, { 0x8e2, 0x8e2 },
	{ 0x115f, 0x1160 }, { 0x1680, 0x1680 }, { 0x17b4, 0x17b5 }, { 0x180b, 0x180f },
	{ 0x2000, 0x200f }, { 0x2028, 0x202f }, { 0x205f, 0x206f }, { 0x2800, 0x2800 },
	{ 0x3000, 0x3000 }, { 0x3164, 0x3164 }, { 0xfe00, 0xfe0f }, { 0xfeff, 0xfeff },
	{ 0xffa0, 0xffa0 }, { 0xfff0, 0xfffb }, { 0x110bd, 0x110bd }, { 0x110cd, 0x110cd },
	{ 0x13430, 0x1343f }, { 0x1bca0, 0x1bca3 }, { 0x1d173, 0x1d17a }, { 0xe0000, 0xe0fff },
};

/* Marks drawn over the letter before, of the scripts that names are in; a letter may have two. */
static const struct text_range marks[] = {
	{ 0x300, 0x36f }, { 0x1ab0, 0x1aff }, { 0x1dc0, 0x1dff }, { 0x20d0, 0x20ff }, { 0xfe20, 0xfe2f },
};
enum { MARKS_MOST = 2 };

static bool is_mark(uint32_t cp)
{
	return text_in(marks, sizeof(marks) / sizeof(*marks), cp);
}

bool text_unseen(uint32_t cp)
{
	return (cp < ' ' || cp >= 0x7f) && text_in(unseen, sizeof(unseen) / sizeof(*unseen), cp);
}

/* Writes one byte as an escape; returns the length of the escape. */
static size_t escape(unsigned char c, char out[5])
{
	if (c == '\n' || c == '\r' || c == '\t') {
		out[0] = '\\';
		out[1] = c == '\n' ? 'n' : c == '\r' ? 'r' : 't';
		return 2;
	}
	return (size_t)snprintf(out, 5, "\\x%02X", c);
}

size_t text_visible(struct str s, char *out, size_t size, size_t *used)
{
	size_t len = 0, i = 0, run = 0;
	while (i < s.n) {
		uint32_t cp = 0;
		struct str rest = { s.p + i, s.n - i };
		size_t n = text_decode(rest, &cp), k = 0;
		char form[4 * 5];
		run = n && is_mark(cp) ? run + 1 : 0;
		if (n && run <= MARKS_MOST && !text_unseen(cp)) {
			memcpy(form, rest.p, n);
			k = n;
		} else {
			n = n ? n : 1;
			for (size_t j = 0; j < n; j++)
				k += escape((unsigned char)rest.p[j], form + k);
		}
		if (len + k >= size)
			break;
		memcpy(out + len, form, k);
		len += k;
		i += n;
	}
	out[len] = '\0';
	*used = i;
	return len;
}

/* Whether cp is a dash: U+2010 to U+2015, or the minus sign. */
static bool is_dash(uint32_t cp)
{
	return (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212;
}

struct str text_folded(struct str s, char *to)
{
	size_t n = 0, run = 0;
	for (size_t i = 0, k; i < s.n; i += k) {
		uint32_t cp = (unsigned char)s.p[i];
		k = text_decode((struct str){ s.p + i, s.n - i }, &cp);
		bool valid = k > 0;
		k = valid ? k : 1;
		run = valid && is_mark(cp) ? run + 1 : 0;
		if (valid && (cp <= ' ' || text_unseen(cp) || run > MARKS_MOST))
			continue;
		if (valid && is_dash(cp)) {
			to[n++] = '-';
			continue;
		}
		memcpy(to + n, s.p + i, k);
		if (cp >= 'A' && cp <= 'Z')
			to[n] = (char)(cp + 32);
		n += k;
	}
	return (struct str){ to, n };
}
