#include "unit.h"

#include "day_sums.h"

#include "base/banned.h"

struct dec dec(int64_t m, int32_t places)
{
	return (struct dec){ m, places, true };
}

void assert_sum(const struct day_series *s, enum day_kind kind, int32_t day, const char *want)
{
	char text[DEC_TEXT];
	struct dec d = day_sum(s, kind, day);
	ck_assert_msg(d.set == (want != NULL), "day %d: %s", (int)day, d.set ? "set" : "not set");
	if (!want)
		return;
	dec_format(d, text);
	ck_assert_str_eq(text, want);
}

struct day_series *series(struct day_table *t, const char *sku, const char *location)
{
	bool made;
	struct day_series *s = day_series_get(t, str_from(sku), str_from(location), &made);
	ck_assert_ptr_nonnull(s);
	return s;
}

void add_row(struct day_table *t, const char *sku, const char *location, enum day_kind kind,
	     int32_t day, struct dec q)
{
	ck_assert_int_eq(day_add(t, series(t, sku, location), kind, day, q), DAY_OK);
}
