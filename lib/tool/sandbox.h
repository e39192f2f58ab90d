/*
 * The lock that a tool puts on itself once its files are open, before it reads a
 * byte of them. From then on a fault in reading them can open no file, start no
 * program and reach no network; it can give names to files in the folders of the
 * output, and write to what is open.
 *
 * Landlock closes the file system, seccomp the kernel, with filters that libseccomp made
 * when the program was built. Where the kernel lacks
 * one of them the other does what it can. Builds with sanitizers, or with
 * GLP1_NO_SANDBOX defined, have no lock: their run time opens files at the end.
 */
#ifndef GLP1_TOOL_SANDBOX_H
#define GLP1_TOOL_SANDBOX_H

#include "base/diag.h"

/* From here on no core dump holds what is read, and no other process may look. */
void sandbox_no_dumps(void);

/*
 * Locks, for good. folders[0..n): descriptors of those in which a finished file
 * gets its name; n 0: none. Programs and sockets end the process with SIGSYS, any
 * other call that is not needed fails with ENOSYS. False with *d filled: the
 * kernel has the means and did not apply them.
 */
bool sandbox_lock(const int *folders, size_t n, struct diag *d);

/* What this build and this kernel have, in words; false if that is less than everything. */
bool sandbox_describe(char *out, size_t size);

#endif
