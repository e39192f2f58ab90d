/* Opens all files at once, without waiting for the writers of named pipes, and then locks. */
#include "tool/files.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"
#include "base/io.h"
#include "base/mem.h"
#include "tool/namer.h"
#include "tool/sandbox.h"

#include "base/banned.h"

/* Returns how many main inputs there are: without operands one, standard input. */
static size_t n_main(const struct tool *t)
{
	return t->n_operands ? t->n_operands : 1;
}

/* Raises the limit of open files, but only if the run needs it: select(2) works with low ones. */
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

/* Keeps the size that the file of an input has now, since it may be cut before it is read. */
static void keep_size(struct tool *t, int fd)
{
	struct stat st;
	if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return;
	size_t n = (size_t)fd + 1;
	if (n > t->n_sizes) {
		t->sizes = mem_grow(t->sizes, 2 * n, sizeof(*t->sizes));
		memset(t->sizes + t->n_sizes, 0, (2 * n - t->n_sizes) * sizeof(*t->sizes));
		t->n_sizes = 2 * n;
	}
	t->sizes[fd] = st.st_size;
}

int64_t files_size(const struct tool *t, int fd)
{
	return fd >= 0 && (size_t)fd < t->n_sizes ? t->sizes[fd] : 0;
}

/*
 * Opens an input; returns its descriptor, or -errno. Does not wait for the writer of a named pipe,
 * who may come only after an input before that one was read.
 */
static int open_input(struct tool *t, const char *file)
{
	bool standard = file[0] == '-' && !file[1];
	int fd = standard ? STDIN_FILENO : io_open(AT_FDCWD, file, O_RDONLY, t->opt.pipe_wait);
	fd = fd < 0 ? -errno : fd;
	keep_size(t, fd);
	return fd;
}

static bool open_inputs(struct tool *t)
{
	bool enough = true;
	struct opt_file *file;
	for (size_t i = 0; i < t->n_operands; i++) {
		t->fds[i] = open_input(t, t->operands[i]);
		enough = enough && t->fds[i] != -EMFILE;
	}
	if (!t->n_operands)
		keep_size(t, STDIN_FILENO);
	for (size_t i = 0; (file = files_of_options(t, &i)); i++) {
		file->fd = open_input(t, file->name);
		enough = enough && file->fd != -EMFILE;
	}
	if (enough)
		return true;
	struct diag d;
	diag_set(&d, DIAG_DATA, "more files than this system lets a program open");
	d.hint = "raise the limit of ulimit -Hn, or give the files to several runs";
	return tool_fault(t, &d);
}

/* Returns the descriptor of the next input, beginning with *i = 0; INT_MIN: there is none. */
static int next_input(const struct tool *t, size_t *i)
{
	if (*i < n_main(t))
		return t->fds[(*i)++];
	size_t k = *i - n_main(t);
	const struct opt_file *file = files_of_options(t, &k);
	*i = n_main(t) + k + 1;
	return file ? file->fd : INT_MIN;
}

/* Says a fault of an output, under the name of the option that the user gave. Returns false. */
static bool output_fault(struct tool *t, struct diag *d)
{
	if (t->rejects && strcmp(d->name, "--rejects") == 0)
		diag_name(d, str_from(t->rejects));
	return tool_fault(t, d);
}

/* Checks that no input would be written to. False: a fault was said. */
static bool spare_inputs(struct tool *t)
{
	struct diag d;
	int fd;
	for (size_t i = 0; (fd = next_input(t, &i)) != INT_MIN;)
		if (fd >= 0 && !outputs_spare(&t->out, fd, &d))
			return output_fault(t, &d);
	return true;
}

/* Checks that standard input is named once at most. False: a fault was said. */
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

/* Which file an operand is, whatever its name. */
struct identity {
	dev_t dev;
	ino_t ino;
	size_t operand;
};

static int by_identity(const void *a, const void *b)
{
	const struct identity *x = a, *y = b;
	int order = x->dev != y->dev ? (x->dev > y->dev ? 1 : -1) : (x->ino > y->ino) - (x->ino < y->ino);
	return order ? order : (x->operand > y->operand) - (x->operand < y->operand);
}

