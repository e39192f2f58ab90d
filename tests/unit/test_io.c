/* base/io.h: files in memory, whole or not at all. Writing is tested in test_writer.c. */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
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

/* Descriptors 3 to 40 are open, and one far off; the kept ones are told in any order. */
static int closes_others(void)
{
	int keep[] = { 30, 3, -1, 2, 1000, 31, 30, 39 };
	for (int fd = 3; fd <= 40; fd++)
		dup2(0, fd);
	dup2(0, 1000);
	dup2(0, 1001);
	io_close_others(keep, COUNT(keep));
	int wrong = 0;
	for (int fd = 0; fd <= 1001; fd++) {
		bool kept = fd < 3 || fd == 3 || fd == 30 || fd == 31 || fd == 39 || fd == 1000;
		wrong += (fcntl(fd, F_GETFD) >= 0) != kept;
	}
	return wrong;
}

/* In a child, as Check has files of its own. */
START_TEST(all_are_closed_but_those_that_are_kept)
{
	int status;
	pid_t child = fork();
	if (child == 0)
		_exit(closes_others());
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 0);
}
END_TEST

START_TEST(exactly_so_many_bytes_are_read)
{
	char got[8];
	int fd = pipe_of(STR("abcdef"));
	ck_assert(io_read(fd, got, 4) && memcmp(got, "abcd", 4) == 0);
	ck_assert(!io_read(fd, got, 3));
	ck_assert(!io_read(-1, got, 1));
	close(fd);
}
END_TEST

void unit_io(TCase *tc)
{
	tcase_add_test(tc, all_are_closed_but_those_that_are_kept);
	tcase_add_test(tc, exactly_so_many_bytes_are_read);
	tcase_add_test(tc, a_memory_file_is_read_from_its_start);
	tcase_add_test(tc, no_descriptor_for_it);
	tcase_add_test(tc, no_room_for_it);
}
