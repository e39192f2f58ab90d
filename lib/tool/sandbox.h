/*
 * The lock that a tool puts on itself once its files are open, before it reads a byte of them.
 * From then on a fault in reading them can open or name no file, start no program, reach no
 * network and no other process; it can write to what is open.
 *
 * Landlock closes the file system, seccomp the kernel, with a filter that libseccomp made
 * when the program was built. Where the kernel lacks one of them the other does what it
 * can, unless --sandbox=require. Builds with sanitizers, or with GLP1_NO_SANDBOX defined,
 * have no lock: their run time opens files at the end.
 */
#ifndef GLP1_TOOL_SANDBOX_H
#define GLP1_TOOL_SANDBOX_H

#include "base/diag.h"

/* From here on no core dump holds what is read, and no other process may look. */
void sandbox_no_dumps(void);

enum sandbox { SANDBOX_AUTO, SANDBOX_REQUIRE }; /* --sandbox */
extern const char *const sandbox_words[];

/*
 * Locks, for good. Programs and sockets end the process with SIGSYS, any other call that is
 * not needed fails with ENOSYS. False with *d filled: the kernel has the means and did not
 * apply them.
 */
bool sandbox_lock(struct diag *d);

/* What this build and this kernel have, in words; false if that is less than everything. */
bool sandbox_describe(char *out, size_t size);

#endif