/* Checks that no file is given twice, as its rows would count twice. False: a fault was said. */
static bool each_once(struct tool *t)
{
	struct identity *id = mem_zero(t->n_operands + 1, sizeof(*id));
	size_t n = 0, twice = SIZE_MAX;
	for (size_t i = 0; i < t->n_operands; i++) {
		struct stat st;
		if (t->fds[i] >= 0 && fstat(t->fds[i], &st) == 0 && S_ISREG(st.st_mode) && st.st_size)
			id[n++] = (struct identity){ st.st_dev, st.st_ino, i };
	}
	if (n)
		qsort(id, n, sizeof(*id), by_identity);
	for (size_t i = 1; i < n; i++)
		if (id[i].dev == id[i - 1].dev && id[i].ino == id[i - 1].ino && id[i].operand < twice)
			twice = id[i].operand;
	mem_free(id);
	if (twice == SIZE_MAX)
		return true;
	struct diag d;
	diag_set(&d, DIAG_DATA, "the same file is given before");
	d.file = t->operands[twice];
	d.hint = "name it once: its rows would count twice";
	return tool_fault(t, &d);
}

bool files_open(struct tool *t)
{
	struct diag d;
	size_t n = n_main(t), side = 0;
	for (size_t i = 0; files_of_options(t, &i); i++)
		side++;
	allow_open(n + side);
	t->fds = mem_zero(n, sizeof(*t->fds));
	if (!stdin_once(t) || !open_inputs(t) || !each_once(t))
		return false;
	const struct outfile_terms terms = { t->is_private, t->split, t->opt.pipe_wait };
	if (!outputs_open(&t->out, t->opt.output, t->opt.rejects, &terms, &d))
		return output_fault(t, &d);
	return spare_inputs(t);
}

/* Checks that the system has as much of the lock as --sandbox asks for. False: a fault was said. */
static bool lock_is_there(struct tool *t)
{
	struct diag d;
	char what[128];
	if (t->opt.sandbox == SANDBOX_REQUIRE && t->opt.no_sandbox)
		return tool_option_fault(t, "--sandbox", "require, and --no-sandbox: which of them?");
	if ((t->opt.sandbox != SANDBOX_REQUIRE && !t->opt.verbose) || t->opt.no_sandbox ||
	    sandbox_describe(what, sizeof(what)))
		return true;
	if (t->opt.sandbox != SANDBOX_REQUIRE) {
		tool_note(t, "sandbox: %s", what);
		return true;
	}
	diag_set(&d, DIAG_DATA, "not all of the lock is here: %s", what);
	diag_name(&d, STR("--sandbox"));
	return tool_fault(t, &d);
}

/* Closes descriptors that were inherited and are not needed, such as a log of the shell's. */
static void close_others(const struct tool *t)
{
	int fd, *keep = NULL;
	size_t n = 0, size = 0;
	const int own[] = { t->out.result.fd, t->out.rejects.fd, t->out.ask, t->out.asked, t->out.answer };
	for (size_t i = 0; (fd = next_input(t, &i)) != INT_MIN; n++) {
		keep = array_room(keep, n, &size, sizeof(*keep));
		keep[n] = fd;
	}
	for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++, n++) {
		keep = array_room(keep, n, &size, sizeof(*keep));
		keep[n] = own[i];
	}
	io_close_others(keep, n);
	free(keep);
}

bool files_lock(struct tool *t)
{
	struct diag d;
	if (!lock_is_there(t))
		return false;
	if (t->opt.no_sandbox)
		return true;
	if (!namer_start(&t->out, &d))
		return tool_fault(t, &d);
	close_others(t);
	return sandbox_lock(&d) || tool_fault(t, &d);
}

struct opt_file *files_of_options(const struct tool *t, size_t *i)
{
	const struct opt_set set = tool_own_opts(t);
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
	return taken;
}

void files_close(struct tool *t)
{
	struct opt_file *file;
	for (size_t i = 0; t->fds && i < n_main(t); i++)
		if (t->fds[i] > STDIN_FILENO)
			close(t->fds[i]);
	free(t->fds);
	free(t->sizes);
	t->fds = NULL;
	t->sizes = NULL;
	t->n_sizes = 0;
	for (size_t i = 0; (file = files_of_options(t, &i)); i++) {
		if (file->fd > STDIN_FILENO)
			close(file->fd);
		file->fd = -EBADF;
	}
}
