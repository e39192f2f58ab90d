/* Threads that leave signals to the first one. */
#ifndef GLP1_BASE_THREAD_H
#define GLP1_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

enum { THREAD_STACK = 512 * 1024 }; /* bytes */

/* Starts a thread that runs run(of), with all signals blocked. False: there is none to be had. */
bool thread_start(pthread_t *thread, void *(*run)(void *of), void *of);

#endif
