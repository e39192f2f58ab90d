/*
 * Writes the seccomp filter of lib/tool/sandbox.c as C, made by libseccomp when the
 * program is built: at run time libseccomp allocates hundreds of times, and 2.5.4
 * does not come back from seccomp_load(3) when one of these fails.
 */
#include <errno.h>
#include <seccomp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <asm/termbits.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <asm/ioctls.h>

/* What reading, computing, writing and ending takes, by any of the calls a libc makes for it. */
static const int allowed[] = {
	SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close),
	SCMP_SYS(lseek), SCMP_SYS(_llseek), SCMP_SYS(poll), SCMP_SYS(ppoll),
	SCMP_SYS(ppoll_time64), SCMP_SYS(fstat), SCMP_SYS(fstat64), SCMP_SYS(newfstatat),
	SCMP_SYS(fstatat64), SCMP_SYS(statx), SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap),
	SCMP_SYS(madvise), SCMP_SYS(sysinfo), SCMP_SYS(clock_gettime), SCMP_SYS(clock_gettime64),
	SCMP_SYS(futex), SCMP_SYS(futex_time64), SCMP_SYS(getrandom), SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigreturn),
	SCMP_SYS(restart_syscall), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(exit),
	SCMP_SYS(exit_group), SCMP_SYS(memfd_create), SCMP_SYS(sched_getaffinity),
	SCMP_SYS(set_robust_list), SCMP_SYS(rseq),
	SCMP_SYS(wait4), /* for the process that names the outputs, which was started before */
};

/* No fault of ours gets here, only a stranger: the process ends at once. */
static const int fatal[] = {
	SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(socket), SCMP_SYS(connect), SCMP_SYS(ptrace),
};

static void must(int result, const char *what)
{
	if (result >= 0)
		return;
	fprintf(stderr, "lock-filter: %s failed: error %d\n", what, -result);
	exit(1);
}

static void add(scmp_filter_ctx f, uint32_t action, const int *calls, size_t n)
{
	for (size_t i = 0; i < n; i++)
		must(seccomp_rule_add(f, action, calls[i], 0), "a rule");
}

#define ADD(f, action, calls) add(f, action, calls, sizeof(calls) / sizeof(*(calls)))

/* Calls of which only some arguments are harmless: memory that is no code, isatty(3), threads. */
static void add_with_arguments(scmp_filter_ctx f)
{
	enum { PROT_EXEC_BIT = 4 };
	static const int memory[] = { SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect) };
	for (size_t i = 0; i < sizeof(memory) / sizeof(*memory); i++)
		must(seccomp_rule_add(f, SCMP_ACT_ALLOW, memory[i], 1,
				      SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC_BIT, 0)), "memory");
	must(seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1, SCMP_A1(SCMP_CMP_EQ, TCGETS, 0)),
	     "isatty");
	must(seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
			      SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD)), "threads");
}

static void write_filter(void)
{
	/* a libc that tries a newer call first goes on to the older one when it hears ENOSYS */
	scmp_filter_ctx f = seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
	FILE *bpf = tmpfile();
	struct sock_filter op;
	must(f && bpf ? 0 : -ENOMEM, "the start");
	ADD(f, SCMP_ACT_KILL_PROCESS, fatal);
	ADD(f, SCMP_ACT_ALLOW, allowed);
	add_with_arguments(f);
	must(seccomp_export_bpf(f, fileno(bpf)), "the export");
	seccomp_release(f);
	rewind(bpf);
	printf("\nstatic const struct sock_filter ops[] = {\n");
	while (fread(&op, sizeof(op), 1, bpf) == 1)
		printf("\t{ 0x%02x, %u, %u, 0x%08x },\n", op.code, op.jt, op.jf, op.k);
	printf("};\nconst struct sock_fprog lock_filter = {\n\tsizeof(ops) / sizeof(*ops),\n"
	       "\t(struct sock_filter *)(uintptr_t)ops,\n};\n");
	must(ferror(bpf) ? -EIO : 0, "the reading");
	fclose(bpf);
}

int main(void)
{
	printf("#include <stdint.h>\n\n#include \"tool/lock_filter.h\"\n");
	write_filter();
	return ferror(stdout) || fflush(stdout) != 0;
}
