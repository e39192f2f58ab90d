/* Events, folded at 75 bytes. A second import of the same subject and rule updates the first. */
#include "report/calendar.h"

#include <nettle/sha2.h>
#include <stdio.h>

#include "base/map.h"
#include "base/mem.h"
#include "report/compare.h"

#include "base/banned.h"

/* What is gone is cancelled for so many days, should an import be left out. */
enum { LINE_BYTES = 75, GONE_DAYS = 56 };

/* A content line: escaped where it is text, folded between characters (RFC 5545, 3.1, 3.3.11). */
static void put_content(struct out *o, const char *name, struct str s)
{
	struct bytes b = { 0 };
	put_raw(o, name);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == 1 || s.p[i] == 2) /* marks of a sentence */
			continue;
		if (strchr("\\;,", s.p[i]) && s.p[i])
			memcpy(bytes_extend(&b, 1), "\\", 1);
		memcpy(bytes_extend(&b, 1), s.p + i, 1);
	}
	size_t room = LINE_BYTES - strlen(name);
	for (struct str rest = { b.p, b.n }; rest.n;) {
		struct str line = str_cut(rest, room);
		line = line.n ? line : rest;
		memcpy(bytes_extend(&o->b, line.n), line.p, line.n);
		rest = (struct str){ rest.p + line.n, rest.n - line.n };
		put_raw(o, rest.n ? "\r\n " : "");
		room = LINE_BYTES - 1;
	}
	put_raw(o, "\r\n");
	bytes_release(&b);
}

static void compact(int32_t day, char out[DATE_TEXT])
{
	char iso[DATE_TEXT];
	date_format(day, iso);
	snprintf(out, DATE_TEXT, "%.4s%.2s%.2s", iso, iso + 5, iso + 8);
}

struct event {
	const char *kind;
	struct str key[3];
	int32_t day;
	struct row row; /* that it is from */
	struct str summary, text;
};

enum { UID = 32 }; /* hexadecimal digits */

/* What is done with each event that is due. */
struct events {
	struct page *p;
	struct map uids; /* size_t: how many events have it so far */
	void (*put)(struct page *, const struct event *, struct str uid);
};

/* The first 16 bytes of the SHA-256 of kind and keys, parted by NUL; and of which, from 2 on. */
static struct str uid_of(struct arena *a, const struct event *e, size_t which)
{
	struct sha256_ctx ctx;
	uint8_t digest[SHA256_DIGEST_SIZE];
	char *hex = arena_take(a, UID + 1);
	sha256_init(&ctx);
	sha256_update(&ctx, strlen(e->kind) + 1, (const uint8_t *)e->kind);
	for (size_t i = 0; i < 3; i++) {
		sha256_update(&ctx, e->key[i].n, (const uint8_t *)(e->key[i].n ? e->key[i].p : ""));
		sha256_update(&ctx, 1, (const uint8_t *)"");
	}
	snprintf(hex, UID + 1, "%zu", which);
	if (which > 1)
		sha256_update(&ctx, strlen(hex), (const uint8_t *)hex);
	sha256_digest(&ctx, sizeof(digest), digest);
	for (size_t i = 0; i < UID / 2; i++)
		snprintf(hex + 2 * i, 3, "%02x", digest[i]);
	return (struct str){ hex, UID };
}

/* The second event about the same (two licences of one person) has a UID of its own. */
static void put_event(struct events *v, const struct event *e)
{
	bool made;
	struct str uid = uid_of(&v->p->arena, e, 1);
	size_t *n = map_get(&v->uids, uid, sizeof(*n), &made);
	if (++*n > 1) {
		uid = uid_of(&v->p->arena, e, *n);
		map_get(&v->uids, uid, sizeof(*n), &made);
	}
	v->put(v->p, e, uid);
}

