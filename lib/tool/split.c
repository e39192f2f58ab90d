/* Makes names, writes the list of parts behind the parts, and makes files of them. */
#include "tool/split.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"
#include "tool/outfile.h"
#include "tool/outfile_find.h"

#include "base/banned.h"

enum { NAME_MOST = 100 };

bool split_name(struct str text, const char *ending, char base[NAME_MAX + 1])
{
	size_t n = 0;
	for (size_t i = 0; i < text.n && n < NAME_MOST; i++) {
		char c = text.p[i];
		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
		if (plain)
			base[n++] = c;
		else if (n && base[n - 1] != '-')
			base[n++] = '-';
	}
	while (n && base[n - 1] == '-')
		n--;
	snprintf(base + n, NAME_MAX + 1 - n, "%s", ending);
	return n > 0;
}

/* Whether base is as harmless as a name of split_name: the process that asks is not trusted. */
static bool is_plain(const char base[NAME_MAX + 1])
{
	size_t n = strnlen(base, NAME_MAX + 1);
	if (n == 0 || n > NAME_MOST + 10 || base[0] == '.' || base[0] == '-')
		return false;
	for (size_t i = 0; i < n; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-.", base[i]))
			return false;
	return true;
}

int split_open(const char *name, struct diag *d)
{
	int fd = outfile_find_folder(name, d);
	if (fd < 0 && !d->hint && access(name, F_OK) != 0 && errno == ENOENT)
		d->hint = "make it first, with mkdir";
	return fd;
}

static bool fail(struct diag *d, int err)
{
	diag_errno(d, "write error", err);
	return false;
}

bool split_seal(int memory, const struct split_part *parts, size_t n, struct diag *d)
{
	const uint64_t count = n;
	int err = n ? io_write(memory, (const char *)parts, n * sizeof(*parts)) : 0;
	err = err ? err : io_write(memory, (const char *)&count, sizeof(count));
	return !err || fail(d, err);
}

static bool read_at(int memory, void *to, size_t n, int64_t at)
{
	return pread(memory, to, n, at) == (ssize_t)n;
}

/* Returns the list of *n parts, which the caller gives to mem_free; NULL: it makes no sense. */
static struct split_part *read_list(int memory, size_t *n)
{
	struct stat st;
	uint64_t count = 0;
	if (fstat(memory, &st) != 0 || !read_at(memory, &count, sizeof(count),
		    st.st_size - (off_t)sizeof(count)) ||
	    count > SPLIT_MOST)
		return NULL;
	struct split_part *parts = mem_zero(count + 1, sizeof(*parts));
	int64_t list = st.st_size - (int64_t)sizeof(count) - (int64_t)(count * sizeof(*parts));
	bool ok = list >= 0 && (!count || read_at(memory, parts, count * sizeof(*parts), list));
	for (size_t i = 0; i < count && ok; i++)
		ok = is_plain(parts[i].base) && parts[i].at >= 0 && parts[i].n >= 0 &&
		     parts[i].at <= list && parts[i].n <= list - parts[i].at;
	*n = count;
	if (ok)
		return parts;
	mem_free(parts);
	return NULL;
}

static bool copy(struct outfile *to, int memory, const struct split_part *part, struct diag *d)
{
	char block[64 * 1024];
	for (int64_t done = 0; done < part->n;) {
		size_t n = part->n - done < (int64_t)sizeof(block) ? (size_t)(part->n - done) : sizeof(block);
		if (!read_at(memory, block, n, part->at + done))
			return fail(d, EIO);
		int err = io_write(to->fd, block, n);
		if (err)
			return fail(d, err);
		done += (int64_t)n;
	}
	return outfile_complete(to, d);
}

bool split_commit(int folder, const char *name, int memory, bool is_private, struct diag *d)
{
	size_t n = 0, opened = 0;
	struct split_part *parts = read_list(memory, &n);
	if (!parts)
		return fail(d, EINVAL);
	struct outfile *files = mem_zero(n + 1, sizeof(*files));
	bool ok = true;
	for (size_t i = 0; i < n && ok; i++, opened++)
		ok = outfile_open_in(&files[i], folder, name, parts[i].base, is_private, d) &&
		     copy(&files[i], memory, &parts[i], d);
	for (size_t i = 0; i < n && ok; i++)
		ok = outfile_place(&files[i], d);
	for (size_t i = 0; i < opened; i++)
		outfile_discard(&files[i]);
	if (!ok && !d->file)
		d->file = name;
	mem_free(files);
	mem_free(parts);
	return ok;
}
