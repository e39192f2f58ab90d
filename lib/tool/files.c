/* All at once, without waiting for the writers of named pipes; then the lock. */
#include "tool/files.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "tool/sandbox.h"

#include "base/banned.h"

/* Standard input if there are no operands. */
static size_t n_main(const struct tool *t)
{
	return t->n_operands ? t->n_operands : 1;
}

/* Raises the limit of open files if the run needs more; programs that use select(2) want it low. */
static void allow_open(size_t n)
{
	enum { OTHERS = 16 };
	struct rlimit r = { .rlim_cur = RLIM_INFINITY };
	getrlimit(RLIMIT_NOFILE, &r);
	if (r.rlim_cur >= n + OTHERS)
		return;
	r.rlim_cur = r.rlim_max;
	setrlimit(RLIMIT_NOFILE, &r);
}

/*
 * The descriptor, or -errno. To wait for the writer of a named pipe here could be
 * for ever: he may wait until an input before his is read.
 */
static int open_input(const char *file)
{
	struct stat st;
	if (file[0] == '-' && !file[1])
		return STDIN_FILENO;
	int wait = stat(file, &st) == 0 && S_ISFIFO(st.st_mode) ? O_NONBLOCK : 0;
	int fd = open(file, O_RDONLY | O_CLOEXEC | wait);
	return fd >= 0 ? fd : -errno;
}

static bool lock(struct tool *t)
{
	struct diag d;
	char what[128];
	int folders[2];
	size_t n = 0;
	if (t->opt.no_sandbox)
		return true;
	if (t->out.folder)
		folders[n++] = t->out.folder;
	if (t->rejects.folder)
		folders[n++] = t->rejects.folder;
	if (t->opt.verbose && !sandbox_describe(what, sizeof(what)))
		tool_note(t, "sandbox: %s", what);
	return sandbox_lock(folders, n, &d) || tool_fault(t, &d);
}

static bool open_inputs(struct tool *t)
{
	bool enough = true;
	struct opt_file *file;
	for (size_t i = 0; i < t->n_operands; i++) {
		t->fds[i] = open_input(t->operands[i]);
		enough = enough && t->fds[i] != -EMFILE;
	}
	for (size_t i = 0; (file = files_of_options(t, &i)); i++) {
		file->fd = open_input(file->name);
		enough = enough && file->fd != -EMFILE;
	}
	if (enough)
		return true;
	struct diag d;
	diag_set(&d, DIAG_DATA, "more files than this system lets a program open");
	d.hint = "raise the limit of ulimit -Hn, or give the files to several runs";
	return tool_fault(t, &d);
}

static bool same_file(const struct stat *a, const char *name)
{
	struct stat b;
	int bad = name[0] == '-' && !name[1] ? fstat(STDIN_FILENO, &b) : stat(name, &b);
	return !bad && S_ISREG(b.st_mode) && a->st_dev == b.st_dev && a->st_ino == b.st_ino;
}

/* The rejects may not take the place of an input or of the result. */
static const char *conflict(const struct tool *t)
{
	struct stat st;
	if (*t->out.target && strcmp(t->rejects.target, t->out.target) == 0)
		return "is the file of --output too";
	if (stat(t->opt.rejects, &st) != 0)
		return NULL;
	if (!t->n_operands && same_file(&st, "-"))
		return "is an input too";
	for (size_t i = 0; i < t->n_operands; i++)
		if (same_file(&st, t->operands[i]))
			return "is an input too";
	const struct opt_file *file;
	for (size_t i = 0; (file = files_of_options(t, &i)); i++)
		if (same_file(&st, file->name))
			return "is an input too";
	return NULL;
}

static bool open_rejects(struct tool *t)
{
	struct diag d;
	const char *name = t->opt.rejects;
	const char *what = strcmp(name, "-") == 0 ? "cannot be standard output" : NULL;
	if (!what && !outfile_open(&t->rejects, name, &d))
		return tool_fault(t, &d);
	if (!what)
		what = conflict(t);
	if (!what)
		return true;
	outfile_discard(&t->rejects);
	diag_set(&d, DIAG_DATA, "this file %s", what);
	diag_name(&d, STR("--rejects"));
	return tool_fault(t, &d);
}

/* Standard input can be read once only. */
static bool stdin_once(struct tool *t)
{
	const struct opt_file *file;
	const char *first = t->n_operands ? NULL : t->spec->n_inputs ? "the input" : NULL;
	for (size_t i = 0; i < t->n_operands; i++)
		if (strcmp(t->operands[i], "-") == 0)
			first = "an operand";
	for (size_t i = 0; (file = files_of_options(t, &i)); i++) {
		if (strcmp(file->name, "-") != 0)
			continue;
		struct diag d;
		diag_set(&d, DIAG_DATA, "standard input is %s already", first);
		char option[DIAG_NAME];
		snprintf(option, sizeof(option), "--%s", file->opt->name);
		diag_name(&d, str_from(option));
		d.hint = "name a file for one of them";
		if (first)
			return tool_fault(t, &d);
		first = "the file of another option";
	}
	return true;
}

bool files_open(struct tool *t)
{
	size_t n = n_main(t), side = 0;
	for (size_t i = 0; files_of_options(t, &i); i++)
		side++;
	allow_open(n + side);
	t->fds = mem_zero(n, sizeof(*t->fds));
	return stdin_once(t) && open_inputs(t) && (!t->opt.rejects || open_rejects(t)) && lock(t);
}

struct opt_file *files_of_options(const struct tool *t, size_t *i)
{
	const struct opt_set set = { t->spec->opts, t->spec->n_opts, t->options };
	for (; *i < set.n; ++*i) {
		struct opt_file *file = opts_at(&set, &set.opts[*i]);
		if (set.opts[*i].type == OPT_FILE && file->name)
			return file;
	}
	return NULL;
}

int files_take(int *fd)
{
	int taken = *fd;
	*fd = -EBADF;
	struct pollfd p = { .fd = taken, .events = POLLIN };
	while (taken > STDIN_FILENO && poll(&p, 1, -1) < 0 && errno == EINTR)
		continue;
	return taken;
}

void files_close(struct tool *t)
{
	struct opt_file *file;
	for (size_t i = 0; t->fds && i < n_main(t); i++)
		if (t->fds[i] > STDIN_FILENO)
			close(t->fds[i]);
	mem_free(t->fds);
	t->fds = NULL;
	for (size_t i = 0; (file = files_of_options(t, &i)); i++) {
		if (file->fd > STDIN_FILENO)
			close(file->fd);
		file->fd = -EBADF;
	}
}
