/* The clinic's payments, a row each: payee, day and amount, summed by payee. */
#ifndef GLP1_BAA_LEDGER_FEED_H
#define GLP1_BAA_LEDGER_FEED_H

#include "baa/baa.h"
#include "base/map.h"
#include "stream/input.h"

extern const struct feed ledger_feed;

/* A zeroed one is empty. */
struct ledger {
	struct baa_payee *payee;
	size_t n, size;
	size_t ahead;       /* payments dated after the as-of day, left out */
	struct map by_name; /* places in payee */
};

/* Reads the file, if one was given. False: faults were said. Release l in either case. */
bool ledger_read(struct ledger *l, struct tool *t, struct opt_file *file, int32_t as_of);
void ledger_release(struct ledger *l);

#endif
