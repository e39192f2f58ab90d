/* base/io.h: files in memory, whole or not at all. Writing is tested in test_writer.c. */
#include "unit.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/io.h"

#include "base/banned.h"

START_TEST(a_memory_file_is_read_from_its_start)
{
	static const struct str texts[] = { BYTES(""), BYTES("a\0b\n"), BYTES("sku,units\nA,1\n") };
	for (size_t i = 0; i < COUNT(texts); i++) {
		char got[64];
		int fd = io_memory_file(texts[i]);
		ck_assert_int_ge(fd, 0);
		ssize_t n = read(fd, got, sizeof(got));
		ck_assert_int_eq(n, (ssize_t)texts[i].n);
		ck_assert_int_eq(memcmp(got, texts[i].p, texts[i].n), 0);
		close(fd);
	}
}
END_TEST

START_TEST(no_descriptor_for_it)
{
	struct rlimit before, none;
	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &before), 0);
	none = before;
	none.rlim_cur = 0;
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &none), 0);
	int fd = io_memory_file(STR("x"));
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &before), 0);
	ck_assert_int_eq(fd, -EMFILE);
}
END_TEST

START_TEST(no_room_for_it)
{
	struct rlimit before, few;
	ck_assert(signal(SIGXFSZ, SIG_IGN) != SIG_ERR);
	ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
	few = before;
	few.rlim_cur = 3;
	int next = dup(0);
	close(next);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &few), 0);
	int fd = io_memory_file(STR("four"));
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &before), 0);
	ck_assert_int_eq(fd, -EFBIG);
	ck_assert_int_eq(dup(0), next); /* nothing stayed open */
	close(next);
}
END_TEST

void unit_io(TCase *tc)
{
	tcase_add_test(tc, a_memory_file_is_read_from_its_start);
	tcase_add_test(tc, no_descriptor_for_it);
	tcase_add_test(tc, no_room_for_it);
}
