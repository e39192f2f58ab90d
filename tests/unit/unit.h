/*
 * What the unit tests share: byte buffers, the outcome of reading a CSV in a
 * form that can be compared and shown, rows made from text, random numbers.
 */
#ifndef GLP1_TESTS_UNIT_H
#define GLP1_TESTS_UNIT_H

#include <check.h>

#include "base/array.h"
#include "base/diag.h"
#include "base/num.h"
#include "csv/bind.h"
#include "csv/reader.h"
#include "csv/writer.h"

/*
 * UNITS(X) is X(name) for each file test_NAME.c beside this one, which has the suite
 * unit_NAME; make writes the list.
 */
#include "units.h"

/* Adds the suite's tests. */
#define DECLARE_UNIT(name) void unit_##name(TCase *tc);
UNITS(DECLARE_UNIT)
#undef DECLARE_UNIT

/* Says that n tests cannot run here, and why. */
void unit_skip(size_t n, const char *why);

/* Under AddressSanitizer a reader costs ten times as much: loops over many take every fourth. */
#if defined(__SANITIZE_ADDRESS__)
enum { UNIT_STEP = 4 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
enum { UNIT_STEP = 4 };
#else
enum { UNIT_STEP = 1 };
#endif
#else
enum { UNIT_STEP = 1 };
#endif

/* A literal as a struct str, for initialisers of static data. */
#define BYTES(literal) { "" literal, sizeof(literal) - 1 }

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* As ck_assert_msg, for loops: Check notes each of its asserts in a file, even one that holds. */
#define require(condition, ...)                                                                 \
	do {                                                                                    \
		if (!(condition))                                                               \
			ck_abort_msg(__VA_ARGS__);                                              \
	} while (0)

/* Compares bytes with a C string, showing both. */
#define assert_text(got, want)                                                                  \
	do {                                                                                    \
		struct str got_ = (got), want_ = str_from(want);                                \
		ck_assert_msg(str_eq(got_, want_), "got \"%.*s\", want \"%s\"", (int)got_.n,    \
			      got_.p ? got_.p : "", want_.p);                                   \
	} while (0)

/* Compares bytes with a literal that may hold NUL, showing offsets rather than bytes. */
#define assert_same_bytes(got, want)                                                            \
	do {                                                                                    \
		struct str got_ = (got), want_ = (want);                                        \
		ck_assert_uint_eq(got_.n, want_.n);                                             \
		ck_assert_mem_eq(got_.p, want_.p, want_.n);                                     \
	} while (0)

/* More of struct bytes. */
/* csv_bind_header with what is in its how, by --date-format of b. */
bool bind_header(struct csv_binding *b, const struct csv_col *cols, size_t n_cols,
		 const struct csv_row *header, const struct csv_map *maps, size_t n_maps, void *out,
		 struct diag *d);

/* csv_writer_init with what is in its report and options. */
bool open_writer(struct csv_writer *w, int fd, enum csv_format format,
		 const struct csv_out_col *cols, size_t n_cols, const char *fields, uint64_t hidden,
		 struct diag *d);

void bytes_add(struct bytes *b, const void *p, size_t n);
void bytes_fill(struct bytes *b, char c, size_t n);
void bytes_say(struct bytes *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static inline void bytes_text(struct bytes *b, const char *s)
{
	bytes_add(b, s, strlen(s));
}

static inline struct str bytes_str(const struct bytes *b)
{
	return (struct str){ b->p ? b->p : "", b->n };
}

/* Bytes of memory in use; always 0 where the C library does not tell. */
size_t heap_in_use(void);

/* A regular file without a name that holds in, to be read from its start; close it. */
int file_of(struct str in);

/* A pipe that holds in (at most 64 KiB) and whose writer is gone; close it. */
int pipe_of(struct str in);

/* A signal every so many microseconds, whose handler lets no call go on; 0: no more. */
void interrupt_every(long microseconds);

/* All bytes of a file from its start, added to to. */
void read_all(int fd, struct bytes *to);

/* Everything a reader said about an input. */
struct outcome {
	struct bytes cells; /* a row: each field as 4 bytes of length and its bytes; then ff ff ff ff */
	struct bytes lines; /* uint64_t a row */
	struct bytes raw;   /* a row: 4 bytes of length and its bytes */
	size_t rows;
	struct diag fault;  /* class DIAG_NONE: none */
};

/* Adds a row of one reading to cells. */
void cells_field(struct bytes *cells, struct str field);
void cells_end(struct bytes *cells);

/* Adds what a reader says from here to its end, a pause or a fault; lines count on from line. */
enum csv_result outcome_rest(struct outcome *o, struct csv_reader *r, uint64_t line);

/* Reads fd to its end or first fault. Release the outcome. */
void outcome_of_fd(struct outcome *o, int fd, const struct csv_options *opts);
void outcome_of(struct outcome *o, struct str in, const struct csv_options *opts);
void outcome_release(struct outcome *o);

/*
 * The reader looks at its first SNIFF_BYTES before it hands out rows, so reads
 * shorter than that only show behind them: in, behind a longer line that opts
 * says to skip. Lines count from there.
 */
void behind_a_line(struct str in, struct bytes *to, struct csv_options *opts);

/* What two outcomes differ in, raw bytes aside; NULL: nothing. */
const char *outcome_difference(const struct outcome *a, const struct outcome *b);
bool outcome_same_raw(const struct outcome *a, const struct outcome *b);

/* The outcome for people: 1[a|b]3[c|d]!4:2 what; hint - line numbers before rows. */
void outcome_show(const struct outcome *o, struct bytes *to);

/*
 * Reads in with every lane and at several read sizes, from a file or a pipe;
 * each outcome must show as want does. Then again behind a skipped line: those
 * must agree with each other and have the same rows. caller: where the test is.
 */
void reads_as(const char *caller, struct str in, const struct csv_options *opts, bool piped,
	      const char *want);
#define TEXT_OF_(x) #x
#define TEXT_OF(x) TEXT_OF_(x)
#define HERE __FILE__ ":" TEXT_OF(__LINE__)
#define assert_reads(in, want) reads_as(HERE, (in), &(struct csv_options){ 0 }, false, (want))
#define assert_reads_with(in, want, ...) \
	reads_as(HERE, (in), &(struct csv_options){ __VA_ARGS__ }, false, (want))
#define assert_pipes(in, want) reads_as(HERE, (in), &(struct csv_options){ 0 }, true, (want))
#define assert_pipes_with(in, want, ...) \
	reads_as(HERE, (in), &(struct csv_options){ __VA_ARGS__ }, true, (want))

/* The three ways a block can go, as options say it. */
enum way { WAY_LANE, WAY_BASELINE, WAY_LIBCSV, WAYS };
void set_way(struct csv_options *opts, enum way way);

/* A row whose fields are the parts of text between bars; valid as long as *m. */
struct made_row {
	char text[512 + CSV_SLACK];
	uint32_t ends[72];
	struct csv_row row;
};
const struct csv_row *row_of(struct made_row *m, const char *text);

/* xorshift64*; the same numbers for the same seed. */
struct rng {
	uint64_t state;
};
uint64_t rng_next(struct rng *r);
uint32_t rng_below(struct rng *r, uint32_t n);

/* GLP1_SEED, or a fixed number; times GLP1_ROUNDS, or once. */
uint64_t unit_seed(void);
size_t unit_rounds(size_t n);

/* ../shared/NAME, or $GLP1_SHARED/NAME. */
void shared_path(const char *name, char *out, size_t size);

/* The bytes in hexadecimal on standard error, at most the first 4096. */
void show_hex(struct str s);

/* Takes bytes out of b as long as fails(b, context) stays true. */
void shrink(struct bytes *b, bool (*fails)(struct str in, const void *context),
	    const void *context);

#endif
