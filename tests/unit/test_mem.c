/* base/mem.h: what cannot be had ends the program once, by the way that was set. */
#include "unit.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/mem.h"

#include "base/banned.h"

/* AddressSanitizer is to answer as malloc(3) does. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

/* Sizes as the compiler does not know them. */
static volatile size_t half = SIZE_MAX / 2, odd = ((size_t)1 << 58) + 1;

static void too_long(void)
{
	mem_alloc(half);
}

static void zeroed_product_that_wraps(void)
{
	mem_zero(64, odd); /* 64 bytes, if only its low bits are kept */
}

static void product_that_wraps(void)
{
	mem_grow(NULL, 64, odd);
}

static void growing_too_long(void)
{
	mem_grow(mem_alloc(10), half, 1);
}

static void array_that_wraps(void)
{
	size_t size = 0;
	array_room(NULL, 0, &size, odd);
}

static void bytes_too_long(void)
{
	struct bytes b = { 0 };
	bytes_extend(&b, 10);
	bytes_extend(&b, half * 2 - 5);
}

static void arena_that_wraps(void)
{
	struct arena a = { 0 };
	arena_take(&a, half * 2 + 1);
}

static void *in_a_thread(void *nothing)
{
	too_long();
	return nothing;
}

/* One line, not eight. */
static void by_threads(void)
{
	pthread_t thread[8];
	for (size_t i = 0; i < COUNT(thread); i++)
		ck_assert_int_eq(pthread_create(&thread[i], NULL, in_a_thread, NULL), 0);
	pthread_join(thread[0], NULL);
}

static void (*const requests[])(void) = {
	too_long,	  zeroed_product_that_wraps, product_that_wraps, growing_too_long,
	array_that_wraps, bytes_too_long,	     arena_that_wraps,	 by_threads,
};

static void end_with(void *status)
{
	_exit(*(int *)status);
}

/* A child makes the request, having set its end; what it says on standard error, and its status. */
static int asked(void (*request)(void), void (*end)(void *), struct bytes *said)
{
	static int status = 77;
	int fd = file_of(STR("")), how;
	pid_t pid = fork();
	ck_assert(pid >= 0);
	if (pid == 0) {
		dup2(fd, STDERR_FILENO);
		mem_on_exhaustion(end, &status);
		request();
		_exit(0);
	}
	ck_assert_int_eq(waitpid(pid, &how, 0), pid);
	read_all(fd, said);
	close(fd);
	ck_assert(WIFEXITED(how));
	return WEXITSTATUS(how);
}

/* How often the default was said; AddressSanitizer adds a line of its own. */
static int times(struct bytes *said)
{
	int n = 0;
	bytes_add(said, "", 1);
	for (const char *p = said->p; (p = strstr(p, "Cannot allocate memory\n")); p++)
		n++;
	return n;
}

START_TEST(what_cannot_be_had_ends_the_program)
{
	struct bytes said = { 0 };
	ck_assert_int_eq(asked(requests[_i], NULL, &said), 3);
	ck_assert_int_eq(times(&said), 1);
	said.n = 0;
	ck_assert_int_eq(asked(requests[_i], end_with, &said), 77);
	ck_assert_int_eq(times(&said), 0);
	bytes_release(&said);
}
END_TEST

START_TEST(nothing_takes_a_place_too)
{
	char *p[] = { mem_alloc(0), mem_zero(0, 8), mem_zero(8, 0), mem_grow(NULL, 0, 8),
		      mem_grow(mem_alloc(8), 8, 0) };
	for (size_t i = 0; i < COUNT(p); i++) {
		ck_assert_ptr_nonnull(p[i]);
		mem_free(p[i]);
	}
	mem_free(NULL);
}
END_TEST

START_TEST(what_is_there_stays_when_it_grows)
{
	uint64_t *p = mem_zero(10, sizeof(*p));
	for (size_t i = 0; i < 10; i++)
		ck_assert_uint_eq(p[i]++, 0);
	p = mem_grow(p, 100000, sizeof(*p));
	for (size_t i = 0; i < 10; i++)
		ck_assert_uint_eq(p[i], 1);
	p[99999] = 1;
	mem_free(p);
}
END_TEST

void unit_mem(TCase *tc)
{
	tcase_add_loop_test(tc, what_cannot_be_had_ends_the_program, 0, COUNT(requests));
	tcase_add_test(tc, nothing_takes_a_place_too);
	tcase_add_test(tc, what_is_there_stays_when_it_grows);
}
