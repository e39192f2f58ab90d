/* Lines of files in the place of their names. */
#include "tool/arguments.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/array.h"
#include "base/io.h"

#include "base/banned.h"

/* The command line under way. */
struct line_up {
	struct arena *arena;
	char **argv;
	size_t n, size;
};

static void add(struct line_up *l, char *argument)
{
	if (l->n + 1 >= l->size) {
		char **longer = arena_take(l->arena, 2 * (l->size + 8) * sizeof(*longer));
		if (l->n)
			memcpy(longer, l->argv, l->n * sizeof(*longer));
		l->argv = longer;
		l->size = 2 * (l->size + 8);
	}
	l->argv[l->n++] = argument;
	l->argv[l->n] = NULL;
}

static bool read_all(const char *file, struct bytes *b, struct diag *d)
{
	enum { BLOCK = 16384, PATIENCE = 10 };
	int fd = io_open(AT_FDCWD, file, O_RDONLY, PATIENCE);
	ssize_t n = 1;
	int err = fd < 0 ? errno : 0;
	while (!err && n && b->n <= ARGUMENTS_FILE_MAX) {
		char *at = bytes_extend(b, BLOCK);
		n = io_take(fd, at, BLOCK, PATIENCE);
		err = n < 0 ? errno : 0;
		b->n -= BLOCK - (size_t)(n > 0 ? n : 0);
	}
	if (fd >= 0)
		close(fd);
	if (!err && b->n <= ARGUMENTS_FILE_MAX)
		return true;
	if (err)
		diag_errno(d, "", err);
	else
		diag_set(d, DIAG_DATA, "over 1 MiB: no file of options");
	d->class = err == EIO ? DIAG_SYSTEM : DIAG_DATA;
	return false;
}

/* One line of a file: an option, or nothing. */
static bool take_line(struct line_up *l, struct str line, struct diag *d)
{
	if (line.n && line.p[line.n - 1] == '\r')
		line.n--;
	line = str_trim(line);
	if (!line.n || line.p[0] == '#')
		return true;
	if (line.n < 2 || line.p[0] != '-' || memchr(line.p, '\0', line.n)) {
		diag_set(d, DIAG_DATA, "not an option");
		d->hint = "one option a line, with its argument behind =: --map=sku=Item Code";
		return false;
	}
	add(l, (char *)(uintptr_t)arena_copy(l->arena, line).p);
	return true;
}

static bool take_file(struct line_up *l, const char *file, struct diag *d)
{
	struct bytes b = { 0 };
	uint64_t number = 0;
	bool ok = read_all(file, &b, d);
	struct str rest = { b.p, b.n };
	while (ok && rest.n) {
		const char *end = memchr(rest.p, '\n', rest.n);
		struct str line = { rest.p, end ? (size_t)(end - rest.p) : rest.n };
		number++;
		ok = take_line(l, line, d);
		rest.p += line.n + (end != NULL);
		rest.n -= line.n + (end != NULL);
	}
	if (!ok) {
		d->file = file;
		d->line = number;
	}
	bytes_release(&b);
	return ok;
}

bool arguments_expand(int *argc, char ***argv, struct arena *arena, struct diag *d)
{
	struct line_up l = { .arena = arena };
	bool options = true, any = false;
	for (int i = 0; i < *argc; i++) {
		char *a = (*argv)[i];
		options = options && strcmp(a, "--") != 0;
		bool file = i && options && a[0] == '@' && a[1];
		any = any || file;
		if (!file)
			add(&l, a);
		else if (!take_file(&l, a + 1, d))
			return false;
	}
	if (any) {
		*argc = (int)l.n;
		*argv = l.argv;
	}
	return true;
}
