/* Keeps a map from location and entry to the units that are usable there. */
#include "sku/places_feed.h"

#include "base/banned.h"

/* The usable units of a SKU at one of the locations that are pooled. */
struct held_place {
	struct sku_entry *e;
	struct dec usable;
};

void places_note(struct sku_table *t, struct sku_entry *e, struct str location, struct dec usable)
{
	bool made;
	const struct str entry = { (const char *)&e, sizeof(e) };
	struct held_place *place = map_get_pair(&t->places, location, entry, sizeof(*place), &made);
	place->e = e;
	dec_add(&place->usable, usable); /* fits, as the sum over all places does */
}

void places_count_empty(struct sku_table *t)
{
	for (struct held_place *place = NULL; (place = map_next(&t->places, place));) {
		struct sku_entry *e = place->e;
		struct str location = map_key(place);
		location.n -= 1 + sizeof(e);
		if (place->usable.m > 0)
			continue;
		if (!e->empty++ || str_cmp(location, e->empty_at) < 0)
			e->empty_at = location;
	}
}
