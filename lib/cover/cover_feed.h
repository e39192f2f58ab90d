/* The tables that glp1-cover-audit reads: policies, and what they are held against. */
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

/* All that is read; a zeroed one is empty. Rows of the user's files come first. */
struct cover_tables {
	struct rows policies, people, services, needs, minimums;
	struct cover_book book;            /* on them, once the register was read */
};

/* The tables of limits; then all else. False: faults were said. Release them in either case. */
bool cover_tables_read(struct cover_tables *c, struct tool *t, struct cover_files *f);
bool cover_register_read(struct cover_tables *c, struct tool *t, struct cover_files *f);
void cover_tables_release(struct cover_tables *c);

/* "" for the clinic itself; else the name folded. */
struct str cover_party_key(struct arena *arena, struct str party);

/* No item of a list of states is the full name of one; see base/postal.h. */
bool cover_states_check(struct str list, struct diag *d);

/* None of n amounts has a fraction of a cent. False: *d, and *at the offset of the one that has. */
bool cover_whole_cents(const struct dec *const usd[], const size_t *offset, size_t n,
		       struct diag *d, size_t *at);

#endif
