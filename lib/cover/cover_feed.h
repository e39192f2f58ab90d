/* The tables that glp1-cover-audit reads: policies, and what they are compared with. */
#ifndef GLP1_COVER_COVER_FEED_H
#define GLP1_COVER_COVER_FEED_H

#include "cover/cover.h"
#include "csv/writer.h"
#include "stream/rows.h"

/* The most that an amount may be, USD. */
#define COVER_USD_MAX 1e12

extern const struct feed cover_policy_feed;  /* struct cover_policy, folded */
extern const struct feed cover_person_feed;  /* struct cover_person, from a roster of glp1-staff */
extern const struct feed cover_service_feed; /* struct cover_service */
extern const struct feed cover_need_feed;    /* struct cover_need */
extern const struct feed cover_minimum_feed; /* struct cover_minimum */

/* The files beside the policies. */
struct cover_files {
	struct opt_file roster, services, require, minimums;
};

/* All that is read; start with a zeroed one. Rows of the user's files come first. */
struct cover_tables {
	struct rows policies, people, services, needs, minimums;
	struct cover_book book;            /* on these rows; set by cover_register_read */
};

/* Read the tables of limits; then all else. False: faults were said. Release c in either case. */
bool cover_tables_read(struct cover_tables *c, struct tool *t, struct cover_files *f);
bool cover_register_read(struct cover_tables *c, struct tool *t, struct cover_files *f);
void cover_tables_release(struct cover_tables *c);

/* Returns the key of a party: "" for the clinic itself, else the folded name. */
struct str cover_party_key(struct arena *arena, struct str party);

/* Checks that no item of a list is a state's full name (base/postal.h). False: *d says which. */
bool cover_states_check(struct str list, struct diag *d);

/* Checks n amounts for fractions of a cent. False: *d says so, *at is the offset of the amount. */
bool cover_whole_cents(const struct dec *const usd[], const size_t *offset, size_t n,
		       struct diag *d, size_t *at);

#endif
