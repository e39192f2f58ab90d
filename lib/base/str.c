/* Comparing and splitting byte views. */
#include "base/str.h"

#include <stdint.h>

#include "base/banned.h"

static unsigned char lower(char c)
{
	unsigned char u = (unsigned char)c;
	return u >= 'A' && u <= 'Z' ? (unsigned char)(u + 32) : u;
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;
	if (c)
		return c;
	return (a.n > b.n) - (a.n < b.n);
}

int str_icmp(struct str a, struct str b)
{
	for (size_t i = 0; i < a.n && i < b.n; i++) {
		unsigned char ca = (unsigned char)lower(a.p[i]), cb = (unsigned char)lower(b.p[i]);
		if (ca != cb)
			return ca < cb ? -1 : 1;
	}
	return (a.n > b.n) - (a.n < b.n);
}

bool str_ieq(struct str a, struct str b)
{
	return a.n == b.n && str_icmp(a, b) == 0;
}

bool str_next_part(struct str *list, const char *marks, struct str *item)
{
	if (!list->p)
		return false;
	size_t n = 0;
	while (n < list->n && !strchr(marks, list->p[n]))
		n++;
	*item = str_trim((struct str){ list->p, n });
	*list = n < list->n ? (struct str){ list->p + n + 1, list->n - n - 1 }
			    : (struct str){ NULL, 0 };
	return true;
}

bool str_next_item(struct str *list, struct str *item)
{
	return str_next_part(list, ",", item);
}

/* str_distance is the optimal string alignment distance, of names of at most so many bytes. */
enum { NAME_MAX_LEN = 64 };

static size_t min3(size_t a, size_t b, size_t c)
{
	size_t m = a < b ? a : b;
	return m < c ? m : c;
}

size_t str_distance(struct str a, struct str b)
{
	if (a.n > NAME_MAX_LEN || b.n > NAME_MAX_LEN)
		return SIZE_MAX;
	size_t rows[3][NAME_MAX_LEN + 1];
	size_t *before = rows[0], *last = rows[1], *now = rows[2];
	for (size_t j = 0; j <= b.n; j++)
		last[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		now[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			bool same = lower(a.p[i - 1]) == lower(b.p[j - 1]);
			now[j] = min3(last[j] + 1, now[j - 1] + 1, last[j - 1] + !same);
			if (i > 1 && j > 1 && lower(a.p[i - 1]) == lower(b.p[j - 2]) &&
			    lower(a.p[i - 2]) == lower(b.p[j - 1]) && before[j - 2] + 1 < now[j])
				now[j] = before[j - 2] + 1;
		}
		size_t *spare = before;
		before = last;
		last = now;
		now = spare;
	}
	return last[b.n];
}
