/* Writes the page: head, sections in order, foot. */
#include "report/page.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>

#include "base/embedded.h"
#include "base/mem.h"
#include "report/calendar.h"
#include "report/svg.h"

#include "base/banned.h"

extern const struct embedded report_style_css;

/* Writes the policy: only the style sheet with this SHA-256 may be used, and no script. */
static void put_policy(struct out *o)
{
	struct sha256_ctx ctx;
	uint8_t digest[SHA256_DIGEST_SIZE];
	char text[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE) + 1];
	sha256_init(&ctx);
	sha256_update(&ctx, report_style_css.text.n, (const uint8_t *)report_style_css.text.p);
	sha256_digest(&ctx, sizeof(digest), digest);
	base64_encode_raw(text, sizeof(digest), digest);
	text[sizeof(text) - 1] = '\0';
	put_raw(o, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		   "style-src 'sha256-");
	put_raw(o, text);
	put_raw(o, "'; img-src data:; base-uri 'none'; form-action 'none'\">\n");
}

static void put_head(struct page *p)
{
	struct out *o = &p->o;
	put(o, "<!DOCTYPE html>\n<html lang='en'>\n<head>\n<meta charset='utf-8'>\n");
	put_policy(o);
	put(o, "<meta name='referrer' content='no-referrer'>\n"
	       "<meta name='viewport' content='width=device-width, initial-scale=1'>\n"
	       "<meta name='color-scheme' content='light dark'>\n"
	       "<meta name='robots' content='noindex'>\n<link rel='icon' href='data:,'>\n<title>");
	struct out plain = { .kind = OUT_SENTENCE, .as_of = DATE_NONE };
	if (p->title.n)
		show(&plain.b, p->title, SHOWN_MAX);
	put(o, "%q%swhat to do, week of ", (struct str){ plain.b.p, plain.b.n },
	    p->title.n ? ", " : "");
	bytes_release(&plain.b);
	char text[DAY_TEXT];
	put(o, "%q</title>\n<style>", day_text(monday_of(p->w->as_of), DAY_FULL, DATE_NONE, text));
	memcpy(bytes_extend(&o->b, report_style_css.text.n), report_style_css.text.p,
	       report_style_css.text.n);
	put(o, "</style>\n</head>\n<body>\n");
	svg_symbols(o);
}

static void put_header(struct page *p)
{
	char day[2][DAY_TEXT];
	put(&p->o, "<header>\n");
	if (p->title.n)
		put(&p->o, "<p class='org'>%b</p>\n", p->title);
	put(&p->o, "<h1>What to do this week</h1>\n<p>Week of %q. As of %q",
	    day_text(monday_of(p->w->as_of), DAY_FULL, DATE_NONE, day[0]),
	    day_text(p->w->as_of, DAY_FULL, DATE_NONE, day[1]));
	if (p->w->before)
		put(&p->o, "; compared with %D", p->w->before->as_of);
	put(&p->o, ".</p>\n</header>\n");
}

struct place {
	const char *id, *title;
	const enum part *parts;
	size_t n;
	void (*write)(struct page *);
};

#define PARTS_OF(name) .parts = name, .n = sizeof(name) / sizeof(*(name))

static const enum part stock_parts[] = { PART_STOCK, PART_ORDERS, PART_LOTS, PART_COUNT,
					 PART_VOLUME };
static const enum part demand_parts[] = { PART_DEMAND };
static const enum part pharmacy_parts[] = { PART_SCORES,	PART_FILL, PART_CURVE,
					    PART_CONCENTRATION, PART_OPEN, PART_DUE };
static const enum part staff_parts[] = { PART_STAFF, PART_LOAD, PART_MODELS };
static const enum part insurance_parts[] = { PART_GRID };
static const enum part software_parts[] = { PART_STACK, PART_STACK_CURVE };
static const enum part audit_parts[] = { PART_FINDINGS, PART_SUBJECTS };

static const struct place places[] = {
	{ "stock", "Stock", PARTS_OF(stock_parts), page_stock },
	{ "demand", "Demand by dose", PARTS_OF(demand_parts), page_demand },
	{ "pharmacies", "Pharmacies", PARTS_OF(pharmacy_parts), page_pharmacies },
	{ "staff", "Staff", PARTS_OF(staff_parts), page_staff },
	{ "insurance", "Insurance", PARTS_OF(insurance_parts), page_insurance },
	{ "software", "Software", PARTS_OF(software_parts), page_software },
	{ "audits", "Audits", PARTS_OF(audit_parts), page_audits },
};
enum { PLACES = sizeof(places) / sizeof(*places) };

