/*
 * The ids of all charts: a fingerprint that needs no memory, and as long as there are not too many
 * of them the list itself, for the hash of the sorted list and to count each id once.
 */
#ifndef GLP1_CHART_IDS_H
#define GLP1_CHART_IDS_H

#include <stdbool.h>

#include "base/arena.h"
#include "chart/rank.h"

enum { IDS_MOST = 1 << 20 }; /* kept unless all are asked for, so that memory has a bound */

/* A stratum's id, by the first 128 bits of its rank. */
struct chart_mark {
	void *of;
	uint64_t high, low;
};

/* Zero it, set what is wanted; release it. */
struct chart_ids {
	bool wanted;             /* else nothing is done */
	bool all;                /* keep them however many there are */
	uint64_t seen;           /* ids that came, repeated ones too */
	uint64_t sum[4];         /* of the SHA-256 of each, modulo 2^256, the lowest 64 bits first */
	struct str *ids;         /* n of them, as they came, unless they are forgotten */
	struct chart_mark *marks; /* as many */
	size_t n, ids_size, marks_size;
	struct arena texts;
};

/* More ids came than are kept. */
bool ids_forgotten(const struct chart_ids *l);

/* An id without blanks at its ends, and the rank that it has in a stratum. */
void ids_add(struct chart_ids *l, void *of, struct str id, const uint8_t rank[CHART_HASH]);

/* Ids that came elsewhere, without those that ids_keep adds: how many, and their sum. */
void ids_add_many(struct chart_ids *l, uint64_t seen, const uint64_t sum[4]);

/* Keeps an id that was counted by ids_add_many. */
void ids_keep(struct chart_ids *l, void *of, struct str id, const uint8_t rank[CHART_HASH]);

/* Sorts the marks: equal ones side by side. */
void ids_sort_marks(struct chart_ids *l);
bool ids_same_mark(const struct chart_mark *a, const struct chart_mark *b);

/* 64 lower-case hexadecimal digits and a NUL. False: there are not 64 such digits. */
void ids_sum_text(const uint64_t sum[4], char out[CHART_HEX]);
bool ids_sum_parse(struct str text, uint64_t sum[4]);

/* SHA-256 of the sorted list, one id a line, each once. False: the ids are forgotten. */
bool ids_list_hash(struct chart_ids *l, uint8_t hash[CHART_HASH]);

void ids_release(struct chart_ids *l);

#endif
