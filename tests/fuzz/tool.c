/* Standing in for the system around a tool. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memfd_create */
#endif
#include "tool.h"

#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/banned.h"

/* The command line and the files it may name. */
struct command {
	char *text, *argv[TOOL_ARGS + 3], path[TOOL_FILES + 1][32], joined[TOOL_ARGS + 3][128];
	int argc, fd[TOOL_FILES + 1];
};

/* The part of *in before the next line of TOOL_PART, which is dropped. */
static struct str next_part(struct str *in)
{
	struct str part = { in->p, 0 };
	while (in->n) {
		struct str line = fuzz_line(in);
		if (str_eq(line, STR(TOOL_PART)))
			return part;
		part.n = (size_t)(in->p - part.p);
	}
	return part;
}

/* The path that @0, @1 ... stands for; NULL: arg is none of these. */
static char *path_of(struct command *c, const char *arg)
{
	bool is_path = arg && arg[0] == '@' && arg[1] >= '0' && arg[1] <= '0' + TOOL_FILES && !arg[2];
	return is_path ? c->path[arg[1] - '0'] : NULL;
}

/* What stands behind the = of an option; NULL: there is none. */
static char *value_of(char *arg)
{
	char *equals = arg[0] == '-' ? strchr(arg, '=') : NULL;
	return equals ? equals + 1 : NULL;
}

/* A path of the machine: a slash that is not of a fraction, such as 1/3. */
static bool has_path(const char *arg)
{
	for (const char *at = arg; (at = strchr(at, '/')); at++)
		if (at == arg || at[-1] < '0' || at[-1] > '9' || at[1] < '0' || at[1] > '9')
			return true;
	return false;
}

/* It would write a file of the machine: what takes a name must be followed by @ and a digit. */
static bool is_harmful(struct command *c, char *arg, const char *next)
{
	bool writes = strncmp(arg, "--out", 5) == 0 || strncmp(arg, "--rej", 5) == 0 ||
		      strncmp(arg, "--skipp", 7) == 0;
	if (has_path(arg) || (arg[0] == '-' && arg[1] != '-' && strchr(arg, 'o')))
		return true;
	return writes && !path_of(c, value_of(arg) ? value_of(arg) : next);
}

/* The i-th word, with the path that it names: @1, or --skus=@1. */
static char *with_path(struct command *c, int i)
{
	char *arg = c->argv[i], *value = value_of(arg), *path = path_of(c, value ? value : arg);
	if (!path || !value)
		return path ? path : arg;
	size_t size = sizeof(c->joined[i]);
	int n = snprintf(c->joined[i], size, "%.*s%s", (int)(value - arg), arg, path);
	return n > 0 && (size_t)n < size ? c->joined[i] : arg;
}

static bool read_command(struct command *c, const char *name, struct str line)
{
	c->text = fuzz_text(line);
	c->argv[c->argc++] = (char *)(uintptr_t)name;
	c->argv[c->argc++] = (char *)(uintptr_t)"--no-sandbox"; /* it would lock the fuzzer in */
	for (char *at = c->text; *at && c->argc <= TOOL_ARGS + 1;) {
		size_t n = strcspn(at, " ");
		bool last = !at[n];
		at[n] = '\0';
		if (n)
			c->argv[c->argc++] = at;
		at += n + !last;
	}
	for (int i = 1; i < c->argc; i++)
		if (is_harmful(c, c->argv[i], c->argv[i + 1]))
			return false;
	for (int i = 1; i < c->argc; i++)
		c->argv[i] = with_path(c, i);
	return true;
}

static void command_release(struct command *c)
{
	for (int i = 0; i <= TOOL_FILES; i++)
		close(c->fd[i]);
	free(c->text);
}

static void move_to(int from, int to)
{
	if (dup2(from, to) != to)
		fuzz_wrong("dup2");
	close(from);
}

/* Calls the tool with the three standard files in memory, and puts back what was there. */
static void call(struct fuzz_run *run, fuzz_main *tool, struct command *c)
{
	int saved[3], out = memfd_create("out", MFD_CLOEXEC), err = memfd_create("err", MFD_CLOEXEC);
	for (int fd = 0; fd < 3; fd++)
		saved[fd] = fcntl(fd, F_DUPFD_CLOEXEC, 100);
	if (dup2(c->fd[0], 0) != 0 || dup2(out, 1) != 1 || dup2(err, 2) != 2)
		fuzz_wrong("dup2");
	lseek(0, 0, SEEK_SET);
	optind = 0; /* getopt starts anew */
	size_t before = heap_in_use();
	run->status = tool(c->argc, c->argv);
	run->leaks = heap_in_use() > before;
	for (int fd = 0; fd < 3; fd++)
		move_to(saved[fd], fd);
	read_all(out, &run->out);
	read_all(err, &run->err);
	close(out);
	close(err);
}

bool fuzz_run(struct fuzz_run *run, const char *name, fuzz_main *tool, struct str in)
{
	struct command c = { .argc = 0 };
	*run = (struct fuzz_run){ .status = 0 };
	struct str line = fuzz_line(&in);
	for (int i = 0; i <= TOOL_FILES; i++) {
		c.fd[i] = file_of(next_part(&in));
		snprintf(c.path[i], sizeof(c.path[i]), "/proc/self/fd/%d", c.fd[i]);
	}
	bool may = read_command(&c, name, line);
	if (may)
		call(run, tool, &c);
	command_release(&c);
	return may;
}

void fuzz_run_release(struct fuzz_run *run)
{
	bytes_release(&run->out);
	bytes_release(&run->err);
}

enum { RUNS_MAX = 20 };

static bool asks_for(struct str in, const char *option)
{
	char *text = fuzz_text(fuzz_line(&in));
	bool there = strstr(text, option) != NULL;
	free(text);
	return there;
}

void fuzz_check(const char *name, fuzz_main *tool, struct str in, struct fuzz_run *run)
{
	struct fuzz_run again;
	if (!fuzz_run(run, name, tool, in))
		return;
	if (!asks_for(in, "--nagios")) { /* which has statuses and a line of output of its own */
		FUZZ_HOLDS(run->status >= 0 && run->status <= 2, "an exit status that cannot be");
		FUZZ_HOLDS(run->status != 2 || run->out.n == 0 || asks_for(in, "--rejects"),
			   "output beside a fault");
		FUZZ_HOLDS(run->status != 2 || run->err.n > 0, "a fault that says nothing");
	}
	int runs = 0; /* the caches of malloc fill over the first few */
	do {
		fuzz_run(&again, name, tool, in);
		FUZZ_HOLDS(again.status == run->status, "another exit status the second time");
		FUZZ_HOLDS(str_eq(bytes_str(&again.out), bytes_str(&run->out)),
			   "another output the second time");
		FUZZ_HOLDS(str_eq(bytes_str(&again.err), bytes_str(&run->err)),
			   "another message the second time");
		fuzz_run_release(&again);
	} while (again.leaks && ++runs < RUNS_MAX);
	FUZZ_HOLDS(!again.leaks, "memory that is not given back");
}