static void put_orders(struct events *v)
{
	struct page *p = v->p;
	for (size_t i = 0; i < p->w->n_orders; i++) {
		const struct order *o = &p->w->order[i];
		const struct event e = {
			.kind = "order",
			.row = o->row,
			.key = { o->sku, o->location, STR("") },
			.day = o->order_by == DATE_NONE || o->today ? p->w->as_of : o->order_by,
			.summary = SAY(p, "Order %f %b of %b%r%b", o->quantity_text, -1,
				       o->unit.n ? o->unit : STR("units"), o->sku,
				       o->location.n ? " for " : "", o->location),
			.text = SAY(p, "From %b. The stock lasts %f days.",
				    o->supplier.n ? o->supplier : STR("a supplier"), o->cover, 1),
		};
		put_event(v, &e);
	}
}

/* Those with a date, and what is critical or high at once. */
static void put_findings(struct events *v)
{
	struct page *p = v->p;
	for (size_t i = 0; i < p->w->n_findings; i++) {
		const struct finding *f = &p->w->finding[i];
		if (f->due == DATE_NONE && f->level > LEVEL_HIGH)
			continue;
		const struct event e = {
			.kind = "finding",
			.row = f->row,
			.key = { f->subject, f->rule, STR("") },
			.day = f->due == DATE_NONE ? p->w->as_of : f->due,
			.summary = SAY(p, "%b: %B", f->subject, cell_of(f->row, "finding")),
			.text = SAY(p, "%s; %B; %b", level_names[f->level],
				    cell_of(f->row, "citation"),
				    f->owner.n ? f->owner : STR("no owner")),
		};
		put_event(v, &e);
	}
}

/* Refills by pharmacy, SKU and last day, as many as there are: no patient is in them. */
static void put_refills(struct events *v)
{
	struct page *p = v->p;
	const struct week *w = p->w;
	for (size_t i = 0, k; i < w->n_refills; i = k) {
		struct row r = w->refill[i].row;
		struct str pharmacy = cell_of(r, "pharmacy"), sku = cell_of(r, "sku");
		for (k = i; k < w->n_refills && w->refill[k].latest == w->refill[i].latest &&
			    str_eq(cell_of(w->refill[k].row, "pharmacy"), pharmacy) &&
			    str_eq(cell_of(w->refill[k].row, "sku"), sku);)
			k++;
		const struct event e = {
			.kind = "refill",
			.row = r,
			.key = { pharmacy, sku, cell_of(r, "latest") },
			.day = w->refill[i].latest == DATE_NONE ? w->as_of : w->refill[i].latest,
			.summary = SAY(p, "Order %n refill%s of %b at %b", k - i, s_of(k - i), sku,
				       pharmacy),
		};
		put_event(v, &e);
	}
}

static int row_cmp(const void *a, const void *b)
{
	return by_cells(*(const struct row *)a, *(const struct row *)b);
}

static void put_oversight(struct events *v)
{
	struct page *p = v->p;
	size_t n;
	struct row *rows = rows_of(p->t, PART_OVERSIGHT, &n);
	sort(rows, n, sizeof(*rows), row_cmp);
	for (size_t i = 0; i < n; i++) {
		int32_t due = day_of(rows[i], "due");
		const struct event e = {
			.kind = "supervision",
			.row = rows[i],
			.key = { cell_of(rows[i], "supervisor"), cell_of(rows[i], "person"),
				 cell_of(rows[i], "kind") },
			.day = due,
			.summary = SAY(p, "%b of %b, %b", cell_of(rows[i], "kind"),
				       cell_of(rows[i], "supervisor"), cell_of(rows[i], "person")),
		};
		if (due != DATE_NONE)
			put_event(v, &e);
	}
	mem_free(rows);
}

static void put_all(struct events *v)
{
	put_orders(v);
	put_refills(v);
	put_findings(v);
	put_oversight(v);
}

