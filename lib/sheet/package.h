/*
 * The parts of a zip file, each read as a stream and checked against its CRC. Input is
 * bounded: a part that unpacks to far more than it takes in the file is refused.
 */
#ifndef GLP1_SHEET_PACKAGE_H
#define GLP1_SHEET_PACKAGE_H

#include "base/diag.h"

struct zip;
struct zip_file;

enum {
	PACKAGE_RATIO = 200,                  /* a sheet packs to a 10th or a 30th */
	PACKAGE_SMALL = 4 * 1024 * 1024,      /* bytes unpacked below which the ratio does not count */
	PACKAGE_PIPE_MAX = 256 * 1024 * 1024, /* bytes of a zip that comes through a pipe */
};
#define PACKAGE_PART_MAX ((uint64_t)1 << 30) /* bytes that a part unpacks to */

struct package {
	struct zip *zip;
	int fd;          /* the caller's, or a copy of what came through a pipe */
	bool copied;
	uint64_t at;     /* current place in the file */
	uint64_t size;
	int error;       /* errno of a read that failed; 0: none */
};

struct part {
	const struct package *package;
	struct zip_file *file;
	uint64_t packed, read;
};

/*
 * Opens the zip file in fd, a regular file or a pipe, from its start; head was read from it
 * already. False: *d says why it failed. Release p in either case.
 */
bool package_open(struct package *p, int fd, struct str head, struct diag *d);
void package_release(struct package *p);

/*
 * Call it before the lock: libzip turns the times of parts into local time, for which the C library
 * would open a table of zones. This sets the zone to UTC.
 */
void package_prepare(void);

/* Whether there is a part of that name. */
bool package_has(const struct package *p, const char *name);

/* Opens a part. False, *d filled: it is not there or cannot be read. */
bool part_open(struct package *p, const char *name, struct part *part, struct diag *d);

/* Reads up to size bytes and returns how many; 0: the end, and the CRC is right; below 0: *d. */
int part_read(struct part *part, char *to, int size, struct diag *d);

void part_close(struct part *part);

#endif
