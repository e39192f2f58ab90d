/* Dates with a time and an offset, turned into days of the clinic's time zone: see date.h. */
#include "base/date.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/io.h"

#include "base/banned.h"

enum { DAY = 86400 };

static int two(const char *p)
{
	return (p[0] - '0') * 10 + (p[1] - '0');
}

/* Whether the file holds a zone (RFC 9636): tzset would read a folder or a list of them as UTC. */
static bool is_zone(const char *path)
{
	char magic[4] = "";
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool is = io_read(fd, magic, sizeof(magic)) && memcmp(magic, "TZif", sizeof(magic)) == 0;
	close(fd);
	return is;
}

bool date_zone_set(const char *zone)
{
	char path[256];
	int n = snprintf(path, sizeof(path), "/usr/share/zoneinfo/%s", zone);
	bool plain = *zone && *zone != '/' && *zone != '.' && !strstr(zone, "..") && n > 0 &&
		     (size_t)n < sizeof(path);
	if (strcmp(zone, "UTC") != 0 && (!plain || !is_zone(path)))
		return false;
	if (setenv("TZ", zone, 1) != 0)
		return false;
	tzset();
	return true;
}

/* Sets how far ahead of UTC a time that date_parse took is; false: it has no offset. */
static bool offset_of(struct str s, int32_t *seconds)
{
	size_t at = 16;
	while (at < s.n && s.p[at] != 'Z' && s.p[at] != 'z' && s.p[at] != '+' && s.p[at] != '-')
		at++;
	*seconds = 0;
	if (at == s.n)
		return false;
	if (s.p[at] != '+' && s.p[at] != '-')
		return true;
	*seconds = two(s.p + at + 1) * 3600 + (s.n - at > 3 ? two(s.p + s.n - 2) : 0) * 60;
	*seconds = s.p[at] == '-' ? -*seconds : *seconds;
	return true;
}

enum date_status date_parse_zoned(struct str s, int32_t *day)
{
	int32_t ahead;
	struct tm tm;
	enum date_status st = date_parse(s, day);
	if (st != DATE_OK || s.n == 10)
		return st;
	if (!offset_of(s, &ahead))
		return DATE_NO_ZONE;
	time_t t = (time_t)*day * DAY + two(s.p + 11) * 3600 + two(s.p + 14) * 60 - ahead;
	if (!localtime_r(&t, &tm))
		return DATE_RANGE;
	*day = date_from_civil(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
	return *day < DATE_FIRST || *day > DATE_LAST ? DATE_RANGE : DATE_OK;
}
