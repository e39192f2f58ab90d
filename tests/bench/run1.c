/*
 * run1 - runs one command and prints what it cost.
 *
 * run1 OUT COMMAND [ARG...]: the command's standard output goes to the file
 * OUT; one line goes to ours: wall, user and system seconds, peak memory in KiB.
 * The peak is that of the largest process the command waited for, so a pipeline
 * counts its largest part. Being tiny itself, run1 adds nothing to it (a shell's
 * or Python's pages would count until the exec). Exits as the command did.
 */
#define _DEFAULT_SOURCE /* wait4 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

int main(int argc, char **argv)
{
	struct timespec a, b;
	struct rusage use;
	int fd, status;
	pid_t pid;

	if (argc < 3) {
		fputs("usage: run1 OUT COMMAND [ARG...]\n", stderr);
		return 2;
	}
	fd = open(argv[1], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (fd < 0) {
		perror(argv[1]);
		return 3;
	}
	clock_gettime(CLOCK_MONOTONIC, &a);
	pid = fork();
	if (pid == 0) {
		if (dup2(fd, STDOUT_FILENO) >= 0)
			execvp(argv[2], argv + 2);
		perror(argv[2]);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &use) != pid) {
		perror("run1");
		return 3;
	}
	clock_gettime(CLOCK_MONOTONIC, &b);
	printf("%.6f %.6f %.6f %ld\n",
	       (double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) / 1e9,
	       seconds(use.ru_utime), seconds(use.ru_stime), use.ru_maxrss);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
