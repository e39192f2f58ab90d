/* pthread_create(3), with a small stack and all signals blocked. */
#include "base/thread.h"

#include <signal.h>

#include "base/banned.h"

bool thread_start(pthread_t *thread, void *(*run)(void *of), void *of)
{
	pthread_attr_t attr;
	sigset_t all, before;
	if (pthread_attr_init(&attr) != 0)
		return false;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	bool ok = pthread_attr_setstacksize(&attr, THREAD_STACK) == 0 &&
		  pthread_create(thread, &attr, run, of) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&attr);
	return ok;
}
