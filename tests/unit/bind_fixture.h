/* A table of columns of each type, bound to a header. */
#ifndef GLP1_BIND_FIXTURE_H
#define GLP1_BIND_FIXTURE_H

#include <stddef.h>

#include "csv/bind.h"
#include "unit.h"

static const char *const kinds[] = { "dispense", "receipt", "return", NULL };

struct item {
	int32_t date, kind, expiry;
	struct str sku, note, lot;
	struct dec quantity, price;
};

#define AT(member) offsetof(struct item, member)
static const struct csv_col cols[] = {
	{ .name = "date", .type = COL_DATE, .required = true, .offset = AT(date) },
	{ .name = "sku", .type = COL_TEXT, .required = true, .offset = AT(sku) },
	{ .name = "quantity", .type = COL_DEC, .required = true, .may_be_empty = true,
	  .offset = AT(quantity) },
	{ .name = "price", .type = COL_DEC, COL_NOT_NEGATIVE, .offset = AT(price) },
	{ .name = "kind", .type = COL_WORD, .words = kinds, .offset = AT(kind) },
	{ .name = "note", .type = COL_TEXT, .offset = AT(note) },
	{ .name = "lot", .type = COL_TEXT, .required = true, .may_be_empty = true, .offset = AT(lot) },
	{ .name = "expiry", .type = COL_DATE, .offset = AT(expiry) },
};
#define HEADER "date|sku|quantity|price|kind|note|lot|expiry"

struct fixture {
	struct csv_binding b;
	struct made_row made; /* the row last bound; text in item is a view of it */
	struct item item;
	struct diag d;
};

static inline struct fixture bound(const char *header, const char *date_format)
{
	struct fixture f = { .b.date_format = date_format };
	struct made_row made;
	ck_assert(bind_header(&f.b, cols, COUNT(cols), row_of(&made, header), NULL, 0, &f.item,
				  &f.d));
	return f;
}

static inline enum bind_result bind(struct fixture *f, const char *row)
{
	return csv_bind_row(&f->b, row_of(&f->made, row), &f->item, &f->d);
}

#endif
