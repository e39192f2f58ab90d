/* Makes a visit of its participants: sorts them by person, then by time. */
#include "import/visit.h"

#include <stdlib.h>

#include "base/banned.h"

static bool is_host(const struct attendance *a, const struct visit_host *host)
{
	if (a->email.n && host->email.n)
		return str_ieq(a->email, host->email);
	return host->name.n && str_ieq(a->name, host->name);
}

/* The key of a person: the address, or the name if there is no address. */
static struct str person(const struct attendance *a)
{
	return a->email.n ? a->email : a->name;
}

static int by_person(const void *x, const void *y)
{
	const struct attendance *a = x, *b = y;
	int order = (a->email.n > 0) - (b->email.n > 0);
	return order ? order : str_cmp(person(a), person(b));
}

static int by_time(const void *x, const void *y)
{
	const struct attendance *a = x, *b = y;
	if (a->join != b->join)
		return a->join < b->join ? -1 : 1;
	return (a->leave > b->leave) - (a->leave < b->leave);
}

struct visit visit_of(struct attendance *a, size_t n, const struct visit_host *host)
{
	struct visit v = { .known = host->email.n || host->name.n };
	size_t kept = 0;
	if (!v.known || !n)
		return v;
	for (size_t i = 0; i < n; i++)
		if (!a[i].waiting && !is_host(&a[i], host))
			a[kept++] = a[i];
	qsort(a, kept, sizeof(*a), by_person);
	for (size_t i = 0; i < kept; i++)
		v.participants += i == 0 || by_person(&a[i - 1], &a[i]) != 0;
	qsort(a, kept, sizeof(*a), by_time);
	int64_t until = INT64_MIN;
	for (size_t i = 0; i < kept; i++) {
		int64_t from = a[i].join > until ? a[i].join : until;
		v.seconds += a[i].leave > from ? a[i].leave - from : 0;
		until = a[i].leave > until ? a[i].leave : until;
	}
	return v;
}