static bool is_there(const struct page *p, const struct place *at)
{
	for (size_t i = 0; i < at->n; i++)
		if (tables_have(p->t, at->parts[i]))
			return true;
	return false;
}

/* The number of things to act on in a section; 0 also for sections that are not counted. */
static size_t to_act_on(const struct page *p, const struct place *at)
{
	if (at->parts == stock_parts)
		return p->w->n_orders;
	if (at->parts == staff_parts)
		return p->w->n_gaps;
	if (at->parts == audit_parts)
		return p->w->n_level[LEVEL_CRITICAL] + p->w->n_level[LEVEL_HIGH];
	if (at->parts == pharmacy_parts)
		return p->w->n_refills + p->w->n_open_late;
	return 0;
}

static void put_nav(struct page *p)
{
	put(&p->o, "<nav aria-label='Sections'>\n<a href='#today'>Today</a>\n");
	for (const struct place *at = places; at < places + PLACES; at++) {
		size_t n = to_act_on(p, at);
		if (!is_there(p, at))
			continue;
		put(&p->o, "<a href='#%r'>%s", at->id, at->title);
		if (n)
			put(&p->o, " <span>%n<span class='vh'> to act on</span></span>", n);
		put(&p->o, "</a>\n");
	}
	put(&p->o, "<a href='#sources'>Sources</a>\n</nav>\n");
}

static void keep_facts(struct page *p)
{
	static const char *const names[FACTS] = { "orders", "findings", "staff", "waste" };
	for (enum fact i = 0; i < FACTS; i++) {
		struct fact_text f;
		if (fact_of(&p->arena, p->w, i, &f) && f.value.n)
			keep(&p->o, KEPT_FACT, str_from(names[i]), STR(""), f.value);
	}
}

static void keep_rows(struct page *p, enum part part, enum kept kind, const char *a, const char *b,
		      const char *value)
{
	size_t n;
	struct row *rows = rows_of(p->t, part, &n);
	for (size_t i = 0; i < n; i++)
		keep(&p->o, kind, cell_of(rows[i], a), cell_of(rows[i], b),
		     cell_of(rows[i], value));
	mem_free(rows);
}

/* Writes, hidden, what next week's page is compared with. */
static void put_kept(struct page *p)
{
	const struct week *w = p->w;
	char day[DATE_TEXT];
	keep_begin(&p->o, w->as_of);
	keep_facts(p);
	for (size_t i = 0; i < w->n_orders; i++)
		keep(&p->o, KEPT_ORDER, w->order[i].sku, w->order[i].location,
		     SAY(p, "%q %q", w->order[i].quantity_text, w->order[i].row.table->file));
	for (size_t i = 0; i < w->n_findings; i++) {
		date_format(w->finding[i].since, day);
		keep(&p->o, KEPT_FINDING, w->finding[i].subject, w->finding[i].rule,
		     SAY(p, "%s %q %q", day, table_kind(p, w->finding[i].row.table),
			 w->finding[i].row.table->file));
	}
	keep_rows(p, PART_STAFF, KEPT_GAP, "location", "role", "gap_fte");
	keep_rows(p, PART_SCORES, KEPT_SCORE, "pharmacy", "pharmacy", "score");
	keep_tables(p);
	calendar_keep(p);
	keep_end(&p->o);
}

void page_write(struct page *p)
{
	p->o.as_of = p->w->as_of;
	put_head(p);
	put_header(p);
	put_nav(p);
	put(&p->o, "<main>\n");
	page_today(p);
	for (const struct place *at = places; at < places + PLACES; at++) {
		if (!is_there(p, at))
			continue;
		page_section(p, at->id, at->title, at->parts, at->n);
		at->write(p);
		page_section_end(p);
	}
	page_sources(p);
	put(&p->o, "</main>\n");
	put_kept(p);
	put(&p->o,
	    "<footer>glp1-report %s; no script, no request. Same files, same page.</footer>\n"
	    "</body>\n</html>\n",
	    p->version);
}
