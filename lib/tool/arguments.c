/* Replacing the names of files of options by the lines of the files. */
#include "tool/arguments.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/array.h"
#include "base/io.h"

#include "base/banned.h"

/* An argument and where it was read. */
struct argument_line {
	const struct argument_line *before;
	struct str text;
	const char *file;
	uint64_t number;
};

/* The new command line, as far as it is put together. */
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

static bool bad(struct diag *d, const char *what)
{
	diag_set(d, DIAG_DATA, "%s", what);
	d->hint = "one option a line, with its argument behind = or a blank: --map 'sku=Item Code'";
	return false;
}

/* Whether a quote stands at the start of s or of a part of it, where a shell would see it. */
static bool is_quoted(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] == '\'' || s.p[i] == '"') && (!i || strchr("=:,", s.p[i - 1])))
			return true;
	return false;
}

/*
 * Reads an argument as a shell does, taking off one level of quotes and backslashes, into a buffer
 * of s->n bytes; returns its length. *s is then the rest: nothing, a blank and more, or a quote
 * that is not closed and what is behind it.
 */
static size_t unquote(struct str *s, char *to)
{
	size_t n = 0, i = 0, opened = 0;
	char quote = '\0';
	for (; i < s->n && (quote || (s->p[i] != ' ' && s->p[i] != '\t')); i++) {
		char c = s->p[i], next = i + 1 < s->n ? s->p[i + 1] : '\0';
		bool opens = !quote && (c == '\'' || c == '"');
		if (opens)
			opened = i;
		if (opens || (quote && c == quote))
			quote = opens ? c : '\0';
		else if (c == '\\' && next && (!quote || (quote == '"' && strchr("\"\\$`", next))))
			to[n++] = s->p[++i];
		else
			to[n++] = c;
	}
	i = quote ? opened : i;
	*s = (struct str){ s->p + i, s->n - i };
	return n;
}

/* Reads a line: --name or -l, alone or with a value behind it, = or a blank between. False: *d. */
static bool read_line(struct arena *arena, struct str line, char **argument, struct diag *d)
{
	bool is_long = line.n > 1 && line.p[1] == '-';
	size_t name = is_long ? 0 : line.n < 2 ? line.n : 2, n;
	while (is_long && name < line.n && !strchr("= \t", line.p[name]))
		name++;
	if (line.p[0] != '-' || name < (is_long ? 3 : 2) || memchr(line.p, '\0', line.n))
		return bad(d, "not an option");
	struct str value = { line.p + name, line.n - name };
	bool given = value.n;
	if (is_long && given)
		value.p++, value.n--;
	value = is_long && given && line.p[name] == '=' ? value : str_trim(value);
	char *text = arena_take(arena, line.n + 2);
	memcpy(text, line.p, name);
	n = name;
	if (is_long && given)
		text[n++] = '=';
	if (is_quoted(value))
		n += unquote(&value, text + n);
	else if (value.n) {
		memcpy(text + n, value.p, value.n);
		n += value.n;
		value.n = 0;
	}
	text[n] = '\0';
	*argument = text;
	if (value.n)
		return bad(d, value.p[0] == ' ' || value.p[0] == '\t' ? "text behind the argument"
								     : "a quote is not closed");
	return !given || is_long || n > name || bad(d, "its argument is empty");
}

/* Reads one line of a file and appends the option on it, if there is one. False: *d. */
static bool take_line(struct line_up *l, struct arguments *a, struct argument_line at,
		      struct diag *d)
{
	struct str line = at.text;
	char *argument;
	if (line.n && line.p[line.n - 1] == '\r')
		line.n--;
	line = str_trim(line);
	if (!line.n || line.p[0] == '#')
		return true;
	if (!read_line(&a->arena, line, &argument, d))
		return false;
	struct argument_line *kept = arena_take(&a->arena, sizeof(*kept));
	*kept = at;
	kept->before = a->last;
	kept->text = str_from(argument);
	a->last = kept;
	add(l, argument);
	return true;
}

static bool take_file(struct line_up *l, struct arguments *a, const char *file, struct diag *d)
{
	struct bytes b = { 0 };
	uint64_t number = 0;
	bool ok = read_all(file, &b, d);
	struct str rest = { b.p, b.n };
	while (ok && rest.n) {
		const char *end = memchr(rest.p, '\n', rest.n);
		struct str line = { rest.p, end ? (size_t)(end - rest.p) : rest.n };
		number++;
		ok = take_line(l, a, (struct argument_line){ NULL, line, file, number }, d);
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

bool arguments_expand(struct arguments *all, int *argc, char ***argv, struct diag *d)
{
	struct line_up l = { .arena = &all->arena };
	bool options = true, any = false;
	for (int i = 0; i < *argc; i++) {
		char *a = (*argv)[i];
		options = options && strcmp(a, "--") != 0;
		bool file = i && options && a[0] == '@' && a[1];
		any = any || file;
		if (!file)
			add(&l, a);
		else if (!take_file(&l, all, a + 1, d))
			return false;
	}
	if (any) {
		*argc = (int)l.n;
		*argv = l.argv;
	}
	return true;
}

void arguments_place(const struct arguments *a, const char *text, struct diag *d)
{
	uintptr_t at = (uintptr_t)text;
	for (const struct argument_line *l = a->last; l; l = l->before) {
		if (at < (uintptr_t)l->text.p || at > (uintptr_t)l->text.p + l->text.n)
			continue;
		d->file = l->file;
		d->line = l->number;
		return;
	}
}

void arguments_release(struct arguments *a)
{
	arena_release(&a->arena);
	*a = (struct arguments){ 0 };
}
