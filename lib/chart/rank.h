/*
 * The rank of a chart: SHA-256 of `seed,id`, lowest first, as in the consistent sampling of
 * election audits (R. Rivest, Consistent Sampling with Replacement, 2018). It depends on
 * nothing else, so that `printf '%s,%s' SEED ID | sha256sum` gives the same.
 *
 * The digest is nettle's: small, in Debian 12 and 13, and it needs no initialisation, no
 * memory and no system call, so that it works behind the sandbox (libgcrypt wants all three,
 * libcrypto's digests want an allocated context).
 */
#ifndef GLP1_CHART_RANK_H
#define GLP1_CHART_RANK_H

#include <nettle/sha2.h>

#include "base/str.h"

enum { CHART_HASH = SHA256_DIGEST_SIZE, CHART_HEX = 2 * CHART_HASH + 1 };

/* The state of a digest after `seed,`, from which each id goes on. */
struct chart_seed {
	struct sha256_ctx begun;
};

void chart_seed_init(struct chart_seed *s, struct str seed);

/* Sets hash to that of an id; blanks at both ends do not count, leading zeros do. */
void chart_hash(const struct chart_seed *s, struct str id, uint8_t hash[CHART_HASH]);

/* Writes a hash as lower-case hexadecimal digits and a NUL. */
void chart_hex(const uint8_t hash[CHART_HASH], char out[CHART_HEX]);

/*
 * Sets hash to SHA-256 of lines, each ended by a newline, as sha256sum gives it for a file of
 * them. Sorts lines in byte order and leaves repeated ones out; *n becomes the number left.
 */
void chart_list_hash(struct str *lines, size_t *n, uint8_t hash[CHART_HASH]);

#endif
