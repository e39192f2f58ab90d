/*
 * What stands on a box: each line of the input as a GS1 code and as the date of a label, from
 * memory that ends with the line, and what was read written and read again.
 */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "sku/gs1.h"

#include "base/banned.h"

enum { GTIN = 14, LOT_MOST = 20, EXPIRY = 6, FNC1 = 0x1d };

static bool in_range(int32_t day)
{
	return day >= DATE_FIRST && day <= DATE_LAST;
}

static void read_back(const char *text, int32_t day, const char *what)
{
	int32_t again = DATE_NONE;
	FUZZ_HOLDS(date_parse_expiry(str_from(text), &again) == DATE_OK && again == day, what);
}

/* The day as labels and codes write it, and as a month if it is the last of one. */
static void check_forms(int32_t day)
{
	char iso[DATE_TEXT], text[16];
	date_format(day, iso);
	snprintf(text, sizeof(text), "%.4s%.2s%.2s", iso, iso + 5, iso + 8);
	read_back(text, day, "a day as YYYYMMDD");
	if (strncmp(iso, "1951", 4) >= 0 && strncmp(iso, "2050", 4) <= 0) {
		snprintf(text, sizeof(text), "(17)%.2s%.2s%.2s", iso + 2, iso + 5, iso + 8);
		read_back(text + 4, day, "a day as YYMMDD");
		read_back(text, day, "a day as (17)YYMMDD");
	}
	if (date_month_end(day) != day)
		return;
	snprintf(text, sizeof(text), "%.7s", iso);
	read_back(text, day, "a month as YYYY-MM");
	snprintf(text, sizeof(text), "%.2s/%.4s", iso + 5, iso);
	read_back(text, day, "a month as MM/YYYY");
	snprintf(text, sizeof(text), "%.4s%.2s00", iso, iso + 5);
	read_back(text, day, "a month as YYYYMM00");
}

static void check_date(struct str s)
{
	int32_t day = DATE_NONE;
	enum date_status st = date_parse_expiry(s, &day);
	FUZZ_HOLDS((st == DATE_OK) == (day != DATE_NONE), "a day beside a fault, or none beside OK");
	FUZZ_HOLDS(st == DATE_OK || date_message(st), "a fault without message");
	if (st != DATE_OK)
		return;
	FUZZ_HOLDS(in_range(day), "a day out of range");
	FUZZ_HOLDS(!memchr(s.p, '\0', s.n), "a NUL in a date");
	check_forms(day);
}

/* A part is in the text, and as long as its identifier allows. */
static void check_part(struct str s, struct str part, size_t least, size_t most)
{
	if (!part.p)
		return;
	FUZZ_HOLDS(part.p >= s.p && part.n <= s.n && part.p + part.n <= s.p + s.n,
		   "a part that is not of the text");
	FUZZ_HOLDS(part.n >= least && part.n <= most, "a part that is too short or too long");
	FUZZ_HOLDS(!memchr(part.p, FNC1, part.n), "a separator in a part");
}

static bool same(struct str a, struct str b)
{
	return !a.p == !b.p && (!a.p || str_eq(a, b));
}

/* The code of these parts, each behind its identifier, tells them again. */
static void check_written(const struct gs1_code *code, const char *const id[4])
{
	char text[96];
	struct gs1_code again;
	int n = snprintf(text, sizeof(text), "%s%.*s%s%.*s%s%.*s%s", id[0], (int)code->gtin.n,
			 code->gtin.p, id[1], (int)code->expiry.n, code->expiry.p, id[2],
			 (int)code->lot.n, code->lot.p, id[3]);
	struct str s = { text, (size_t)n };
	FUZZ_HOLDS(gs1_is_code(s), "a code is not known as one");
	FUZZ_HOLDS(!gs1_parse(s, &again), "a code that was written is not read");
	FUZZ_HOLDS(same(again.gtin, code->gtin) && same(again.expiry, code->expiry) &&
			   same(again.lot, code->lot) && again.expires == code->expires,
		   "a code that was written is read as another");
}

static void check_code(struct str s)
{
	struct gs1_code code;
	gs1_is_code(s);
	if (gs1_parse(s, &code))
		return;
	check_part(s, code.gtin, GTIN, GTIN);
	check_part(s, code.expiry, EXPIRY, EXPIRY);
	check_part(s, code.lot, 1, LOT_MOST);
	FUZZ_HOLDS(code.expiry.p ? in_range(code.expires) : code.expires == DATE_NONE,
		   "a code's day and its text");
	if (!code.gtin.p || !code.expiry.p || !code.lot.p || memchr(code.lot.p, '\0', code.lot.n))
		return;
	static const char *const forms[][4] = {
		{ "(01)", "(17)", "(10)", "" }, { "01", "17", "10", "" }, { "]d201", "17", "10", "\x1d" },
	};
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		check_written(&code, forms[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str in = { (const char *)data, size };
	while (in.n) {
		struct str line = fuzz_line(&in);
		char *copy = malloc(line.n ? line.n : 1); /* without a byte behind it */
		if (!copy)
			fuzz_wrong("no memory");
		if (line.n)
			memcpy(copy, line.p, line.n);
		check_date((struct str){ copy, line.n });
		check_code((struct str){ copy, line.n });
		free(copy);
	}
	return 0;
}
