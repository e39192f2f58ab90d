/* Events, folded at 75 bytes. A second import of the same subject and rule updates the first. */
#include "report/calendar.h"

#include <nettle/sha2.h>
#include <stdio.h>

#include "base/mem.h"

#include "base/banned.h"

enum { LINE_BYTES = 75 };

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

/* The first 16 bytes of the SHA-256 of kind and keys, parted by NUL. */
static void put_uid(struct out *o, const char *kind, const struct str *key, size_t n)
{
	struct sha256_ctx ctx;
	uint8_t digest[SHA256_DIGEST_SIZE];
	char hex[33];
	sha256_init(&ctx);
	sha256_update(&ctx, strlen(kind) + 1, (const uint8_t *)kind);
	for (size_t i = 0; i < n; i++) {
		sha256_update(&ctx, key[i].n, (const uint8_t *)(key[i].n ? key[i].p : ""));
		sha256_update(&ctx, 1, (const uint8_t *)"");
	}
	sha256_digest(&ctx, sizeof(digest), digest);
	for (size_t i = 0; i < 16; i++)
		snprintf(hex + 2 * i, 3, "%02x", digest[i]);
	put_raw(o, "UID:");
	put_raw(o, hex);
	put_raw(o, "@glp1-report\r\n");
}

struct event {
	const char *kind;
	struct str key[3];
	int32_t day;
	struct str summary, text;
};

static void put_event(struct page *p, const struct event *e)
{
	char day[DATE_TEXT], next[DATE_TEXT], stamp[DATE_TEXT], line[160];
	int32_t due = e->day < DATE_LAST ? e->day : DATE_LAST - 1;
	compact(due, day);
	compact(due + 1, next);
	compact(p->w->as_of, stamp);
	put_raw(&p->o, "BEGIN:VEVENT\r\n");
	put_uid(&p->o, e->kind, e->key, 3);
	snprintf(line, sizeof(line),
		 "DTSTAMP:%sT000000Z\r\nSEQUENCE:%d\r\nDTSTART;VALUE=DATE:%s\r\nDTEND;VALUE=DATE:%"
		 "s\r\n",
		 stamp, p->w->as_of < 0 ? 0 : (int)p->w->as_of, day, next);
	put_raw(&p->o, line);
	put_content(&p->o, "SUMMARY:", e->summary);
	if (e->text.n)
		put_content(&p->o, "DESCRIPTION:", e->text);
	put_raw(&p->o, "CATEGORIES:");
	put_raw(&p->o, e->kind);
	put_raw(&p->o, "\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

static void put_orders(struct page *p)
{
	for (size_t i = 0; i < p->w->n_orders; i++) {
		const struct order *o = &p->w->order[i];
		const struct event e = {
			.kind = "order",
			.key = { o->sku, o->location, STR("") },
			.day = o->order_by == DATE_NONE || o->today ? p->w->as_of : o->order_by,
			.summary = SAY(p, "Order %f %b of %b", o->quantity_text,
				       -1, o->unit.n ? o->unit : STR("units"), o->sku),
			.text = SAY(p, "From %b%r%b. The stock lasts %f days.",
				    o->supplier.n ? o->supplier : STR("a supplier"),
				    o->location.n ? " for " : "", o->location,
				    o->cover, 1),
		};
		put_event(p, &e);
	}
}

/* Those with a date, and what is critical or high at once. */
static void put_findings(struct page *p)
{
	for (size_t i = 0; i < p->w->n_findings; i++) {
		const struct finding *f = &p->w->finding[i];
		if (f->due == DATE_NONE && f->level > LEVEL_HIGH)
			continue;
		const struct event e = {
			.kind = "finding",
			.key = { f->subject, f->rule, STR("") },
			.day = f->due == DATE_NONE ? p->w->as_of : f->due,
			.summary = SAY(p, "%b: %B", f->subject, cell_of(f->row, "finding")),
			.text = SAY(p, "%s; %B; %b", level_names[f->level],
				    cell_of(f->row, "citation"),
				    f->owner.n ? f->owner : STR("no owner")),
		};
		put_event(p, &e);
	}
}

/* Refills by pharmacy, SKU and last day, as many as there are: no patient is in them. */
static void put_refills(struct page *p)
{
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
			.key = { pharmacy, sku, cell_of(r, "latest") },
			.day = w->refill[i].latest == DATE_NONE ? w->as_of : w->refill[i].latest,
			.summary = SAY(p, "Order %n refill%s of %b at %b", k - i, s_of(k - i), sku,
				       pharmacy),
		};
		put_event(p, &e);
	}
}

static void put_oversight(struct page *p)
{
	size_t n;
	struct row *rows = rows_of(p->t, PART_OVERSIGHT, &n);
	for (size_t i = 0; i < n; i++) {
		int32_t due = day_of(rows[i], "due");
		const struct event e = {
			.kind = "supervision",
			.key = { cell_of(rows[i], "supervisor"), cell_of(rows[i], "person"),
				 cell_of(rows[i], "kind") },
			.day = due,
			.summary = SAY(p, "%b of %b, %b", cell_of(rows[i], "kind"),
				       cell_of(rows[i], "supervisor"), cell_of(rows[i], "person")),
		};
		if (due != DATE_NONE)
			put_event(p, &e);
	}
	mem_free(rows);
}

void calendar_write(struct page *p)
{
	put_raw(&p->o, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//glp1 "
		       "toolkit//glp1-report//EN\r\nCALSCALE:GREGORIAN\r\n"
		       "METHOD:PUBLISH\r\n");
	if (p->title.n)
		put_content(&p->o, "X-WR-CALNAME:", SAY(p, "%b", p->title));
	put_orders(p);
	put_refills(p);
	put_findings(p);
	put_oversight(p);
	put_raw(&p->o, "END:VCALENDAR\r\n");
}
