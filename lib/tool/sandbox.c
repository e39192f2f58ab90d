/* Landlock and seccomp by their system calls, which glibc does not wrap. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* syscall */
#endif
#include "tool/sandbox.h"

#include <errno.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "base/banned.h"

#ifndef GLP1_NO_SANDBOX
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define GLP1_NO_SANDBOX
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define GLP1_NO_SANDBOX
#endif
#endif

const char *const sandbox_words[] = { "auto", "require", NULL };

#ifdef GLP1_NO_SANDBOX

/* LeakSanitizer looks at its process from another one, so here nothing is forbidden. */
void sandbox_no_dumps(void)
{
}

bool sandbox_lock(struct diag *d)
{
	(void)d;
	return true;
}

bool sandbox_describe(char *out, size_t size)
{
	snprintf(out, size, "none in this build");
	return false;
}

#else

#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tool/lock_filter.h"

void sandbox_no_dumps(void)
{
	/* the limit stops dumps to files; the second call those that go to a program */
	setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

/* The struct of Landlock's ABI 6; older kernels take a shorter one, and older headers lack it. */
struct ruleset_attr {
	uint64_t fs, net, scoped;
};

/* By ABI, from 0: how many rights there are, from bit 0 on, and the bytes of the struct. */
static const struct {
	unsigned fs, net, scoped;
	size_t size;
} abis[] = {
	{ 0, 0, 0, 0 },  { 13, 0, 0, 8 },  { 14, 0, 0, 8 },  { 15, 0, 0, 8 },
	{ 15, 2, 0, 16 }, { 16, 2, 0, 16 }, { 16, 2, 2, 24 },
};
enum { ABI_NEWEST = sizeof(abis) / sizeof(*abis) - 1 };

/* Returns the kernel's ABI; 0: Landlock is not built in, not started, or hidden by a container. */
static long landlock_abi(void)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	return abi < 0 ? 0 : abi;
}

static uint64_t ones(unsigned n)
{
	return ((uint64_t)1 << n) - 1;
}

/* Forbids files, TCP and signals to others, as far as the kernel can. False: errno says why. */
static bool lock_files(void)
{
	long abi = landlock_abi();
	if (!abi)
		return true;
	abi = abi > ABI_NEWEST ? ABI_NEWEST : abi;
	struct ruleset_attr all = { ones(abis[abi].fs), ones(abis[abi].net), ones(abis[abi].scoped) };
	int ruleset = (int)syscall(SYS_landlock_create_ruleset, &all, abis[abi].size, 0);
	if (ruleset < 0)
		return false;
	bool ok = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
	int err = errno;
	close(ruleset);
	errno = err;
	return ok;
}

/* Whether the kernel has filters: then it looks at the address and says EFAULT, else EINVAL. */
static bool seccomp_there(void)
{
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL, 0, 0) != 0 && errno == EFAULT;
}

static bool lock_calls(void)
{
	return !seccomp_there() ||
	       syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &lock_filter) == 0;
}

bool sandbox_lock(struct diag *d)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && lock_files() && lock_calls())
		return true;
	diag_errno(d, "cannot lock the program in", errno);
	d->hint = "--no-sandbox goes without";
	return false;
}

bool sandbox_describe(char *out, size_t size)
{
	long abi = landlock_abi();
	bool calls = seccomp_there();
	char files[64] = "no landlock in this kernel";
	if (abi)
		snprintf(files, sizeof(files), "landlock ABI %ld", abi);
	snprintf(out, size, "%s, %s", files, calls ? "seccomp" : "no seccomp in this kernel");
	return abi && calls;
}

#endif
