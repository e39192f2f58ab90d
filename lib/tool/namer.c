/* A fork and two pipes: a task goes there as one byte, a struct diag comes back. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* pipe2 */
#endif
#include "tool/namer.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/io.h"

#include "base/banned.h"

/* The second process: does what it is asked for until the pipe ends. */
static _Noreturn void serve(struct outputs *o, int ask, int answer)
{
	char task;
	if (!o->result.folder && !o->is_split)
		o->result.fd = -1; /* written in place, by the tool: nothing to name */
	if (!o->rejects.folder)
		o->rejects.fd = -1;
	int keep[] = { ask, answer, o->folder, o->result.folder, o->result.fd, o->rejects.folder,
		       o->rejects.fd };
	io_close_others(keep, sizeof(keep) / sizeof(*keep));
	for (int fd = 0; fd <= STDERR_FILENO; fd++)
		close(fd);
	while (io_read(ask, &task, 1)) {
		struct diag d = { .class = DIAG_NONE };
		if (task == NAMER_REJECTS)
			outputs_finish_rejects(o, &d);
		else
			outputs_commit(o, &d);
		io_write(answer, (const char *)&d, sizeof(d));
	}
	outputs_discard(o);
	_exit(0);
}

/* Forks; in the new process all signals are blocked, as they are meant for the tool. */
static pid_t fork_without_signals(void)
{
	sigset_t all, before;
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	pid_t p = fork();
	if (p != 0)
		sigprocmask(SIG_SETMASK, &before, NULL);
	return p;
}

bool namer_start(struct outputs *o, struct diag *d)
{
	int ask[2], answer[2];
	if (!o->result.folder && !o->rejects.folder && !o->folder)
		return true;
	if (pipe2(ask, O_CLOEXEC) != 0 || pipe2(answer, O_CLOEXEC) != 0 ||
	    (o->namer = fork_without_signals()) < 0) {
		diag_errno(d, "no second process to name the outputs", errno);
		d->hint = "--no-sandbox goes without";
		return false;
	}
	if (o->namer == 0)
		serve(o, ask[0], answer[1]);
	close(answer[1]);
	o->ask = ask[1];
	o->asked = ask[0]; /* kept open: asking a process that is gone then causes no SIGPIPE */
	o->answer = answer[0];
	outfile_give_away(&o->result);
	outfile_give_away(&o->rejects);
	if (o->folder)
		close(o->folder);
	o->folder = 0;
	return true;
}

bool namer_ask(struct outputs *o, enum namer_task task, struct diag *d)
{
	const char byte = (char)task;
	/* pointers in *d are valid here too, as one process is a copy of the other */
	if (io_write(o->ask, &byte, 1) == 0 && io_read(o->answer, d, sizeof(*d)))
		return d->class == DIAG_NONE;
	diag_set(d, DIAG_SYSTEM, "the process that names the outputs is gone");
	return false;
}

void namer_end(struct outputs *o)
{
	if (!o->ask)
		return;
	close(o->ask);
	close(o->asked);
	close(o->answer);
	o->ask = 0;
	waitpid(o->namer, NULL, 0);
}
