/*
 * Bytes as (pointer, length). A str never owns what it points at and is never
 * assumed to end in NUL; it lives as long as the buffer or arena behind it.
 */
#ifndef GLP1_BASE_STR_H
#define GLP1_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *p;
	size_t n;
};

#define STR(literal) ((struct str){ "" literal, sizeof(literal) - 1 })

/* The bytes of a C string (a literal, an option's argument), NUL left out. */
static inline struct str str_from(const char *s)
{
	return (struct str){ s, strlen(s) };
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Byte order, a shorter prefix first: < 0, 0, > 0. */
int str_cmp(struct str a, struct str b);

/* Equal when ASCII case is ignored. */
bool str_ieq(struct str a, struct str b);

/* Without the spaces and tabs at both ends. */
static inline struct str str_trim(struct str s)
{
	while (s.n && (s.p[0] == ' ' || s.p[0] == '\t'))
		s.p++, s.n--;
	while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
		s.n--;
	return s;
}

/*
 * Takes the next item of a comma-separated list off the front of *list, outer
 * blanks removed. False when the list is used up.
 */
bool str_next_item(struct str *list, struct str *item);

/* Edits (insert, delete, replace, swap) from a to b, ASCII case ignored. */
size_t str_distance(struct str a, struct str b);

#endif
