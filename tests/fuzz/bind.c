/*
 * The binding: a CSV read into a struct, each value held against the same cell read
 * once more by itself. The first line of the input is a date format (empty: ISO
 * 8601), the second an argument of --map; the rest is the CSV.
 */
#include "fuzz.h"

#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/text.h"
#include "csv/bind.h"
#include "unit.h"

#include "base/banned.h"

static const char *const kinds[] = { "dispense", "receipt", "return", NULL };

struct item {
	int32_t date, kind, expiry;
	struct str sku, note;
	struct dec quantity, price;
};

#define AT(member) offsetof(struct item, member)
static const struct csv_col cols[] = {
	{ .name = "date", .type = COL_DATE, .required = true, .offset = AT(date),
	  .aliases = "day,fill_date" },
	{ .name = "sku", .type = COL_TEXT, .required = true, .offset = AT(sku), .aliases = "item" },
	{ .name = "quantity", .type = COL_DEC, .offset = AT(quantity), .aliases = "qty,units" },
	{ .name = "price", .type = COL_DEC, COL_NOT_NEGATIVE, .offset = AT(price) },
	{ .name = "kind", .type = COL_WORD, .words = kinds, .offset = AT(kind) },
	{ .name = "note", .type = COL_TEXT, .offset = AT(note) },
	{ .name = "expiry", .type = COL_DATE, .offset = AT(expiry) },
};

/* What the input says about the header. */
struct terms {
	struct csv_map maps[4];
	size_t n_maps;
	char *date_format;
};

static const struct csv_map *map_of(const struct terms *t, const struct csv_col *col)
{
	const struct csv_map *map = NULL;
	for (size_t i = 0; i < t->n_maps; i++)
		if (csv_name_matches(t->maps[i].field, str_from(col->name)))
			map = &t->maps[i];
	return map;
}

static bool may_stand_for(struct str header, const struct csv_col *col, const struct csv_map *map)
{
	struct str list = str_from(col->aliases ? col->aliases : col->name), alias;
	if (map)
		return map->header.n && csv_name_matches(header, map->header);
	while (str_next_item(&list, &alias))
		if (csv_name_matches(header, alias))
			return true;
	return csv_name_matches(header, str_from(col->name));
}

static void check_columns(const struct csv_binding *b, const struct terms *t)
{
	uint64_t seen = 0, needed = 0;
	for (size_t i = 0; i < b->n; i++) {
		const struct csv_col *col = b->bound[i].col;
		FUZZ_HOLDS(b->bound[i].at < b->width, "a column that is not there");
		FUZZ_HOLDS(i == 0 || b->bound[i - 1].at <= b->bound[i].at, "columns out of order");
		FUZZ_HOLDS(may_stand_for(b->header[b->bound[i].at], col, map_of(t, col)),
			   "a header that is another column's");
		FUZZ_HOLDS(!(seen & (uint64_t)1 << (col - cols)), "a column found twice");
		seen |= (uint64_t)1 << (col - cols);
	}
	for (size_t i = 0; i < COUNT(cols); i++)
		needed |= (uint64_t)cols[i].required << i;
	FUZZ_HOLDS((seen & needed) == needed, "a required column is missing");
}

/* s is good for the column; item has its value if it was read. */
static bool date_reads(struct str s, const struct csv_col *col, const struct terms *t,
		       const struct item *item, bool read)
{
	int32_t day = DATE_NONE;
	enum date_status st = t->date_format ? date_parse_format(s, t->date_format, &day)
					     : date_parse(s, &day);
	bool good = s.n == 0 ? col->may_be_empty || !col->required : st == DATE_OK;
	int32_t got = col->offset == AT(date) ? item->date : item->expiry;
	FUZZ_HOLDS(!good || !read || got == day, "another date");
	return good;
}

static bool number_reads(struct str s, const struct csv_col *col, const struct item *item,
			 bool read)
{
	struct dec v = { 0 }, got = col->offset == AT(price) ? item->price : item->quantity;
	bool good = s.n == 0 || dec_parse(s, &v) == NUM_OK;
	good = good && !(col->max > 0 && v.m < 0);
	FUZZ_HOLDS(!good || !read || (got.m == v.m && got.dec == v.dec && got.set == v.set),
		   "another number");
	return good;
}

static bool text_reads(struct str s, const struct csv_col *col, const struct item *item, bool read)
{
	struct str got = col->offset == AT(sku) ? item->sku : item->note;
	bool good = (s.n > 0 || !col->required) && text_valid(s) == s.n;
	FUZZ_HOLDS(!good || !read || str_eq(got, s), "another text");
	return good;
}

