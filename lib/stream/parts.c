/* Cuts a file into parts, starts threads, and adds what they made of their parts. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* sched_getaffinity */
#endif
#include "stream/parts.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "stream/input.h"

#include "base/banned.h"

enum {
	PROCESSORS_MOST = 8,
	PART_LEAST = 1024 * 1024, /* bytes: reading less takes no longer than starting a thread */
	LINE_MOST = 64 * 1024,    /* bytes that are searched for the end of a line */
	STACK = 512 * 1024
};

struct part {
	struct input in;
	pthread_t thread;
	bool started;
	int64_t end; /* offset in the file behind its last byte */
};

struct parts {
	atomic_bool cancelled;
	size_t n, next;
	struct part part[];
};

size_t parts_processors(void)
{
	cpu_set_t set;
	if (sched_getaffinity(0, sizeof(set), &set) != 0)
		return 1;
	size_t n = (size_t)CPU_COUNT(&set);
	return n < PROCESSORS_MOST ? n : PROCESSORS_MOST;
}

bool parts_cancelled(const struct parts *parts)
{
	return atomic_load_explicit(&parts->cancelled, memory_order_relaxed);
}

uint64_t parts_bytes(const struct input *in)
{
	uint64_t own = in->reader.src.bytes, size = (uint64_t)in->reader.src.size;
	if (!in->parts.parts || in->parts.parts->next == in->parts.parts->n)
		return own;
	/* the other threads are about as far as this one */
	uint64_t all = own * (1 + in->parts.parts->n - in->parts.parts->next);
	return all < size ? all : size;
}

/* Returns the first offset at or behind `from` where a line begins; -1: there is none near. */
static int64_t line_start(int fd, int64_t from)
{
	char text[LINE_MOST];
	ssize_t n = pread(fd, text, sizeof(text), (off_t)from - 1);
	const char *lf = n > 0 ? memchr(text, '\n', (size_t)n) : NULL;
	return lf ? from + (lf - text) : -1;
}

/* Sets where at most n parts of the file begin, the first at offset pos; returns how many. */
static size_t cut(const struct input *in, int64_t pos, size_t n, int64_t *begin)
{
	int64_t size = in->reader.src.size - pos, most = size / PART_LEAST; /* 0 for a pipe */
	int64_t parts = most < (int64_t)n ? most : (int64_t)n;
	size_t made = 1;
	begin[0] = pos;
	for (int64_t i = 1; i < parts; i++) {
		int64_t at = line_start(in->fd, pos + size / parts * i);
		if (at > begin[made - 1])
			begin[made++] = at;
	}
	return made;
}

/* Makes the input of a part, with a reader, a binding and rows of its own. False: memory is out. */
static bool begin_part(struct part *p, const struct input *whole, int64_t from, uint64_t n)
{
	struct input *in = &p->in;
	*in = (struct input){
		.tool = whole->tool, .feed = whole->feed, .how = whole->how, .several = true,
		.row_try = 1, .name = whole->name, .fd = -1, .open = true,
		.parts = { .job = whole->parts.job, .part_of = whole->parts.parts },
	};
	csv_binding_copy(&in->binding, &whole->binding);
	return csv_reader_init_part(&in->reader, &whole->reader, from, n) &&
	       in->parts.job->begin(in, whole);
}

static void release_part(struct part *p)
{
	struct input *in = &p->in;
	if (p->started)
		pthread_join(p->thread, NULL);
	if (in->parts.state)
		in->parts.job->release(in);
	csv_reader_release(&in->reader);
	csv_binding_release(&in->binding);
	*p = (struct part){ .end = p->end };
}

static void *read_part(void *arg)
{
	struct input *in = arg;
	in->parts.job->read(in);
	return NULL;
}

