/* A row of the hidden table: <tr><td>kind<td>key<td>key<td>value, escaped, on its own line. */
#include "report/before.h"

#include <stdio.h>

#include "base/banned.h"

static const char *const kept_names[KEPTS] = {
	"order", "finding", "gap", "score", "fact", "table", "event"
};
static const char begin_mark[] = "<table hidden class=\"keep\">";

enum { FIELDS = 4, ROWS_MAX = 200000 };

/* The four entities and the number that we write. */
static size_t unescape(struct str s, char *to)
{
	static const struct {
		const char *as;
		char c;
	} entities[] = { { "&amp;", '&' },
			 { "&lt;", '<' },
			 { "&gt;", '>' },
			 { "&quot;", '"' },
			 { "&#39;", '\'' } };
	size_t n = 0;
	while (s.n) {
		size_t used = 1;
		to[n] = s.p[0];
		for (size_t i = 0; s.p[0] == '&' && i < sizeof(entities) / sizeof(*entities);
		     i++) {
			size_t k = strlen(entities[i].as);
			if (s.n >= k && memcmp(s.p, entities[i].as, k) == 0) {
				to[n] = entities[i].c;
				used = k;
			}
		}
		n++;
		s = (struct str){ s.p + used, s.n - used };
	}
	return n;
}

/* Splits what stands behind "<tr><td>" at "<td>". False: it is no row of ours. */
static bool split(struct str line, struct arena *a, struct str field[FIELDS])
{
	static const char tag[] = "<td>";
	size_t n = 0;
	if (line.n < 8 || memcmp(line.p, "<tr><td>", 8) != 0)
		return false;
	struct str rest = { line.p + 8, line.n - 8 };
	for (;; n++) {
		size_t k = 0;
		while (k + 4 <= rest.n && memcmp(rest.p + k, tag, 4) != 0)
			k++;
		bool last = k + 4 > rest.n;
		struct str raw = { rest.p, last ? rest.n : k };
		if (n == FIELDS)
			return false;
		char *text = arena_take(a, raw.n + 1);
		field[n] = (struct str){ text, unescape(raw, text) };
		if (last)
			return n + 1 == FIELDS;
		rest = (struct str){ rest.p + k + 4, rest.n - k - 4 };
	}
}

static struct str key_of(struct arena *a, enum kept kind, struct str x, struct str y)
{
	size_t n = x.n + y.n + 2;
	char *key = arena_take(a, n);
	key[0] = (char)('a' + kind);
	if (x.n)
		memcpy(key + 1, x.p, x.n);
	if (y.n)
		memcpy(key + 2 + x.n, y.p, y.n);
	return (struct str){ key, n };
}

static void take(struct before *b, const struct str field[FIELDS])
{
	bool made;
	enum kept kind = KEPT_ORDER;
	while (kind < KEPTS && !str_eq(field[0], str_from(kept_names[kind])))
		kind++;
	if (kind == KEPTS || map_count(&b->rows) >= ROWS_MAX)
		return;
	struct kept_row *r = map_get(&b->rows, key_of(&b->rows.arena, kind, field[1], field[2]),
				     sizeof(*r), &made);
	b->n[kind] += made;
	*r = (struct kept_row){ kind, field[1], field[2], field[3], false };
}

static struct str next_line(struct str *rest)
{
	const char *end = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;
	struct str line = { rest->p, end ? (size_t)(end - rest->p) : rest->n };
	size_t used = line.n + (end != NULL);
	*rest = (struct str){ rest->p + used, rest->n - used };
	return line;
}

bool before_read(struct before *b, struct str page, struct diag *d)
{
	struct str field[FIELDS];
	bool found = false;
	*b = (struct before){ .as_of = DATE_NONE };
	while (page.n && !found)
		found = str_eq(next_line(&page), str_from(begin_mark));
	while (page.n) {
		struct str line = next_line(&page);
		if (!split(line, &b->rows.arena, field))
			break;
		if (b->as_of == DATE_NONE) {
			if (!str_eq(field[0], STR("as_of")) ||
			    date_parse(field[1], &b->as_of) != DATE_OK)
				break;
			continue;
		}
		take(b, field);
	}
	if (b->as_of != DATE_NONE)
		return true;
	diag_set(d, DIAG_DATA, "no page of glp1-report, so nothing can be compared with it");
	d->hint = "name the index.html of last time, or its folder";
	return false;
}

struct kept_row *before_find(const struct before *b, enum kept kind, struct str key_a,
			     struct str key_b)
{
	struct arena a = { 0 };
	struct kept_row *r = NULL;
	if (b)
		r = map_find(&b->rows, key_of(&a, kind, shown(&a, key_a), shown(&a, key_b)));
	if (r)
		r->seen = true;
	arena_release(&a);
	return r;
}

void keep(struct out *o, enum kept kind, struct str a, struct str b, struct str value)
{
	struct arena text = { 0 };
	put(o, "<tr><td>%s<td>%q<td>%q<td>%q\n", kept_names[kind], shown(&text, a),
	    shown(&text, b), shown(&text, value));
	arena_release(&text);
}

/* The second key is `gone day kind file`, with - if it is not gone. */
bool kept_event_of(const struct kept_row *r, struct kept_event *e)
{
	enum { UID = 32 };
	struct str rest = r->b, gone, day, kind;
	*e = (struct kept_event){ .gone = DATE_NONE, .summary = r->value };
	if (r->a.n != UID || !str_next_part(&rest, " ", &gone) || !str_next_part(&rest, " ", &day) ||
	    !str_next_part(&rest, " ", &kind))
		return false;
	for (size_t i = 0; i < UID; i++)
		if (!memchr("0123456789abcdef", r->a.p[i], 16))
			return false;
	e->kind = kind;
	e->file = rest;
	return (str_eq(gone, STR("-")) || date_parse(gone, &e->gone) == DATE_OK) &&
	       date_parse(day, &e->day) == DATE_OK;
}

void keep_event(struct out *o, struct str uid, const struct kept_event *e)
{
	char gone[DATE_TEXT] = "-", day[DATE_TEXT];
	struct arena a = { 0 };
	if (e->gone != DATE_NONE)
		date_format(e->gone, gone);
	date_format(e->day, day);
	keep(o, KEPT_EVENT, uid,
	     say(&a, DATE_NONE, "%s %s %q %q", gone, day, e->kind, e->file), e->summary);
	arena_release(&a);
}

void keep_begin(struct out *o, int32_t as_of)
{
	char day[DATE_TEXT];
	date_format(as_of, day);
	put_raw(o, begin_mark);
	put(o, "\n<tr><td>as_of<td>%s<td><td>\n", day);
}

void keep_end(struct out *o)
{
	put_raw(o, "</table>\n");
}

void before_release(struct before *b)
{
	map_release(&b->rows);
}
