/* Buffers, random numbers, files and rows for the tests. */
#define _GNU_SOURCE /* memfd_create */
#include "unit.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/banned.h"

static void stop(const char *what)
{
	perror(what);
	abort();
}

void bytes_add(struct bytes *b, const void *p, size_t n)
{
	if (n)
		memcpy(bytes_extend(b, n), p, n);
}

void bytes_fill(struct bytes *b, char c, size_t n)
{
	char block[4096];
	memset(block, c, n < sizeof(block) ? n : sizeof(block));
	for (size_t k; n; n -= k) {
		k = n < sizeof(block) ? n : sizeof(block);
		bytes_add(b, block, k);
	}
}

void bytes_say(struct bytes *b, const char *fmt, ...)
{
	char text[1024];
	va_list ap;
	va_start(ap, fmt);
	int n = vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	bytes_add(b, text, (size_t)n < sizeof(text) ? (size_t)n : sizeof(text) - 1);
}

size_t heap_in_use(void)
{
#ifdef __GLIBC__
	struct mallinfo2 info = mallinfo2();
	return info.uordblks + info.hblkhd;
#else
	return 0;
#endif
}

static void write_all(int fd, struct str in)
{
	while (in.n) {
		ssize_t n = write(fd, in.p, in.n);
		if (n <= 0)
			stop("write");
		in.p += n;
		in.n -= (size_t)n;
	}
}

int file_of(struct str in)
{
	int fd = memfd_create("unit", MFD_CLOEXEC);
	if (fd < 0)
		stop("memfd_create");
	write_all(fd, in);
	if (lseek(fd, 0, SEEK_SET) != 0)
		stop("lseek");
	return fd;
}

int pipe_of(struct str in)
{
	int fds[2];
	if (in.n > 65536 || pipe(fds) != 0)
		stop("pipe");
	write_all(fds[1], in);
	close(fds[1]);
	return fds[0];
}

void read_all(int fd, struct bytes *to)
{
	char block[4096];
	ssize_t n;
	for (off_t at = 0; (n = pread(fd, block, sizeof(block), at)) > 0; at += n)
		bytes_add(to, block, (size_t)n);
	if (n < 0)
		stop("read");
}

const struct csv_row *row_of(struct made_row *m, const char *text)
{
	uint32_t n = 0, i = 0;
	if (strlen(text) >= 512)
		stop("row_of");
	memset(m->text, 0, sizeof(m->text));
	memcpy(m->text, text, strlen(text));
	m->ends[0] = UINT32_MAX;
	for (;; i++) {
		if (text[i] != '|' && text[i] != '\0')
			continue;
		if (n + 2 == COUNT(m->ends))
			stop("row_of");
		m->ends[++n] = i;
		if (text[i] == '\0')
			break;
	}
	m->row = (struct csv_row){ .buf = m->text, .end = m->ends + 1, .n = n, .line = 1 };
	return &m->row;
}

uint64_t rng_next(struct rng *r)
{
	r->state ^= r->state >> 12;
	r->state ^= r->state << 25;
	r->state ^= r->state >> 27;
	return r->state * UINT64_C(0x2545f4914f6cdd1d);
}

uint32_t rng_below(struct rng *r, uint32_t n)
{
	return (uint32_t)(((rng_next(r) >> 32) * n) >> 32);
}

static int64_t from_environment(const char *name, int64_t otherwise)
{
	const char *text = getenv(name);
	int64_t v;
	if (text && num_whole(str_from(text), 1, INT64_MAX, &v) == NUM_OK)
		return v;
	return otherwise;
}

uint64_t unit_seed(void)
{
	return (uint64_t)from_environment("GLP1_SEED", 20261123);
}

size_t unit_rounds(size_t n)
{
	return n / UNIT_STEP * (size_t)from_environment("GLP1_ROUNDS", 1);
}

void shared_path(const char *name, char *out, size_t size)
{
	const char *folder = getenv("GLP1_SHARED");
	snprintf(out, size, "%s/%s", folder ? folder : "../shared", name);
}

void show_hex(struct str s)
{
	size_t n = s.n < 4096 ? s.n : 4096;
	for (size_t i = 0; i < n; i++)
		fprintf(stderr, "%02x", (unsigned)(unsigned char)s.p[i]);
	fprintf(stderr, "%s\n", n < s.n ? " ..." : "");
}

/* b without its bytes at..at + n. */
static void copy_without(const struct bytes *b, size_t at, size_t n, struct bytes *to)
{
	to->n = 0;
	bytes_add(to, b->p, at);
	bytes_add(to, b->p + at + n, b->n - at - n);
}

void shrink(struct bytes *b, bool (*fails)(struct str in, const void *context),
	    const void *context)
{
	struct bytes less = { 0 };
	size_t budget = 30000000; /* bytes tried: a few seconds */
	for (size_t n = b->n; n > 0; n /= 2) {
		for (size_t at = 0; at + n <= b->n && budget > b->n + 100; budget -= b->n + 100) {
			copy_without(b, at, n, &less);
			if (!fails(bytes_str(&less), context)) {
				at += n;
				continue;
			}
			b->n = 0;
			bytes_add(b, less.p, less.n);
		}
	}
	bytes_release(&less);
}

static void do_nothing(int number)
{
	(void)number;
}

void interrupt_every(long microseconds)
{
	const struct sigaction action = { .sa_handler = do_nothing };
	const struct itimerval often = { { 0, microseconds }, { 0, microseconds } };
	ck_assert_int_eq(sigaction(SIGALRM, &action, NULL), 0);
	ck_assert_int_eq(setitimer(ITIMER_REAL, &often, NULL), 0);
}

bool bind_header(struct csv_binding *b, const struct csv_col *cols, size_t n_cols,
		 const struct csv_row *header, const struct csv_map *maps, size_t n_maps, void *out,
		 struct diag *d)
{
	const struct csv_bind_how how = { .cols = cols, .n_cols = n_cols, .maps = maps, .n_maps = n_maps,
					  .date_format = b->date_format };
	return csv_bind_header(b, &how, header, out, d);
}

bool open_writer(struct csv_writer *w, int fd, enum csv_format format,
		 const struct csv_out_col *cols, size_t n_cols, const char *fields, uint64_t hidden,
		 struct diag *d)
{
	const struct report report = { "test", cols, n_cols };
	const struct csv_writer_options o = { .format = format, .fields = fields, .hidden = hidden };
	return csv_writer_init(w, fd, &report, &o, d);
}
