/* All at once, without waiting for the writers of named pipes; then the lock. */
#include "tool/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"
#include "tool/namer.h"
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

/* Keeps what size the file of an input has now: it may lose bytes before its turn comes. */
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
 * The descriptor, or -errno. The writer of a named pipe is not waited for here: he may come
 * when an input before his was read.
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
	for (size_t i = 0; i < t->n_operands; i++) {
		t->fds[i] = open_input(t, t->operands[i]);
		enough = enough && t->fds[i] != -EMFILE;
	}
	if (!t->n_operands)
		keep_size(t, STDIN_FILENO);
	for (size_t i = 0; i < t->n_side_files; i++)
		*files_side(t, t->side_files[i]) = open_input(t, t->side_files[i]);
	if (enough)
		return true;
	struct diag d;
	diag_set(&d, DIAG_DATA, "more files than this system lets a program open");
	d.hint = "raise the limit of ulimit -Hn, or give the files to several runs";
	return tool_fault(t, &d);
}

/* Nothing that is read may be written to. */
static bool spare_inputs(struct tool *t)
{
	struct diag d;
	for (size_t i = 0; i < n_main(t) + t->n_side_files; i++)
		if (t->fds[i] >= 0 && !outputs_spare(&t->out, t->fds[i], &d))
			return tool_fault(t, &d);
	return true;
}

bool files_open(struct tool *t)
{
	struct diag d;
	size_t n = n_main(t) + t->n_side_files;
	allow_open(n);
	t->fds = mem_zero(n + 1, sizeof(*t->fds));
	t->fds[n] = -EBADF; /* of any file that was not told of */
	if (!open_inputs(t))
		return false;
	const struct outfile_terms terms = { t->spec->is_private, t->opt.pipe_wait };
	if (!outputs_open(&t->out, t->opt.output, t->opt.rejects, &terms, &d))
		return tool_fault(t, &d);
	return spare_inputs(t);
}

/* Whether as much of the lock is here as is asked for. */
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

/* What was inherited is of no use here, such as a log that the shell has open. */
static void close_others(const struct tool *t)
{
	size_t n = n_main(t) + t->n_side_files;
	int *keep = mem_alloc((n + 5) * sizeof(*keep));
	memcpy(keep, t->fds, n * sizeof(*keep));
	keep[n++] = t->out.result.fd;
	keep[n++] = t->out.rejects.fd;
	keep[n++] = t->out.ask;
	keep[n++] = t->out.asked;
	keep[n++] = t->out.answer;
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

int *files_operands(struct tool *t)
{
	return t->fds;
}

int *files_side(struct tool *t, const char *file)
{
	size_t i = 0;
	while (i < t->n_side_files && t->side_files[i] != file)
		i++;
	return t->fds + n_main(t) + i;
}

int files_take(int *fd)
{
	int taken = *fd;
	*fd = -EBADF;
	return taken;
}

void files_close(struct tool *t)
{
	size_t n = t->fds ? n_main(t) + t->n_side_files : 0;
	for (size_t i = 0; i < n; i++)
		if (t->fds[i] > STDIN_FILENO)
			close(t->fds[i]);
	free(t->fds);
	free(t->sizes);
	t->fds = NULL;
	t->sizes = NULL;
	t->n_sizes = 0;
}
