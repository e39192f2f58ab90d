/*
 * The ids of all charts: a fingerprint that needs no memory and, as long as there are not too many,
 * the list itself, for the hash of the sorted list and to count each id once.
 */
#ifndef GLP1_CHART_IDS_H
#define GLP1_CHART_IDS_H

#include <stdbool.h>

#include "base/arena.h"
#include "chart/rank.h"

enum { IDS_MOST = 1 << 20 }; /* the most ids to keep, unless `all` is set: memory has a bound */

/* Marks an id of the stratum `of`, by the first 128 bits of its rank. */
struct chart_mark {
	void *of;
	uint64_t high, low;
};

/* Start with a zeroed one, set wanted and all, and release it. */
struct chart_ids {
	bool wanted;             /* else nothing is done */
	bool all;                /* keep them however many there are */
	uint64_t seen;           /* ids added so far, repeated ones too */
	uint64_t sum[4];         /* of the SHA-256 of each, modulo 2^256, the lowest 64 bits first */
	struct str *ids;         /* n of them, in the order added, unless ids_forgotten */
	struct chart_mark *marks; /* n of them */
	size_t n, ids_size, marks_size;
	struct arena texts;
};

/* Whether more ids were added than are kept. */
bool ids_forgotten(const struct chart_ids *l);

/* Adds an id, without blanks at its ends, and its rank in the stratum `of`. */
void ids_add(struct chart_ids *l, void *of, struct str id, const uint8_t rank[CHART_HASH]);

/* Counts ids of a part: how many, and their sum; the ids themselves are for ids_keep. */
void ids_add_many(struct chart_ids *l, uint64_t seen, const uint64_t sum[4]);

/* Keeps an id that was counted by ids_add_many. */
void ids_keep(struct chart_ids *l, void *of, struct str id, const uint8_t rank[CHART_HASH]);

/* Sorts the marks, so that equal ones are neighbours. */
void ids_sort_marks(struct chart_ids *l);
bool ids_same_mark(const struct chart_mark *a, const struct chart_mark *b);

/* Write and read a sum as 64 lower-case hexadecimal digits. False: there are not 64 of them. */
void ids_sum_text(const uint64_t sum[4], char out[CHART_HEX]);
bool ids_sum_parse(struct str text, uint64_t sum[4]);

/* Sets hash to SHA-256 of the sorted list, an id a line, each once. False: ids_forgotten. */
bool ids_list_hash(struct chart_ids *l, uint8_t hash[CHART_HASH]);

void ids_release(struct chart_ids *l);

#endif
