/* Escapes and templates. */
#include "report/out.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/text.h"

#include "base/banned.h"

enum { NAME_MAX_SHOWN = 60 };	    /* characters of a name in a sentence */
enum { MARK_ON = 1, MARK_OFF = 2 }; /* around foreign text in a sentence; no shown text has them */

static void add(struct bytes *b, const char *p, size_t n)
{
	if (n)
		memcpy(bytes_extend(b, n), p, n);
}

static bool is_combining(uint32_t cp)
{
	return (cp >= 0x300 && cp <= 0x36f) || (cp >= 0x483 && cp <= 0x489) ||
	       (cp >= 0x591 && cp <= 0x5bd) || (cp >= 0x610 && cp <= 0x61a) ||
	       (cp >= 0x64b && cp <= 0x65f) || (cp >= 0x1ab0 && cp <= 0x1aff) ||
	       (cp >= 0x1dc0 && cp <= 0x1dff) || (cp >= 0x20d0 && cp <= 0x20ff) ||
	       (cp >= 0xfe00 && cp <= 0xfe0f) || (cp >= 0xfe20 && cp <= 0xfe2f) ||
	       (cp >= 0xe0100 && cp <= 0xe01ef);
}

/* Whether a character reorders text or is invisible: bidi controls, zero width, tags. */
static bool is_hidden(uint32_t cp)
{
	return cp == 0xad || cp == 0x34f || cp == 0x61c || cp == 0x180e ||
	       (cp >= 0x200b && cp <= 0x200f) || (cp >= 0x2028 && cp <= 0x202e) ||
	       (cp >= 0x2060 && cp <= 0x206f) || cp == 0xfeff || (cp >= 0xfff9 && cp <= 0xfffb) ||
	       (cp >= 0xe0000 && cp <= 0xe007f);
}

/* Shows one character of foreign text; n: its bytes, 0 if it is no UTF-8. */
static void show_one(struct bytes *to, const char *p, size_t n, uint32_t cp)
{
	char text[16];
	if (n && (cp < 0x20 || cp == 0x7f)) {
		const char picture[] = { (char)0xe2, (char)0x90,
					 (char)(cp == 0x7f ? 0xa1 : 0x80 + cp) };
		add(to, picture, 3);
	} else if (!n || (cp >= 0x80 && cp < 0xa0) || (cp & 0xfffe) == 0xfffe) {
		add(to, "\xef\xbf\xbd", 3);
	} else if (is_hidden(cp)) {
		int k = snprintf(text, sizeof(text), "\xe2\x80\xb9U+%04X\xe2\x80\xba",
				 (unsigned)cp);
		add(to, text, (size_t)k);
	} else {
		add(to, p, n);
	}
}

void show(struct bytes *to, struct str s, size_t max)
{
	size_t marks = 0, characters = 0;
	while (s.n) {
		uint32_t cp = 0;
		size_t n = text_decode(s, &cp), used = n ? n : 1;
		marks = n && is_combining(cp) ? marks + 1 : 0;
		if (marks <= 4 && characters + 1 == max && s.n > used) {
			add(to, "\xe2\x80\xa6", 3);
			return;
		}
		if (marks <= 4) {
			show_one(to, s.p, n, cp);
			characters++;
		}
		s = (struct str){ s.p + used, s.n - used };
	}
}

struct str shown(struct arena *a, struct str s)
{
	struct bytes b = { 0 };
	show(&b, s, SHOWN_MAX);
	struct str copy = arena_copy(a, (struct str){ b.p, b.n });
	bytes_release(&b);
	return copy;
}

/* Escapes for text and attributes; marks of a sentence become elements, or nothing if plain. */
static void put_escaped(struct out *o, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		const char *as = NULL;
		switch (o->kind == OUT_SENTENCE ? 0 : s.p[i]) {
		case '&': as = "&amp;"; break;
		case '<': as = "&lt;"; break;
		case '>': as = "&gt;"; break;
		case '"': as = "&quot;"; break;
		case '\'': as = "&#39;"; break;
		case MARK_ON: as = "<bdi>"; break;
		case MARK_OFF: as = "</bdi>"; break;
		default: break;
		}
		bool mark = s.p[i] == MARK_ON || s.p[i] == MARK_OFF;
		if (as && o->kind == OUT_PAGE)
			put_raw(o, as);
		else if (!mark || o->kind == OUT_SENTENCE)
			add(&o->b, s.p + i, 1);
	}
}

void put_raw(struct out *o, const char *markup)
{
	add(&o->b, markup, strlen(markup));
}

/* Whether s might reorder the text beside it; ASCII does not. */
static bool reads_leftward(struct str s)
{
	size_t i = 0;
	while (i < s.n && (unsigned char)s.p[i] < 0x80)
		i++;
	return i < s.n;
}

static void put_foreign(struct out *o, struct str s, size_t max)
{
	struct bytes b = { 0 };
	const char on = MARK_ON, off = MARK_OFF;
	bool apart = reads_leftward(s);
	if (apart)
		add(&b, &on, 1);
	show(&b, s, max);
	if (apart)
		add(&b, &off, 1);
	put_escaped(o, (struct str){ b.p, b.n });
	bytes_release(&b);
}

