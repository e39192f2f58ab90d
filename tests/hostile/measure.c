/*
 * What a command costs. usage: measure SECONDS OUT ERR COMMAND [ARGUMENT ...]
 * Prints its exit status (128 + N for signal N), milliseconds of its own time and the KiB it
 * took at most. Standard output and error go to the files; after SECONDS of time it is killed.
 */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE /* wait4 */
#endif
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void into(const char *path, int to)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd < 0 || dup2(fd, to) != to)
		_exit(126);
	close(fd);
}

int main(int argc, char **argv)
{
	if (argc < 5)
		return 2;
	rlim_t seconds = (rlim_t)strtoul(argv[1], NULL, 10);
	pid_t child = fork();
	if (child == 0) {
		const struct rlimit time = { seconds, seconds + 1 };
		setrlimit(RLIMIT_CPU, &time);
		into(argv[2], STDOUT_FILENO);
		into(argv[3], STDERR_FILENO);
		execv(argv[4], argv + 4);
		_exit(126);
	}
	int status;
	struct rusage used;
	if (child < 0 || wait4(child, &status, 0, &used) != child)
		return 1;
	printf("%d %ld %ld\n", WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status),
	       (long)used.ru_utime.tv_sec * 1000 + (long)used.ru_utime.tv_usec / 1000, used.ru_maxrss);
	return 0;
}
