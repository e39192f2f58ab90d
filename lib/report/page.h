/* The page: HTML5 in one file, without script and without a request to anywhere. */
#ifndef GLP1_REPORT_PAGE_H
#define GLP1_REPORT_PAGE_H

#include "report/out.h"
#include "report/week.h"

struct page {
	struct out o;
	const struct week *w;
	const struct tables *t;
	struct str title; /* of the clinic; empty: not given */
	int32_t max_age;  /* days; a table older than that is named */
	const char *version;
	double scale; /* of the bars in the table that is begun next: its end, steps, unit */
	int scale_steps;
	const char *scale_unit;
	bool any_due; /* a date has been written */
	struct arena arena; /* of sentences */
};

/* Writes the whole page to p->o, whose kind is OUT_PAGE. w->as_of must be known. */
void page_write(struct page *p);

/* The sections, each left out if none of its tables was read. */
void page_today(struct page *p);
void page_transfers(struct page *p);
void page_today_findings(struct page *p);
/* Returns how many of w->finding, from the first, page_today_findings shows one by one. */
size_t findings_shown_today(const struct week *w);
void page_people(struct page *p);
void page_due(struct page *p);
void page_since(struct page *p);
/* Write tables that did not change; and, hidden, what the next page needs to find them. */
void page_same(struct page *p);
void keep_tables(struct page *p);
void page_stock(struct page *p);
void page_places(struct page *p);
void page_expiry(struct page *p);
void page_volume(struct page *p);
void page_demand(struct page *p);
void page_pharmacies(struct page *p);
void page_fill(struct page *p);
void page_staff(struct page *p);
void page_load(struct page *p);
void page_insurance(struct page *p);
void page_software(struct page *p);
void page_audits(struct page *p);
void page_sources(struct page *p);

/* Pieces that sections share. */
#define SAY(p, ...) say(&(p)->arena, (p)->w->as_of, __VA_ARGS__)
void page_section(struct page *p, const char *id, const char *title, const enum part *parts,
		  size_t n);
void page_section_end(struct page *p);
/* Begins a table that folds on a phone: its caption, and the head's cells as markup of ours. */
void page_table(struct page *p, struct str finding, const char *measure, const char *head);
void page_table_end(struct page *p);
void page_level(struct page *p, enum level level);
/* The same with a plain word behind a mark. */
void page_mark(struct page *p, const char *mark, const char *word, const char *class);

/* Returns "s" for several, "" for one. */
static inline const char *s_of(size_t n)
{
	return n == 1 ? "" : "s";
}

/* Returns a sentence without the marks that say() puts around foreign text. */
struct str plain(struct arena *a, struct str s);

/* The sentences that page and mail begin with. */
struct str say_orders(struct arena *a, const struct week *w);
struct str say_findings(struct arena *a, const struct week *w);
struct str say_unknown(struct arena *a, const struct week *w);
struct str say_missing(struct arena *a, const struct week *w);
/* The names of what was on the last page and is not on this one, without a full stop. */
struct str say_gone(struct page *p, enum kept kind);
/* Adds a name to a list of which the first few are written; n: how many came before it. */
struct str say_name(struct page *p, struct str list, size_t n, struct str name, struct str more);
/* Returns the list, with the number of those that are not written. */
struct str say_names(struct page *p, struct str list, size_t n);
/* Returns a word for what a table is about: order, findings/Staff, or its report. */
struct str table_kind(struct page *p, const struct table *t);
/* Whether a table of this kind is read that has this name, or may have had it last time. */
bool table_is_here(struct page *p, struct str kind, struct str file);

/* A fact: its name, its value (empty: not known), a unit, and the line below. */
struct fact_text {
	const char *name, *unit;
	struct str value, below;
	bool data; /* the value is a number */
};
bool fact_of(struct arena *a, const struct week *w, enum fact fact, struct fact_text *f);

/* Returns an exact number as text. */
struct str dec_str(struct arena *a, struct dec d);

#endif
