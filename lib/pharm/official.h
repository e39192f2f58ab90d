/*
 * What public lists and measurements say of the pharmacies of a register; it replaces
 * their own answers. Names must be the same (audit/name.h); near ones are offered to the
 * user, never assumed.
 */
#ifndef GLP1_PHARM_OFFICIAL_H
#define GLP1_PHARM_OFFICIAL_H

#include "audit/excluded.h"
#include "pharm/pharm.h"

/* A row of FDA's list of outsourcing facilities. */
struct pharm_facility {
	struct str facility;   /* as listed: name, city, state */
	struct str registered, inspected, form_483, recall, action, bulk; /* as listed, trimmed */
	struct name folded;    /* of the name alone */
	struct name whole;     /* of name and place */
};

/* A row of a state's list of licences. */
struct pharm_licence {
	struct str name, type, status, expires, number, state;
	struct name folded;
	int32_t last_day;      /* of `expires`; DATE_NONE: it cannot be read */
};

/* What glp1-fill measured. */
struct pharm_fills {
	struct str pharmacy;
	struct name folded;
	struct dec orders;
	struct dec p50, p95, on_time_share, complete_share, rejection_share, told_hours, beyond_stated;
};

/*
 * Reads a day as lists write it: YYYY-MM-DD, YYYYMMDD, M/D/YYYY, M/D/YY or Month D, YYYY, with
 * footnote numbers after a blank. Returns DATE_NONE for anything else.
 */
int32_t pharm_list_day(struct str s);

/* Returns the last day of a registration: it lapses on 31 December (21 USC 353b(b)(1)(A)). */
int32_t pharm_registered_until(int32_t registered);

/* Returns the name of a facility, without the city and state that the list has behind it. */
struct str pharm_facility_name(struct str facility);

/*
 * Each sets answers of n pharmacies to what a list says; texts are made in the arena. Returns
 * how many pharmacies the list has. *fits is false if there are too many names to compare.
 */
size_t pharm_apply_facilities(struct pharmacy *p, size_t n, const struct pharm_facility *list,
			      size_t n_list, const struct pharm_settings *s, struct arena *arena,
			      bool *fits);
size_t pharm_apply_licences(struct pharmacy *p, size_t n, const struct pharm_licence *list,
			    size_t n_list, struct arena *arena, bool *fits);
size_t pharm_apply_fills(struct pharmacy *p, size_t n, const struct pharm_fills *list,
			 size_t n_list, struct arena *arena, bool *fits);

/*
 * Sets the answer `excluded`: yes if a party of the list has the name; unknown if a name is near,
 * or if the list is over EXCLUDED_DAYS old on the day as_of; else no. Returns how many names the
 * list has. Call excluded_index on the list before.
 */
size_t pharm_apply_excluded(struct pharmacy *p, size_t n, struct excluded_list *list,
			    int32_t as_of, struct arena *arena);

#endif
