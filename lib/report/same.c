/* Tables in which no row has changed since the last page: their files may be stale. */
#include "report/page.h"

#include <nettle/sha2.h>

#include "base/banned.h"

enum { DIGEST = 16, NAMES = 6 }; /* bytes of the SHA-256 that are kept */

static void add(struct sha256_ctx *ctx, struct str s)
{
	const uint8_t n[2] = { (uint8_t)(s.n >> 8), (uint8_t)s.n };
	sha256_update(ctx, sizeof(n), n);
	if (s.n)
		sha256_update(ctx, s.n, (const uint8_t *)s.p);
}

/* The digest of names and cells, without the table's own day, in hexadecimal. */
static struct str digest_of(struct arena *a, const struct table *t)
{
	static const char hex[] = "0123456789abcdef";
	struct sha256_ctx ctx;
	uint8_t digest[DIGEST];
	char *text = arena_take(a, 2 * DIGEST);
	sha256_init(&ctx);
	for (size_t i = 0; i < t->n_cols; i++)
		add(&ctx, t->name[i]);
	for (size_t i = 0; i < t->n * t->n_cols; i++)
		if (!str_eq(t->name[i % t->n_cols], STR("as_of")))
			add(&ctx, t->cell[i]);
	sha256_digest(&ctx, sizeof(digest), digest);
	for (size_t i = 0; i < DIGEST; i++) {
		text[2 * i] = hex[digest[i] >> 4];
		text[2 * i + 1] = hex[digest[i] & 15];
	}
	return (struct str){ text, 2 * DIGEST };
}

void keep_tables(struct page *p)
{
	for (size_t i = 0; i < p->t->n; i++) {
		const struct table *t = p->t->table[i];
		if (t->part != PART_MADE)
			keep(&p->o, KEPT_TABLE, t->file, str_from(t->report),
			     digest_of(&p->arena, t));
	}
}

/* A line of the list: files, each of them once where its tables follow each other. */
struct files {
	struct page *p;
	const char *word;
	struct str last;
	size_t n;
};

static void put_name(struct files *f, struct str file)
{
	if (f->n && str_eq(f->last, file))
		return;
	if (!f->n)
		put(&f->p->o, "<li><b>%s</b> ", f->word);
	if (f->n < NAMES)
		put(&f->p->o, f->n ? ", %b" : "%b", file);
	f->last = file;
	f->n++;
}

static void put_end(const struct files *f)
{
	if (f->n > NAMES)
		put(&f->p->o, " and %n more", f->n - NAMES);
	put(&f->p->o, "%r", f->n ? "</li>\n" : "");
}

void page_same(struct page *p)
{
	const struct before *b = p->w->before;
	struct files same = { .p = p, .word = "Same, no row has changed:" };
	struct files first = { .p = p, .word = "Not compared, for the first time here:" };
	struct files gone = { .p = p, .word = "Not here any more:" };
	if (!b->n[KEPT_TABLE]) /* a page of a version that did not keep them */
		return;
	for (size_t i = 0; i < p->t->n; i++) {
		const struct table *t = p->t->table[i];
		const struct kept_row *old =
			before_find(b, KEPT_TABLE, t->file, str_from(t->report));
		if (old && t->n && str_eq(old->value, digest_of(&p->arena, t)))
			put_name(&same, t->file);
	}
	put_end(&same);
	for (size_t i = 0; i < p->t->n; i++) {
		const struct table *t = p->t->table[i];
		if (t->part != PART_MADE &&
		    !before_find(b, KEPT_TABLE, t->file, str_from(t->report)))
			put_name(&first, t->file);
	}
	put_end(&first);
	for (struct kept_row *r = NULL; (r = map_next(&b->rows, r));)
		if (r->kind == KEPT_TABLE && !r->seen)
			put_name(&gone, r->a);
	put_end(&gone);
}
