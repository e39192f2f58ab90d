/*
 * Bytes as (pointer, length). A str never owns what it points at and is never
 * assumed to end in NUL; it lives as long as the buffer or arena behind it.
 */
#ifndef GLP1_BASE_STR_H
#define GLP1_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *p;
	size_t n;
};

#define STR(literal) ((struct str){ "" literal, sizeof(literal) - 1 })

/* Returns a view of a C string (a literal, an option's argument) without its NUL. */
static inline struct str str_from(const char *s)
{
	return (struct str){ s, strlen(s) };
}

/* Reads 8 bytes at p, which may have any alignment, in the processor's byte order. */
static inline uint64_t str_load8(const char *p)
{
	uint64_t v;
	memcpy(&v, p, sizeof(v));
	return v;
}

static inline uint32_t str_load4(const char *p)
{
	uint32_t v;
	memcpy(&v, p, sizeof(v));
	return v;
}

/* Whether a and b are equal. Most are short: 4 to 16 bytes go as two words that may overlap. */
static inline bool str_eq(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	if (a.n > 16)
		return memcmp(a.p, b.p, a.n) == 0;
	if (a.n >= 8)
		return str_load8(a.p) == str_load8(b.p) &&
		       str_load8(a.p + a.n - 8) == str_load8(b.p + a.n - 8);
	if (a.n >= 4)
		return str_load4(a.p) == str_load4(b.p) &&
		       str_load4(a.p + a.n - 4) == str_load4(b.p + a.n - 4);
	for (size_t i = 0; i < a.n; i++)
		if (a.p[i] != b.p[i])
			return false;
	return true;
}

/*
 * Loads a text of at most 16 bytes into two words, zeros behind it; bytes past 16 are
 * left out. 16 bytes must be readable at s.p.
 */
static inline void str_words(struct str s, uint64_t word[2])
{
	uint64_t low = s.n >= 8 ? UINT64_MAX : ((uint64_t)1 << 8 * s.n) - 1;
	uint64_t high = s.n >= 16 ? UINT64_MAX : ((uint64_t)1 << 8 * (s.n % 8)) - 1;
	word[0] = str_load8(s.p) & low;
	word[1] = s.n >= 8 ? str_load8(s.p + 8) & high : 0;
}

/* Compares by bytes, a prefix before a longer text; < 0, 0 or > 0 as by memcmp(3). */
int str_cmp(struct str a, struct str b);

/* As str_cmp, but ASCII case is ignored. */
int str_icmp(struct str a, struct str b);

/* Whether a and b are equal when ASCII case is ignored. */
bool str_ieq(struct str a, struct str b);

/* Returns s without the spaces and tabs at both ends. */
static inline struct str str_trim(struct str s)
{
	if (s.n && (unsigned char)s.p[0] > ' ' && (unsigned char)s.p[s.n - 1] > ' ')
		return s;
	while (s.n && (s.p[0] == ' ' || s.p[0] == '\t'))
		s.p++, s.n--;
	while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
		s.n--;
	return s;
}

/* Returns at most the first max bytes of s, fewer where that would cut a UTF-8 character. */
static inline struct str str_cut(struct str s, size_t max)
{
	if (s.n <= max)
		return s;
	while (max && ((unsigned char)s.p[max] & 0xc0) == 0x80)
		max--;
	return (struct str){ s.p, max };
}

/*
 * Takes the next item of a comma-separated list off the front of *list into *item,
 * without blanks around it. False: the list is used up.
 */
bool str_next_item(struct str *list, struct str *item);

/* As str_next_item, for a list whose items are parted by any of the bytes in marks. */
bool str_next_part(struct str *list, const char *marks, struct str *item);

/*
 * Returns how many edits (insert, delete, replace, swap) make a into b, ASCII case ignored;
 * SIZE_MAX if one of them is longer than 64 bytes.
 */
size_t str_distance(struct str a, struct str b);

#endif
