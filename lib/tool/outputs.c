/* Two files that get their names together, or not at all. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* makedev */
#endif
#include "tool/outputs.h"

#include <sys/sysmacros.h>

#include <unistd.h>

#include "base/io.h"
#include "tool/namer.h"
#include "tool/split.h"

#include "base/banned.h"

static bool is_device(const struct stat *st)
{
	return S_ISCHR(st->st_mode) || S_ISBLK(st->st_mode);
}

/* Whether a and b are the same file, pipe, socket or device; nothing is the same as no file. */
static bool same(const struct stat *a, const struct stat *b)
{
	if (is_device(a) || is_device(b))
		return (a->st_mode & S_IFMT) == (b->st_mode & S_IFMT) && a->st_rdev == b->st_rdev;
	return a->st_mode && b->st_mode && a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static bool is_null(const struct stat *st)
{
	return S_ISCHR(st->st_mode) && st->st_rdev == makedev(1, 3);
}

static bool refuse(struct diag *d, const char *name, const char *what, const char *hint)
{
	diag_set(d, DIAG_DATA, "this file %s", what);
	diag_name(d, str_from(name));
	d->hint = hint;
	return false;
}

/* Whether both would get the same name in the same folder. */
static bool same_name(const struct outfile *a, const struct outfile *b)
{
	struct stat in, to;
	return a->folder && b->folder && strcmp(a->base, b->base) == 0 &&
	       fstat(a->folder, &in) == 0 && fstat(b->folder, &to) == 0 && same(&in, &to);
}

static bool open_rejects(struct outputs *o, const char *name, int64_t patience, struct diag *d)
{
	if (strcmp(name, "-") == 0)
		return refuse(d, "--rejects", "cannot be standard output", NULL);
	const struct outfile_terms terms = { .is_private = true, .patience = patience };
	if (!outfile_open(&o->rejects, name, &terms, d))
		return false;
	if (same_name(&o->result, &o->rejects))
		return refuse(d, "--rejects", "is the file of --output too", NULL);
	if (!same(&o->result.is, &o->rejects.is) || is_null(&o->rejects.is))
		return true;
	return refuse(d, "--rejects", o->result.name ? "is the file of --output too"
						     : "is standard output too", NULL);
}

/* Opens the folder, and a file in memory for all that will go there. False: *d is filled. */
static bool open_split(struct outputs *o, const char *name, const struct outfile_terms *terms,
		       struct diag *d)
{
	o->is_split = true;
	o->is_private = terms->is_private;
	o->folder_name = name;
	int folder = split_open(name, d);
	if (folder < 0)
		return false;
	o->folder = folder;
	o->result.fd = io_memory_file((struct str){ NULL, 0 });
	if (o->result.fd >= 0)
		return true;
	diag_errno(d, "no file in memory", -o->result.fd);
	o->result.fd = -1;
	return false;
}

bool outputs_open(struct outputs *o, const char *result, const char *rejects,
		  const struct outfile_terms *terms, struct diag *d)
{
	*o = (struct outputs){ .result.fd = -1, .rejects.fd = -1 };
	bool ok = terms->is_split ? open_split(o, result, terms, d) :
				    outfile_open(&o->result, result, terms, d);
	return ok &&
	       (!rejects || open_rejects(o, rejects, terms->patience, d));
}

bool outputs_spare(const struct outputs *o, int fd, struct diag *d)
{
	struct stat in;
	/* a terminal or a socket may rightly be read and written */
	if (fstat(fd, &in) != 0 || S_ISCHR(in.st_mode) || S_ISSOCK(in.st_mode))
		return true;
	if (o->rejects.fd >= 0 && same(&o->rejects.is, &in))
		return refuse(d, "--rejects", "is an input too", NULL);
	if (o->result.is_named || !same(&o->result.is, &in))
		return true;
	return refuse(d, o->result.name ? "--output" : "standard output", "is an input too",
		      "--output may name an input: it is replaced when all is read");
}

static bool complete(struct outfile *f, struct diag *d)
{
	return f->fd < 0 || outfile_complete(f, d);
}

bool outputs_finish_rejects(struct outputs *o, struct diag *d)
{
	return complete(&o->rejects, d) && (!o->ask || namer_ask(o, NAMER_REJECTS, d));
}

/* Makes the result whole; if it is split, the namer does that, or, without one, this process. */
static bool complete_result(struct outputs *o, struct diag *d)
{
	if (!o->is_split)
		return complete(&o->result, d);
	return o->ask || split_commit(o->folder, o->folder_name, o->result.fd, o->is_private, d);
}

bool outputs_commit(struct outputs *o, struct diag *d)
{
	bool ok = complete_result(o, d) && complete(&o->rejects, d) &&
		  (!o->ask || namer_ask(o, NAMER_COMMIT, d)) &&
		  outfile_place(&o->result, d) && outfile_place(&o->rejects, d);
	outputs_discard(o);
	return ok;
}

void outputs_discard(struct outputs *o)
{
	outfile_discard(&o->result);
	outfile_discard(&o->rejects);
	if (o->folder)
		close(o->folder);
	o->folder = 0;
	namer_end(o);
}