/* Writes words that a tool joins, as in will_miss, with blanks. */
static void put_spaced(struct out *o, struct str s)
{
	struct bytes b = { 0 };
	add(&b, s.p, s.n);
	for (size_t i = 0; i < b.n; i++)
		if (b.p[i] == '_')
			b.p[i] = ' ';
	put_foreign(o, (struct str){ b.p, b.n }, SHOWN_MAX);
	bytes_release(&b);
}

static void put_words(struct out *o, const char *s)
{
	put_escaped(o, str_from(s));
}

static void put_unknown(struct out *o, const char *word)
{
	put_raw(o, o->kind == OUT_PAGE ? "<i class=\"u\">" : "");
	put_words(o, word);
	put_raw(o, o->kind == OUT_PAGE ? "</i>" : "");
}

/* Writes a number of a file: the cell byte for byte, and its text for people. */
static void put_number(struct out *o, struct str cell, struct str text, const char *before)
{
	bool page = o->kind == OUT_PAGE;
	if (!cell.n) {
		put_unknown(o, "not known");
		return;
	}
	put_raw(o, page ? "<data value=\"" : "");
	if (page)
		put_escaped(o, cell);
	put_raw(o, page ? "\">" : "");
	bool minus = *before && text.p[0] == '\xe2';
	if (minus) {
		put_escaped(o, (struct str){ text.p, 3 });
		text = (struct str){ text.p + 3, text.n - 3 };
	}
	put_words(o, before);
	put_escaped(o, text);
	put_raw(o, page ? "</data>" : "");
}

static void put_day(struct out *o, int32_t day, enum day_style style)
{
	char text[DAY_TEXT], iso[DATE_TEXT];
	if (day == DATE_NONE) {
		put_unknown(o, "no date");
		return;
	}
	date_format(day, iso);
	if (o->kind == OUT_PAGE) {
		put_raw(o, "<time datetime=\"");
		put_raw(o, iso);
		put_raw(o, "\">");
	}
	put_escaped(o, day_text(day, style, o->as_of, text));
	put_raw(o, o->kind == OUT_PAGE ? "</time>" : "");
}

/* Writes a coordinate with one decimal; it is made finite and cut to the largest picture. */
static void put_coordinate(struct out *o, double x)
{
	char text[16];
	x = isfinite(x) ? fmin(fmax(x, 0), 2000) : 0;
	int n = snprintf(text, sizeof(text), "%.1f", x);
	if (n > 2 && text[n - 1] == '0')
		n -= 2;
	add(&o->b, text, (size_t)n);
}

static void put_count(struct out *o, size_t n)
{
	char text[24], with[NUMBER_TEXT];
	int k = snprintf(text, sizeof(text), "%zu", n);
	put_escaped(o, number_text((struct str){ text, (size_t)k }, 0, with));
}

/* Writes what %c stands for, c being the letter. */
static void put_one(struct out *o, char c, va_list *ap)
{
	char text[NUMBER_TEXT];
	struct str s;
	int decimals;
	switch (c) {
	case 's': put_words(o, va_arg(*ap, const char *)); break;
	case 'r': put_raw(o, va_arg(*ap, const char *)); break;
	case 'b':
		put_foreign(o, va_arg(*ap, struct str),
			    o->kind == OUT_SENTENCE ? NAME_MAX_SHOWN : SHOWN_MAX);
		break;
	case 'w': put_spaced(o, va_arg(*ap, struct str)); break;
	case 'B': put_foreign(o, va_arg(*ap, struct str), SHOWN_MAX); break;
	case 't':
	case 'q': put_escaped(o, va_arg(*ap, struct str)); break;
	case 'n': put_count(o, va_arg(*ap, size_t)); break;
	case 'd': put_day(o, va_arg(*ap, int32_t), DAY_SHORT); break;
	case 'D': put_day(o, va_arg(*ap, int32_t), DAY_WEEKDAY); break;
	case 'x': put_coordinate(o, va_arg(*ap, double)); break;
	case 'i': put_count(o, va_arg(*ap, unsigned)); break;
	case 'p':
		s = va_arg(*ap, struct str);
		put_number(o, s, number_percent(s, text), "");
		break;
	case 'm':
	case 'M':
		s = va_arg(*ap, struct str);
		put_number(o, s, number_text(s, c == 'm' ? 2 : 0, text), "$");
		break;
	case 'f':
		s = va_arg(*ap, struct str);
		decimals = va_arg(*ap, int);
		put_number(o, s,
			   decimals < 0 ? number_plain(s, text) : number_text(s, decimals, text),
			   "");
		break;
	default: add(&o->b, &c, 1); break;
	}
}

static void put_all(struct out *o, const char *template, va_list *ap)
{
	for (const char *p = template; *p; p++) {
		if (*p == '%')
			put_one(o, *++p, ap);
		else
			add(&o->b, *p == '\'' && o->kind == OUT_PAGE ? "\"" : p, 1);
	}
}

void put(struct out *o, const char *template, ...)
{
	va_list ap;
	va_start(ap, template);
	put_all(o, template, &ap);
	va_end(ap);
}

struct str say(struct arena *a, int32_t as_of, const char *template, ...)
{
	struct out o = { .kind = OUT_SENTENCE, .as_of = as_of };
	va_list ap;
	va_start(ap, template);
	put_all(&o, template, &ap);
	va_end(ap);
	struct str s = arena_copy(a, (struct str){ o.b.p, o.b.n });
	bytes_release(&o.b);
	return s;
}
