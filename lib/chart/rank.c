/* Computes digests by nettle. */
#include "chart/rank.h"

#include <stdlib.h>

#include "base/banned.h"

static void add(struct sha256_ctx *c, struct str s)
{
	sha256_update(c, s.n, (const uint8_t *)s.p);
}

void chart_seed_init(struct chart_seed *s, struct str seed)
{
	sha256_init(&s->begun);
	add(&s->begun, seed);
	add(&s->begun, STR(","));
}

void chart_hash(const struct chart_seed *s, struct str id, uint8_t hash[CHART_HASH])
{
	struct sha256_ctx c = s->begun;
	add(&c, str_trim(id));
	sha256_digest(&c, CHART_HASH, hash);
}

void chart_hex(const uint8_t hash[CHART_HASH], char out[CHART_HEX])
{
	static const char digit[] = "0123456789abcdef";
	for (size_t i = 0; i < CHART_HASH; i++) {
		out[2 * i] = digit[hash[i] >> 4];
		out[2 * i + 1] = digit[hash[i] & 15];
	}
	out[CHART_HEX - 1] = '\0';
}

static int by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

void chart_list_hash(struct str *lines, size_t *n, uint8_t hash[CHART_HASH])
{
	struct sha256_ctx c;
	size_t kept = 0;
	sha256_init(&c);
	if (*n)
		qsort(lines, *n, sizeof(*lines), by_bytes);
	for (size_t i = 0; i < *n; i++) {
		if (kept && str_eq(lines[kept - 1], lines[i]))
			continue;
		lines[kept++] = lines[i];
		add(&c, lines[i]);
		add(&c, STR("\n"));
	}
	sha256_digest(&c, CHART_HASH, hash);
	*n = kept;
}
