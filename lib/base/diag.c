/* One line on standard error, for people or as JSON. */
#include "base/diag.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/text.h"

#include "base/banned.h"

void diag_set(struct diag *d, enum diag_class class, const char *fmt, ...)
{
	*d = (struct diag){ .class = class };
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(d->what, sizeof(d->what), fmt, ap);
	va_end(ap);
}

void diag_errno(struct diag *d, const char *what, int err)
{
	diag_set(d, DIAG_SYSTEM, "%s%s%s", what, *what ? ": " : "", strerror(err));
}

void diag_name(struct diag *d, struct str name)
{
	size_t used;
	text_visible(name, d->name, sizeof(d->name), &used);
}

void diag_remedy(struct diag *d, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(d->remedy, sizeof(d->remedy), fmt, ap);
	va_end(ap);
	d->hint = NULL;
}

/* Returns the remedy of d; NULL: none. */
static const char *remedy_of(const struct diag *d)
{
	return d->hint ? d->hint : *d->remedy ? d->remedy : NULL;
}

/* A line as it is being put together; what does not fit is left out. */
struct line {
	char text[8192]; /* more than all parts at their longest, each byte escaped */
	size_t n;
};

static void put(struct line *l, const char *s)
{
	size_t n = strlen(s), room = sizeof(l->text) - 1 - l->n;
	n = n < room ? n : room;
	memcpy(l->text + l->n, s, n);
	l->n += n;
}

static void put_number(struct line *l, const char *before, uint64_t v)
{
	char text[32];
	snprintf(text, sizeof(text), "%s%" PRIu64, before, v);
	put(l, text);
}

static void put_visible(struct line *l, struct str s)
{
	char text[512];
	size_t used;
	text_visible(s, text, sizeof(text), &used);
	put(l, text);
	if (used < s.n)
		put(l, "...");
}

static void plain_line(struct line *l, const struct diag *d, const struct diag_style *style)
{
	put(l, style->program);
	if (d->file) {
		put(l, ": ");
		put_visible(l, str_from(d->file));
	}
	if (d->line)
		put_number(l, ":", d->line);
	if (d->column)
		put_number(l, ":", d->column);
	if (*d->name) {
		put(l, ": ");
		put(l, d->name);
	}
	put(l, ": ");
	put(l, d->what);
	if (style->show_values && d->value.p) {
		put(l, ": \"");
		put_visible(l, d->value);
		put(l, "\"");
	}
	const char *remedy = remedy_of(d);
	if (remedy) {
		put(l, "; ");
		put(l, remedy);
	}
}

/* Puts "key":"s". s is visible text already, so only quote and backslash need escaping. */
static void put_member(struct line *l, const char *key, const char *s)
{
	put(l, l->n > 1 ? ", \"" : "\"");
	put(l, key);
	put(l, "\": \"");
	for (; *s; s++) {
		char c[3] = { *s, '\0', '\0' };
		if (*s == '"' || *s == '\\') {
			c[0] = '\\';
			c[1] = *s;
		}
		put(l, c);
	}
	put(l, "\"");
}

static void put_visible_member(struct line *l, const char *key, struct str s)
{
	char text[512];
	size_t used;
	text_visible(s, text, sizeof(text), &used);
	put_member(l, key, text);
}

static void json_line(struct line *l, const struct diag *d, const struct diag_style *style)
{
	put(l, "{");
	put_member(l, "program", style->program);
	if (d->file)
		put_visible_member(l, "file", str_from(d->file));
	if (d->line)
		put_number(l, ", \"line\": ", d->line);
	if (d->column)
		put_number(l, ", \"column\": ", d->column);
	if (*d->name)
		put_member(l, "name", d->name);
	put_visible_member(l, "message", str_from(d->what));
	if (style->show_values && d->value.p)
		put_visible_member(l, "value", d->value);
	if (remedy_of(d))
		put_member(l, "hint", remedy_of(d));
	if (d->class)
		put_number(l, ", \"status\": ", (uint64_t)d->class);
	put(l, "}");
}

void diag_emit(const struct diag *d, const struct diag_style *style)
{
	struct line l = { .n = 0 };
	if (style->json)
		json_line(&l, d, style);
	else
		plain_line(&l, d, style);
	l.text[l.n++] = '\n';
	ssize_t unused = write(style->fd, l.text, l.n);
	(void)unused;
}
