/*
 * Uses libzip with a source of our own, which reads by pread(2) from one descriptor, and so needs
 * no call that a locked program lacks.
 */
#include "sheet/package.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <zip.h>

#include "base/io.h"

#include "base/banned.h"

static zip_int64_t read_at(struct package *p, char *to, zip_uint64_t n)
{
	ssize_t got;
	if (p->at >= p->size)
		return 0;
	do
		got = pread(p->fd, to, n, (off_t)p->at);
	while (got < 0 && errno == EINTR);
	if (got > 0)
		p->at += (uint64_t)got;
	else if (got < 0)
		p->error = errno;
	return got;
}

static zip_int64_t stat_of(const struct package *p, void *data, zip_uint64_t n)
{
	zip_stat_t st;
	if (n < sizeof(st))
		return -1;
	zip_stat_init(&st);
	st.size = st.comp_size = p->size;
	st.comp_method = ZIP_CM_STORE;
	st.encryption_method = ZIP_EM_NONE;
	st.valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD |
		   ZIP_STAT_ENCRYPTION_METHOD;
	memcpy(data, &st, sizeof(st));
	return sizeof(st);
}

static zip_int64_t source(void *of, void *data, zip_uint64_t n, zip_source_cmd_t command)
{
	struct package *p = of;
	zip_error_t none;
	zip_int64_t at;
	switch (command) {
	case ZIP_SOURCE_OPEN:
		p->at = 0;
		return 0;
	case ZIP_SOURCE_READ:
		return read_at(p, data, n);
	case ZIP_SOURCE_STAT:
		return stat_of(p, data, n);
	case ZIP_SOURCE_SEEK:
		at = zip_source_seek_compute_offset(p->at, p->size, data, n, NULL);
		p->at = at < 0 ? p->at : (uint64_t)at;
		return at < 0 ? -1 : 0;
	case ZIP_SOURCE_TELL:
		return (zip_int64_t)p->at;
	case ZIP_SOURCE_ERROR:
		zip_error_init_with_code(&none, ZIP_ER_READ);
		return zip_error_to_data(&none, data, n);
	case ZIP_SOURCE_SUPPORTS:
		return ZIP_SOURCE_SUPPORTS_SEEKABLE;
	default:
		return 0;
	}
}

/* Copies a pipe into memory, after head. False: *d says why it failed. */
static bool copy_pipe(struct package *p, int fd, struct str head, struct diag *d)
{
	char block[16384];
	ssize_t n = 0;
	p->fd = io_memory_file(head);
	p->copied = true;
	p->size = head.n;
	int err = p->fd < 0 ? -p->fd : 0;
	while (!err && p->size <= PACKAGE_PIPE_MAX && (n = io_take(fd, block, sizeof(block), -1)) != 0) {
		bool failed = n < 0 || (p->size == head.n && lseek(p->fd, 0, SEEK_END) < 0);
		err = failed ? errno : io_write(p->fd, block, (size_t)n);
		p->size += n > 0 ? (uint64_t)n : 0;
	}
	if (err)
		diag_errno(d, "read error", err);
	else if (p->size > PACKAGE_PIPE_MAX)
		diag_set(d, DIAG_DATA, "a workbook of more than %d MB through a pipe",
			 PACKAGE_PIPE_MAX >> 20);
	return !err && p->size <= PACKAGE_PIPE_MAX;
}

enum { TRUNCATED = 35 }; /* ZIP_ER_TRUNCATED_ZIP, for which libzip before 1.11 has ZIP_ER_NOZIP */

/* Sets *d to what the system said of a read, or libzip of the data. Returns false. */
static bool fail(const struct package *p, struct diag *d, const char *what, zip_error_t *e)
{
	if (p->error) {
		diag_errno(d, "read error", p->error);
		zip_error_fini(e);
		return false;
	}
	int code = zip_error_code_zip(e);
	bool says_no_more = code == ZIP_ER_NOZIP || code == TRUNCATED;
	diag_set(d, DIAG_DATA, "%s%s%s", what, says_no_more ? "" : ": ",
		 says_no_more ? "" : zip_error_strerror(e));
	if (code == ZIP_ER_MEMORY)
		d->class = DIAG_SYSTEM;
	d->hint = "was the file cut off, or damaged on its way?";
	zip_error_fini(e);
	return false;
}

bool package_open(struct package *p, int fd, struct str head, struct diag *d)
{
	struct stat st;
	zip_error_t e;
	*p = (struct package){ .fd = fd };
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		p->size = (uint64_t)st.st_size;
	else if (!copy_pipe(p, fd, head, d))
		return false;
	zip_error_init(&e);
	zip_source_t *s = zip_source_function_create(source, p, &e);
	p->zip = s ? zip_open_from_source(s, ZIP_RDONLY, &e) : NULL;
	if (p->zip)
		return true;
	zip_source_free(s);
	return fail(p, d, "not a sound zip file", &e);
}

void package_prepare(void)
{
	setenv("TZ", "UTC0", 1);
	tzset();
}

void package_release(struct package *p)
{
	if (p->zip)
		zip_discard(p->zip);
	if (p->copied && p->fd >= 0)
		close(p->fd);
	*p = (struct package){ .fd = -1 };
}

bool package_has(const struct package *p, const char *name)
{
	return zip_name_locate(p->zip, name, ZIP_FL_ENC_UTF_8) >= 0;
}

bool part_open(struct package *p, const char *name, struct part *part, struct diag *d)
{
	zip_stat_t st;
	*part = (struct part){ .package = p };
	if (zip_stat(p->zip, name, ZIP_FL_ENC_UTF_8, &st) != 0 || !(st.valid & ZIP_STAT_COMP_SIZE)) {
		diag_set(d, DIAG_DATA, "a part of the workbook is missing");
		diag_name(d, str_from(name));
		return false;
	}
	if ((st.valid & ZIP_STAT_ENCRYPTION_METHOD) && st.encryption_method != ZIP_EM_NONE) {
		diag_set(d, DIAG_DATA, "the workbook is encrypted");
		d->hint = "save it without a password";
		return false;
	}
	part->packed = st.comp_size;
	part->file = zip_fopen_index(p->zip, st.index, 0);
	if (part->file)
		return true;
	return fail(p, d, "a part of the workbook cannot be read", zip_get_error(p->zip));
}

int part_read(struct part *part, char *to, int size, struct diag *d)
{
	zip_int64_t n = zip_fread(part->file, to, (zip_uint64_t)size);
	if (n < 0) {
		fail(part->package, d, "a part of the workbook cannot be read",
		     zip_file_get_error(part->file));
		return -1;
	}
	part->read += (uint64_t)n;
	if (part->read > PACKAGE_PART_MAX ||
	    (part->read > PACKAGE_SMALL && part->read / PACKAGE_RATIO > part->packed)) {
		diag_set(d, DIAG_DATA, "a part of the workbook unpacks to more than %s",
			 part->read > PACKAGE_PART_MAX ? "1 GB" : "200 times its size");
		d->hint = "it was made to exhaust a computer, or holds nothing";
		return -1;
	}
	return (int)n;
}

void part_close(struct part *part)
{
	if (part->file)
		zip_fclose(part->file);
	part->file = NULL;
}