/* Starts the thread of a part, with all signals blocked: they are for the first. False: failed. */
static bool start_thread(struct part *p)
{
	pthread_attr_t attr;
	sigset_t all, before;
	if (pthread_attr_init(&attr) != 0)
		return false;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	bool ok = pthread_attr_setstacksize(&attr, STACK) == 0 &&
		  pthread_create(&p->thread, &attr, read_part, &p->in) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&attr);
	return ok;
}

/* Makes the whole input pause at offset end of the file; INT64_MAX: never. */
static void set_limit(struct input *in, int64_t end)
{
	struct csv_source *src = &in->reader.src;
	int64_t at = lseek(in->fd, 0, SEEK_CUR);
	src->limit = end < INT64_MAX ? src->bytes + (uint64_t)(end - at) : UINT64_MAX;
}

void parts_start(struct input *in)
{
	int64_t begin[PARTS_MOST];
	size_t n = in->parts.threads < PARTS_MOST ? in->parts.threads : PARTS_MOST;
	if (n < 2 || in->reader.frame.sum) /* a checksum needs all bytes in order */
		return;
	n = cut(in, lseek(in->fd, 0, SEEK_CUR), n, begin);
	if (n < 2 || !(in->parts.parts = calloc(1, sizeof(*in->parts.parts) + n * sizeof(struct part))))
		return;
	in->parts.parts->n = n - 1;
	set_limit(in, begin[1]);
	for (size_t i = 1; i < n; i++) {
		struct part *p = &in->parts.parts->part[i - 1];
		p->end = i + 1 < n ? begin[i + 1] : INT64_MAX;
		uint64_t bytes = i + 1 < n ? (uint64_t)(p->end - begin[i]) : UINT64_MAX;
		p->started = begin_part(p, in, begin[i], bytes) && start_thread(p);
	}
}

/* Whether a part, whose thread is done, was read to its end without a fault. */
static bool is_good(const struct part *p, int64_t from)
{
	return !p->in.parts.spoiled &&
	       (p->end == INT64_MAX || p->in.parts.bytes == (uint64_t)(p->end - from));
}

static enum parts_result take_in(struct input *in, struct part *p)
{
	if (!p->started || !csv_reader_between(&in->reader))
		return PARTS_UNFIT;
	pthread_join(p->thread, NULL);
	p->started = false;
	if (!is_good(p, lseek(in->fd, 0, SEEK_CUR)))
		return PARTS_UNFIT;
	enum parts_result r = in->parts.job->add(in, &p->in);
	bool to_end = p->end == INT64_MAX;
	if (r == PARTS_ADDED)
		csv_spans_add(&in->reader.grammar.spans, p->in.parts.spans.fields,
			      p->in.parts.spans.line + in->reader.line - 1);
	if (r == PARTS_ADDED &&
	    !csv_reader_jump(&in->reader, p->in.parts.bytes, p->in.parts.lines, to_end))
		r = PARTS_FAILED;
	if (r == PARTS_ADDED)
		in->rows += p->in.rows;
	return r;
}

bool parts_next(struct input *in)
{
	struct parts *parts = in->parts.parts;
	if (!parts || !csv_reader_paused(&in->reader))
		return false;
	enum parts_result r = PARTS_ADDED;
	int64_t end = INT64_MAX;
	while (r == PARTS_ADDED && parts->next < parts->n) {
		struct part *p = &parts->part[parts->next++];
		r = take_in(in, p);
		end = r == PARTS_ADDED ? INT64_MAX : p->end;
		release_part(p);
	}
	if (r == PARTS_FAILED) {
		struct diag d;
		diag_errno(&d, "read error", EIO);
		input_stop(in, &d, 0);
	} else {
		set_limit(in, end);
	}
	return true;
}

void parts_release(struct input *in)
{
	if (!in->parts.parts)
		return;
	atomic_store(&in->parts.parts->cancelled, true);
	for (size_t i = 0; i < in->parts.parts->n; i++)
		release_part(&in->parts.parts->part[i]);
	free(in->parts.parts);
	in->parts.parts = NULL;
}
