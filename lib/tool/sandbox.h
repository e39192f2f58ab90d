/*
 * The lock that a tool puts on itself once its files are open, before it reads a byte of them.
 * From then on a fault in reading them can open or name no file, start no program, reach no
 * network and no other process; it can write to what is open.
 *
 * Landlock closes the file system; seccomp forbids system calls, by a filter that libseccomp
 * made when the program was built. If the kernel lacks one of them the other does what it
 * can, unless --sandbox=require. Builds with sanitizers, whose run time opens files at the
 * end, and those with GLP1_NO_SANDBOX defined have no lock.
 */
#ifndef GLP1_TOOL_SANDBOX_H
#define GLP1_TOOL_SANDBOX_H

#include "base/diag.h"

/* Forbids core dumps, and other processes to look into this one, for the rest of the run. */
void sandbox_no_dumps(void);

enum sandbox { SANDBOX_AUTO, SANDBOX_REQUIRE }; /* --sandbox */
extern const char *const sandbox_words[];

/*
 * Locks the process, for good. Then starting a program or making a socket ends it with SIGSYS;
 * any other system call that is not needed fails with ENOSYS. False, *d filled: the kernel has
 * the means and did not apply them.
 */
bool sandbox_lock(struct diag *d);

/* Writes to out, in words, what this build and this kernel have; false: that is not everything. */
bool sandbox_describe(char *out, size_t size);

#endif
