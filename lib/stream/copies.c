/* Compares the sizes first, which cost nothing, and then the checksums of all bytes. */
#include "stream/copies.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/checksum.h"
#include "base/mem.h"

#include "base/banned.h"

enum { BLOCK = 64 * 1024 };

struct operand {
	off_t size;
	uint64_t sum;
	size_t i;  /* among the operands */
	bool rows; /* it could be read, and has more than one line */
};

static int by_content(const void *a, const void *b)
{
	const struct operand *x = a, *y = b;
	int order = (x->size > y->size) - (x->size < y->size);
	order = order ? order : (x->sum > y->sum) - (x->sum < y->sum);
	return order ? order : (x->i > y->i) - (x->i < y->i);
}

/* Reads a file and sets its sum and rows. One that cannot be read has no rows; no fault is said. */
static void read_sum(struct operand *o, int fd, struct checksum *sum, char *block)
{
	off_t at = 0;
	ssize_t n;
	while (at < o->size && (n = pread(fd, block, BLOCK, at)) > 0) {
		const char *end = memchr(block, '\n', (size_t)n);
		o->rows = o->rows || (end && at + (end - block) + 1 < o->size);
		checksum_add(sum, block, (size_t)n);
		at += n;
	}
	o->sum = checksum_take(sum);
	o->rows = o->rows && at == o->size;
}

/* Lists the operands that are regular files, sorted by size; returns how many. */
static size_t regular(const struct tool *t, struct operand *list)
{
	size_t n = 0;
	struct stat st;
	for (size_t i = 0; i < t->n_operands; i++)
		if (t->fds[i] >= 0 && fstat(t->fds[i], &st) == 0 && S_ISREG(st.st_mode))
			list[n++] = (struct operand){ .size = st.st_size, .i = i };
	qsort(list, n, sizeof(*list), by_content);
	return n;
}

enum copies_key copies_key(const struct tool *t)
{
	const struct tool_spec *spec = t->spec;
	const struct opt_set own = tool_own_opts(t);
	const struct opt_set more = { spec->more_opts, spec->n_more_opts, t->options };
	const char *const *header = opts_value(&own, STR("key"), OPT_TEXT);
	if (!header)
		header = opts_value(&more, STR("key"), OPT_TEXT);
	return !header ? COPIES_NO_KEY : *header ? COPIES_KEY_GIVEN : COPIES_KEY_LEFT_OUT;
}

const char *copies_remedy(const struct tool *t)
{
	return copies_key(t) == COPIES_KEY_LEFT_OUT ? ", unless --key is given" : "";
}

static bool is_copy(const struct operand *o, const struct operand *before)
{
	return o->rows && o->size == before->size && o->sum == before->sum;
}

static void say(struct tool *t, const struct operand *list, size_t n)
{
	const char *first = NULL, *like = NULL;
	size_t copies = 0;
	for (size_t k = 1; k < n; k++)
		if (is_copy(&list[k], &list[k - 1]) && !copies++) {
			first = t->operands[list[k].i];
			like = t->operands[list[k - 1].i];
		}
	if (copies == 1)
		tool_note(t, "%s: byte by byte what %s is; its rows count twice%s", first, like,
			  copies_remedy(t));
	else if (copies)
		tool_note(t, "%zu files are byte by byte what others are, such as %s and %s; their rows "
			     "count again%s", copies, like, first, copies_remedy(t));
}

void copies_note(struct tool *t)
{
	if (t->n_operands < 2 || t->opt.quiet || copies_key(t) == COPIES_KEY_GIVEN)
		return;
	struct operand *list = mem_zero(t->n_operands, sizeof(*list));
	struct checksum *sum = checksum_new();
	char *block = mem_alloc(BLOCK);
	size_t n = regular(t, list);
	for (size_t k = 0; k < n; k++)
		if ((k && list[k - 1].size == list[k].size) ||
		    (k + 1 < n && list[k + 1].size == list[k].size))
			read_sum(&list[k], t->fds[list[k].i], sum, block);
	qsort(list, n, sizeof(*list), by_content);
	say(t, list, n);
	mem_free(block);
	checksum_free(sum);
	mem_free(list);
}