static bool word_reads(struct str s, const struct item *item, bool read)
{
	int32_t word = s.n ? -1 : 0;
	for (int32_t i = 0; kinds[i]; i++)
		if (str_ieq(s, str_from(kinds[i])))
			word = i;
	FUZZ_HOLDS(word < 0 || !read || item->kind == word, "another word");
	return word >= 0;
}

/* The number of the first bad field; 0: all are good, and if read, item holds them. */
static uint32_t first_bad(const struct csv_binding *b, const struct csv_row *row,
			  const struct terms *t, const struct item *item, bool read)
{
	for (size_t i = 0; i < b->n; i++) {
		const struct csv_col *col = b->bound[i].col;
		struct str s = csv_field(row, b->bound[i].at);
		while (s.n && strchr(" \t", s.p[0]) && s.p[0])
			s.p++, s.n--;
		while (s.n && strchr(" \t", s.p[s.n - 1]) && s.p[s.n - 1])
			s.n--;
		bool good = col->type == COL_DATE  ? date_reads(s, col, t, item, read)
			    : col->type == COL_DEC ? number_reads(s, col, item, read)
			    : col->type == COL_TEXT ? text_reads(s, col, item, read)
						    : word_reads(s, item, read);
		if (!good)
			return b->bound[i].at + 1;
	}
	return 0;
}

static bool is_empty(const struct csv_row *row)
{
	bool empty = true;
	for (uint32_t i = 0; i < row->n; i++)
		empty = empty && csv_field(row, i).n == 0;
	return empty;
}

/* The header again, as in files put one behind another, each with its byte order mark. */
static bool is_header(const struct csv_binding *b, const struct csv_row *row)
{
	bool same = row->n == b->width;
	for (uint32_t i = 0; same && i < row->n; i++) {
		struct str s = csv_field(row, i);
		if (i == 0 && s.n >= 3 && memcmp(s.p, "\xef\xbb\xbf", 3) == 0)
			s = (struct str){ s.p + 3, s.n - 3 };
		same = str_eq(s, b->header[i]);
	}
	return same;
}

static void check_row(struct csv_binding *b, const struct csv_row *row, const struct terms *t,
		      struct item *item)
{
	struct diag d = { .class = DIAG_NONE };
	bool wide = row->n == b->width;
	uint32_t bad = wide ? first_bad(b, row, t, item, false) : 0;
	enum bind_result result = csv_bind_row(b, row, item, &d), wanted = BIND_ROW;
	/* --map can give a column a header that reads as a value; then it is a row */
	if (is_empty(row) || (is_header(b, row) && (bad || b->check_header)))
		wanted = BIND_SKIP;
	else if (bad || !wide)
		wanted = BIND_FAULT;
	FUZZ_HOLDS(result == wanted, "a row is taken, skipped or refused that should not be");
	if (result == BIND_ROW)
		first_bad(b, row, t, item, true);
	if (result == BIND_FAULT)
		FUZZ_HOLDS(d.class == DIAG_DATA && *d.what && d.column == bad, "a fault misplaced");
}

static void check_csv(struct str in, const struct terms *t)
{
	struct csv_reader r;
	struct csv_row row;
	struct diag d = { .class = DIAG_NONE };
	struct csv_binding b = { .date_format = t->date_format };
	struct item item;
	int fd = file_of(in);
	csv_reader_init(&r, fd, &(struct csv_options){ 0 });
	if (csv_reader_next(&r, &row) == CSV_ROW) {
		if (bind_header(&b, cols, COUNT(cols), &row, t->maps, t->n_maps, &item, &d)) {
			check_columns(&b, t);
			while (csv_reader_next(&r, &row) == CSV_ROW)
				check_row(&b, &row, t, &item);
		} else {
			FUZZ_HOLDS(d.class == DIAG_DATA && *d.what, "a fault that says nothing");
		}
	}
	csv_binding_release(&b);
	csv_reader_release(&r);
	close(fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str in = { (const char *)data, size };
	struct terms t = { .n_maps = 0 };
	struct diag d = { .class = DIAG_NONE };
	struct str format = fuzz_line(&in);
	t.date_format = format.n ? fuzz_text(format) : NULL;
	struct str map = fuzz_line(&in);
	if (csv_map_parse(map, t.maps, &t.n_maps, COUNT(t.maps), &d) &&
	    csv_map_check(&(struct csv_bind_how){ .cols = cols, .n_cols = COUNT(cols), .maps = t.maps,
						  .n_maps = t.n_maps }, &d))
		check_csv(in, &t);
	else
		FUZZ_HOLDS(d.class == DIAG_DATA && *d.what, "a fault that says nothing");
	free(t.date_format);
	return 0;
}