/* Writes an event from BEGIN to its days. status: NULL if it stands. */
static void put_head(struct page *p, struct str uid, int32_t day, int32_t sequence,
		     const char *status)
{
	char from[DATE_TEXT], next[DATE_TEXT], stamp[DATE_TEXT], line[240];
	int32_t due = day < DATE_LAST ? day : DATE_LAST - 1;
	compact(due, from);
	compact(due + 1, next);
	compact(p->w->as_of, stamp);
	snprintf(line, sizeof(line),
		 "BEGIN:VEVENT\r\nUID:%.*s@glp1-report\r\nDTSTAMP:%sT000000Z\r\nSEQUENCE:%d\r\n"
		 "%s%s%sDTSTART;VALUE=DATE:%s\r\nDTEND;VALUE=DATE:%s\r\n",
		 UID, uid.p, stamp, sequence < 0 ? 0 : (int)sequence, status ? "STATUS:" : "",
		 status ? status : "", status ? "\r\n" : "", from, next);
	put_raw(&p->o, line);
}

static void write_event(struct page *p, const struct event *e, struct str uid)
{
	put_head(p, uid, e->day, p->w->as_of, NULL);
	put_content(&p->o, "SUMMARY:", e->summary);
	if (e->text.n)
		put_content(&p->o, "DESCRIPTION:", e->text);
	put_raw(&p->o, "CATEGORIES:");
	put_raw(&p->o, e->kind);
	put_raw(&p->o, "\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

/*
 * Calls `to` for each event of the last page that v has not met, and is not gone for too long. One
 * whose table is not here this time is not known to be gone; long behind its day it is let go.
 */
static void each_gone(struct events *v,
		      void (*to)(struct page *, const struct kept_event *, struct str uid))
{
	const struct before *b = v->p->w->before;
	struct kept_event e;
	for (struct kept_row *r = NULL; b && (r = map_next(&b->rows, r));) {
		if (r->kind != KEPT_EVENT || !kept_event_of(r, &e) || map_find(&v->uids, r->a))
			continue;
		if (e.gone == DATE_NONE && table_is_here(v->p, e.kind, e.file))
			e.gone = v->p->w->as_of;
		if (v->p->w->as_of - (e.gone == DATE_NONE ? e.day : e.gone) < GONE_DAYS)
			to(v->p, &e, r->a);
	}
}

static void write_gone(struct page *p, const struct kept_event *e, struct str uid)
{
	int32_t last = p->w->before->as_of;
	if (e->gone == DATE_NONE)
		return;
	put_head(p, uid, e->day, p->w->as_of > last ? p->w->as_of : last + 1, "CANCELLED");
	put_content(&p->o, "SUMMARY:", SAY(p, "%B", e->summary));
	put_raw(&p->o, "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

void calendar_write(struct page *p)
{
	struct events v = { .p = p, .put = write_event };
	put_raw(&p->o, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//glp1 "
		       "toolkit//glp1-report//EN\r\nCALSCALE:GREGORIAN\r\n"
		       "METHOD:PUBLISH\r\n");
	if (p->title.n)
		put_content(&p->o, "X-WR-CALNAME:", SAY(p, "%b", p->title));
	put_all(&v);
	each_gone(&v, write_gone);
	put_raw(&p->o, "END:VCALENDAR\r\n");
	map_release(&v.uids);
}

static void keep_due(struct page *p, const struct event *e, struct str uid)
{
	const struct table *t = e->row.table;
	const struct kept_event kept = { DATE_NONE, e->day, table_kind(p, t), t->file,
					 plain(&p->arena, e->summary) };
	keep_event(&p->o, uid, &kept);
}

static void keep_gone(struct page *p, const struct kept_event *e, struct str uid)
{
	keep_event(&p->o, uid, e);
}

void calendar_keep(struct page *p)
{
	struct events v = { .p = p, .put = keep_due };
	put_all(&v);
	each_gone(&v, keep_gone);
	map_release(&v.uids);
}
