/* Turns units into one another by exact fractions. */
#include "volume/units.h"

#include "base/banned.h"

const char *const sku_unit_names[SKU_UNITS + 1] = {
	[UNIT_NOT_SAID] = "", [UNIT_EACH] = "each", [UNIT_VIAL] = "vial", [UNIT_PEN] = "pen",
	[UNIT_SYRINGE] = "syringe", [UNIT_BOX] = "box", [UNIT_DOSE] = "dose", [UNIT_ML] = "mL",
	[UNIT_MG] = "mg",
};

/* up / down, both above 0. */
struct fraction {
	dec_wide up, down;
};

static dec_wide common(dec_wide a, dec_wide b)
{
	while (b) {
		dec_wide rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

static void shorten(struct fraction *f)
{
	dec_wide g = common(f->up < 0 ? -f->up : f->up, f->down);
	f->up /= g > 0 ? g : 1;
	f->down /= g > 0 ? g : 1;
}

/* Multiplies *f by a number, or divides it; false: the number is not known, or it does not fit. */
static bool times(struct fraction *f, struct dec by, bool divide)
{
	struct fraction g = { by.m, 1 };
	if (!by.set || by.m <= 0)
		return false;
	for (int32_t i = 0; i < by.dec; i++)
		g.down *= 10;
	shorten(&g);
	bool over = __builtin_mul_overflow(f->up, divide ? g.down : g.up, &f->up) ||
		    __builtin_mul_overflow(f->down, divide ? g.up : g.down, &f->down);
	if (!over)
		shorten(f);
	return !over;
}

static bool is_container(enum sku_unit u)
{
	return u >= UNIT_EACH && u <= UNIT_SYRINGE;
}

/* Turns *f from a unit into containers, or back; false: what that takes is not known. */
static bool to_containers(const struct sku_contents *c, enum sku_unit u, bool back,
			    struct fraction *f)
{
	switch (u) {
	case UNIT_BOX:
		return times(f, c->per_box, back);
	case UNIT_DOSE:
		return times(f, c->doses, !back);
	case UNIT_MG:
		return times(f, c->mg_per_ml, !back) && times(f, c->ml, !back);
	case UNIT_ML:
		return times(f, c->ml, !back);
	default:
		return true;
	}
}

/* Sets *f to what one unit is in another one. */
static enum units_status ratio(const struct sku_contents *c, enum sku_unit from, enum sku_unit to,
			       struct fraction *f)
{
	*f = (struct fraction){ 1, 1 };
	if (from == to)
		return UNITS_OK;
	if (is_container(from) && is_container(to) && from != UNIT_EACH && to != UNIT_EACH)
		return UNITS_OTHER;
	bool known;
	if (from == UNIT_MG && to == UNIT_ML)
		known = times(f, c->mg_per_ml, true);
	else if (from == UNIT_ML && to == UNIT_MG)
		known = times(f, c->mg_per_ml, false);
	else
		known = from && to && to_containers(c, from, false, f) && to_containers(c, to, true, f);
	return known ? UNITS_OK : UNITS_UNKNOWN;
}

enum units_status units_convert(const struct sku_contents *c, struct dec quantity,
			    enum sku_unit from,
				enum sku_unit to, struct dec *out)
{
	struct fraction f;
	from = from ? from : c->unit;
	to = to ? to : c->unit;
	enum units_status st = ratio(c, from, to, &f);
	*out = quantity;
	if (st != UNITS_OK || (f.up == 1 && f.down == 1))
		return st;
	dec_wide m = quantity.m;
	for (int32_t i = quantity.dec; i < DEC_PLACES; i++)
		m *= 10; /* fits: 64 bits and nine places take less than 128 bits */
	if (__builtin_mul_overflow(m, f.up, &m))
		return UNITS_RANGE;
	dec_wide half = m < 0 ? -(f.down / 2) : f.down / 2;
	return dec_from_wide((m + half) / f.down, DEC_PLACES, out) == NUM_OK ? UNITS_OK : UNITS_RANGE;
}
