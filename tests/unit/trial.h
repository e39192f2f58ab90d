/*
 * An input put to the reader, two questions. Against an oracle of its own, libcsv
 * called directly with all bytes at once: the same rows, and a fault when it has
 * one. Against itself: lane, baseline lane and libcsv at the read sizes given
 * agree in rows, line numbers, raw bytes and the fault's every word.
 */
#ifndef GLP1_TESTS_TRIAL_H
#define GLP1_TESTS_TRIAL_H

#include "unit.h"

struct trial {
	char delim;
	bool lazy, raw;
	bool behind; /* a skipped line, so that short reads show */
	size_t sizes[WAYS];
};

/* What two of them differ in; NULL: nothing. oracle_asked: libcsv's word was of use. */
const char *trial_disagreement(struct str in, const struct trial *t, bool *oracle_asked);

/*
 * The same file read by one reader and by two: the first pauses behind cut bytes of in, then, if a
 * record ends there (*pause), either goes on itself or leaves the rest to a part's reader. What
 * differs; NULL: nothing.
 */
const char *trial_cut(struct str in, const struct trial *t, enum way way, size_t cut, bool *pause);

/* The first cut bytes of a file, read as its first part, against a file of no more. */
const char *trial_start(struct str in, const struct trial *t, enum way way, size_t cut);

#endif
