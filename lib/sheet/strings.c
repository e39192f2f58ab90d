/* Reads sharedStrings.xml and styles.xml: ECMA-376 part 1, 18.4 and 18.8. */
#include "sheet/strings.h"

#include <stdlib.h>

#include "base/array.h"
#include "sheet/xml.h"

#include "base/mem.h"

#include "base/banned.h"

void runs_start(struct runs *r, const char *name)
{
	r->spoken += strcmp(name, "rPh") == 0;
	r->in_text = strcmp(name, "t") == 0 && !r->spoken;
}

void runs_end(struct runs *r, const char *name)
{
	r->spoken -= r->spoken && strcmp(name, "rPh") == 0;
	r->in_text = false;
}

bool runs_text(struct runs *r, const char *p, int n)
{
	if (!r->in_text)
		return true;
	if (r->to->n - r->from + (size_t)n > CELL_BYTES_MAX)
		return false;
	memcpy(bytes_extend(r->to, (size_t)n), p, (size_t)n);
	return true;
}

/* The code of an escape _xHHHH_ at p[0..n); -1: there is none. */
static int32_t escape(const char *p, size_t n)
{
	int32_t code = 0;
	if (n < 7 || p[0] != '_' || p[1] != 'x' || p[6] != '_')
		return -1;
	for (size_t i = 2; i < 6; i++) {
		char c = p[i];
		int digit = c >= '0' && c <= '9' ? c - '0' :
			    (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
		if (digit < 0)
			return -1;
		code = code * 16 + digit;
	}
	return code && (code < 0xd800 || code > 0xdfff) ? code : -1;
}

/* Writes a character below U+10000 as UTF-8. */
static size_t put_utf8(int32_t code, char *to)
{
	if (code < 0x80) {
		to[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		to[0] = (char)(0xc0 | code >> 6);
		to[1] = (char)(0x80 | (code & 0x3f));
		return 2;
	}
	to[0] = (char)(0xe0 | code >> 12);
	to[1] = (char)(0x80 | (code >> 6 & 0x3f));
	to[2] = (char)(0x80 | (code & 0x3f));
	return 3;
}

void runs_finish(struct runs *r)
{
	char *p = r->to->p;
	size_t to = r->from;
	for (size_t i = r->from; i < r->to->n;) {
		int32_t code = p[i] == '_' ? escape(p + i, r->to->n - i) : -1;
		if (code < 0) {
			p[to++] = p[i++];
			continue;
		}
		to += put_utf8(code, p + to);
		i += 7;
	}
	r->to->n = to;
}

struct strings {
	struct workbook *w;
	struct bytes text;
	struct runs runs;
	size_t size;
};

static void string_start(struct xml *x, const char *name, const char **attributes)
{
	struct strings *s = x->of;
	(void)attributes;
	if (strcmp(name, "si") == 0)
		s->runs = (struct runs){ .to = &s->text, .from = s->text.n };
	else
		runs_start(&s->runs, name);
}

static void string_text(struct xml *x, const char *p, int n)
{
	struct strings *s = x->of;
	if (runs_text(&s->runs, p, n) && s->text.n <= WORKBOOK_TEXT_MAX)
		return;
	diag_set(x->fault, DIAG_DATA, "the texts of the workbook are longer than any workbook's");
	xml_stop(x);
}

static void string_end(struct xml *x, const char *name)
{
	struct strings *s = x->of;
	struct workbook *w = s->w;
	if (strcmp(name, "si") != 0) {
		runs_end(&s->runs, name);
		return;
	}
	runs_finish(&s->runs);
	if (w->n_strings == WORKBOOK_STRINGS_MAX) {
		diag_set(x->fault, DIAG_DATA, "more texts than any workbook has");
		xml_stop(x);
		return;
	}
	w->ends = array_room(w->ends, w->n_strings, &s->size, sizeof(*w->ends));
	w->ends[w->n_strings++] = (uint32_t)s->text.n;
}

bool strings_read(struct workbook *w, const char *part, struct diag *d)
{
	static const struct xml_handlers handlers = { string_start, string_end, string_text };
	struct strings s = { .w = w };
	s.runs.to = &s.text;
	bool ok = xml_all(&w->package, part, &handlers, &s, d);
	w->text = s.text.p;
	return ok;
}

struct styles {
	struct workbook *w;
	struct {
		int64_t id;
		enum number_format format;
	} own[WORKBOOK_FORMATS_MAX]; /* formats that the workbook defines */
	size_t n_own, size;
	bool in_cells;           /* inside <cellXfs> */
};

static enum number_format format_of(const struct styles *s, int64_t id)
{
	for (size_t i = 0; i < s->n_own; i++)
		if (s->own[i].id == id)
			return s->own[i].format;
	return number_format_built_in(id);
}

static void style_start(struct xml *x, const char *name, const char **attributes)
{
	struct styles *s = x->of;
	struct workbook *w = s->w;
	int64_t id = xml_number(xml_attribute(attributes, "numFmtId"), INT32_MAX);
	if (strcmp(name, "cellXfs") == 0)
		s->in_cells = true;
	if (strcmp(name, "numFmt") == 0 && s->n_own < WORKBOOK_FORMATS_MAX) {
		const char *code = xml_attribute(attributes, "formatCode");
		s->own[s->n_own].id = id;
		s->own[s->n_own++].format = number_format_of(code ? str_from(code) : STR(""));
	}
	if (strcmp(name, "xf") != 0 || !s->in_cells || w->n_formats == WORKBOOK_STYLES_MAX)
		return;
	w->formats = array_room(w->formats, w->n_formats, &s->size, sizeof(*w->formats));
	w->formats[w->n_formats++] = (uint8_t)format_of(s, id);
}

static void style_end(struct xml *x, const char *name)
{
	struct styles *s = x->of;
	s->in_cells = s->in_cells && strcmp(name, "cellXfs") != 0;
}

static void no_text(struct xml *x, const char *p, int n)
{
	(void)x, (void)p, (void)n;
}

bool styles_read(struct workbook *w, const char *part, struct diag *d)
{
	static const struct xml_handlers handlers = { style_start, style_end, no_text };
	struct styles *s = mem_zero(1, sizeof(*s));
	s->w = w;
	bool ok = xml_all(&w->package, part, &handlers, s, d);
	free(s);
	return ok;
}
