/* One line on standard error, rewritten in place. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "stream/progress.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/banned.h"

/* Returns the bytes of all files together; -1: one of them is not a regular file. */
static int64_t total_size(const struct input *in)
{
	int64_t total = 0;
	for (size_t i = 0; i < in->n_files; i++) {
		struct stat st;
		if (fstat(in->fds[i], &st) != 0 || !S_ISREG(st.st_mode))
			return -1;
		total += st.st_size;
	}
	return total;
}

void progress_start(struct input *in)
{
	const struct common *o = &in->tool->opt;
	in->progress.on = !o->quiet && !in->tool->style.json && isatty(STDERR_FILENO);
	if (!in->progress.on)
		return;
	clock_gettime(CLOCK_MONOTONIC, &in->progress.began);
	in->progress.total_bytes = total_size(in);
}

void progress_show(struct input *in)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	double seconds = (double)(now.tv_sec - in->progress.began.tv_sec) +
			 (double)(now.tv_nsec - in->progress.began.tv_nsec) / 1e9;
	if (seconds < 1)
		return;
	double mb = (double)(in->progress.done_bytes + parts_bytes(in)) / 1e6;
	char share[32] = "";
	if (in->progress.total_bytes > 0)
		snprintf(share, sizeof(share), " of %.0f MB", (double)in->progress.total_bytes / 1e6);
	char text[128];
	int n = snprintf(text, sizeof(text), "\r\033[K%s: %.0f MB%s, %.0f MB/s",
			 in->tool->spec->name, mb, share, mb / seconds);
	ssize_t unused = write(STDERR_FILENO, text, (size_t)n);
	(void)unused;
	in->progress.shown = true;
}

void progress_clear(struct input *in)
{
	if (!in->progress.shown)
		return;
	ssize_t unused = write(STDERR_FILENO, "\r\033[K", 4);
	(void)unused;
	in->progress.shown = false;
}
