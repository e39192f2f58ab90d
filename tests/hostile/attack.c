/*
 * Runs a tool on hostile files, and says what does not hold of a run: status 0 to 3 and no signal,
 * a fault that says something, nothing of a cell in a message, at most 32 bytes of memory for a
 * byte of input beside 64 MiB, and time that grows no more than 2.6 times when rows double. Bytes
 * that are no rows, whose LABEL begins with "bytes:", take 200 ns each at most beside 250 ms.
 * usage: attack PLAN TOOL [OPTION ...]     KEEP=FOLDER: files that fail go there;
 * VERBOSE=1: what each run takes
 * A line of the plan is LABEL, FILE, ARGUMENT ..., parted by tabs; @ in an argument is the file.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* wait4, memmem */
#endif
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	SECONDS = 20, WORDS = 64, SHOWN = 400,
	BASE_KIB = 65536, BYTES_PER_BYTE = 32,
	LONG_MS = 120, GROWTH_TENTHS = 26, TRIES = 3,
	BYTES_MS = 250, BYTES_A_MS = 5000
};

struct cost {
	int status; /* 128 + N for signal N */
	long ms;    /* of its own time */
	long kib;   /* that it took at most */
};

struct job {
	const char *tool, *label, *file;
	char *words[WORDS + 1]; /* the command line; @ as it is */
	size_t n;
};

/* All of a file behind a NUL; the caller frees it. */
static char *contents(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	size_t room = 1 << 16;
	char *p = malloc(room);
	*n = 0;
	for (size_t got = 1; p && f && got; *n += got) {
		if (room - *n < 2)
			p = realloc(p, room *= 2);
		got = p ? fread(p + *n, 1, room - *n - 1, f) : 0;
	}
	if (f)
		fclose(f);
	if (!p)
		exit(1);
	p[*n] = '\0';
	return p;
}

static void put(const char *path, const char *p, size_t n)
{
	FILE *f = fopen(path, "wb");
	if (!f || fwrite(p, 1, n, f) != n || fclose(f))
		exit(1);
}

static void into(const char *path, int flags, int to)
{
	int fd = open(path, flags, 0600);
	if (fd < 0 || dup2(fd, to) != to)
		_exit(126);
	close(fd);
}

/* The word with the file in place of @; never freed, since exec follows. */
static char *filled(const char *word, const char *file)
{
	const char *at = strchr(word, '@');
	char *made = malloc(strlen(word) + strlen(file) + 1);
	if (!made)
		_exit(126);
	if (!at)
		return strcpy(made, word);
	sprintf(made, "%.*s%s%s", (int)(at - word), word, file, at + 1);
	return made;
}

static struct cost run(struct job *j, const char *file)
{
	const struct rlimit time = { SECONDS, SECONDS + 1 };
	struct rusage used;
	int status;
	pid_t child = fork();
	if (child == 0) {
		setrlimit(RLIMIT_CPU, &time);
		into("/dev/null", O_RDONLY, STDIN_FILENO);
		into("/dev/null", O_WRONLY, STDOUT_FILENO);
		into("err", O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
		for (size_t i = 0; i < j->n; i++)
			j->words[i] = filled(j->words[i], file);
		execv(j->tool, j->words);
		_exit(126);
	}
	if (child < 0 || wait4(child, &status, 0, &used) != child)
		exit(1);
	return (struct cost){
		WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status),
		(long)used.ru_utime.tv_sec * 1000 + (long)used.ru_utime.tv_usec / 1000, used.ru_maxrss
	};
}

static void complain(const struct job *j, bool *well, const char *what)
{
	const char *keep = getenv("KEEP");
	printf("%s", strrchr(j->tool, '/') + 1);
	for (size_t i = 1; i < j->n; i++)
		printf(" %s", j->words[i]);
	printf(": %s: %s\n", j->label, what);
	if (keep && *keep && *well) {
		char path[4096];
		size_t n;
		char *all = contents(j->file, &n);
		snprintf(path, sizeof(path), "%s/%s.%s", keep, strrchr(j->tool, '/') + 1, j->file);
		put(path, all, n);
		free(all);
	}
	*well = false;
}

static bool holds_any(const char *text, const char *const *words)
{
	while (*words && !strstr(text, *words))
		words++;
	return *words;
}

static void judge_words(const struct job *j, bool *well, const struct cost *c)
{
	static const char *const cells[] = { "qZ7", "48151623421", NULL };
	static const char *const sanitizers[] = { "runtime error", "Sanitizer", NULL };
	char what[SHOWN + 100];
	size_t n;
	char *err = contents("err", &n);
	snprintf(what, sizeof(what), "status %d: %.*s", c->status, SHOWN, err);
	if (c->status > 3)
		complain(j, well, what);
	if (c->status == 2 && !n)
		complain(j, well, "a fault that says nothing");
	snprintf(what, sizeof(what), "a cell in a message: %.*s", SHOWN, err);
	if (holds_any(err, cells))
		complain(j, well, what);
	if (holds_any(err, sanitizers))
		complain(j, well, err);
	free(err);
}

/* The first half of a file, to the end of a line; of nothing, its header. */
static const char *start_of(const char *file, bool half)
{
	size_t n;
	char *all = contents(file, &n);
	size_t k = half ? n / 2 : 0;
	while (k < n && all[k] != '\n' && all[k] != '\r')
		k++;
	put("start.csv", all, k < n ? k + 1 : n);
	free(all);
	return "start.csv";
}

/*
 * Beside what a header takes alone. Other programs take time from a run: the best of some is
 * judged.
 */
static void judge_growth(struct job *j, bool *well, struct cost c)
{
	const long none = run(j, start_of(j->file, false)).ms;
	const char *half = start_of(j->file, true);
	long least = run(j, half).ms;
	for (int i = 1; i < TRIES && (c.ms - none) * 10 > (least - none) * GROWTH_TENTHS; i++) {
		long again = run(j, j->file).ms, less = run(j, half).ms;
		c.ms = again < c.ms ? again : c.ms;
		least = less > least ? less : least;
	}
	char what[100];
	snprintf(what, sizeof(what), "the file takes %ld ms, half of it %ld ms, its header %ld ms",
		 c.ms, least, none);
	if ((c.ms - none) * 10 > (least - none) * GROWTH_TENTHS)
		complain(j, well, what);
}

static void judge_bytes(struct job *j, bool *well, long ms, size_t n)
{
	const long most = BYTES_MS + (long)n / BYTES_A_MS;
	for (int i = 1; i < TRIES && ms > most; i++) {
		long again = run(j, j->file).ms;
		ms = again < ms ? again : ms;
	}
	char what[100];
	snprintf(what, sizeof(what), "%ld ms for %zu bytes, %ld at most", ms, n, most);
	if (ms > most)
		complain(j, well, what);
}

static bool try(struct job *j, bool sanitized)
{
	bool well = true;
	char what[100];
	size_t n;
	free(contents(j->file, &n));
	struct cost c = run(j, j->file);
	if (getenv("VERBOSE"))
		fprintf(stderr, "%5ld ms %7ld KiB %9zu bytes, status %d: %s\n", c.ms, c.kib, n,
			c.status, j->label);
	judge_words(j, &well, &c);
	snprintf(what, sizeof(what), "%ld KiB for %zu bytes", c.kib, n);
	if (!sanitized && c.kib > BASE_KIB + (long)(n * BYTES_PER_BYTE / 1024))
		complain(j, &well, what);
	if (!sanitized && !strncmp(j->label, "bytes:", 6))
		judge_bytes(j, &well, c.ms, n);
	else if (!sanitized && c.ms >= LONG_MS)
		judge_growth(j, &well, c);
	return well;
}

/* The words of a line, which it keeps. */
static void read_job(struct job *j, char *line)
{
	char *word[WORDS] = { NULL };
	size_t n = 0;
	line[strcspn(line, "\n")] = '\0';
	for (char *p = line; p && n < WORDS; n++) {
		word[n] = p;
		p = strchr(p, '\t');
		if (p)
			*p++ = '\0';
	}
	j->label = word[0];
	j->file = n > 1 ? word[1] : "";
	for (size_t i = 2; i < n && j->n < WORDS; i++)
		if (*word[i])
			j->words[j->n++] = word[i];
	j->words[j->n] = NULL;
}

int main(int argc, char **argv)
{
	static char line[1 << 16];
	FILE *plan = argc > 2 ? fopen(argv[1], "r") : NULL;
	size_t passed = 0, failed = 0, n;
	if (!plan || argc > WORDS / 2)
		return 2;
	char *program = contents(argv[2], &n);
	bool sanitized = memmem(program, n, "__asan_init", 11) != NULL;
	free(program);
	while (fgets(line, sizeof(line), plan)) {
		struct job j = { .tool = argv[2], .n = (size_t)argc - 2 };
		memcpy(j.words, argv + 2, j.n * sizeof(*argv));
		read_job(&j, line);
		if (try(&j, sanitized))
			passed++;
		else
			failed++;
	}
	printf("%zu passed, %zu failed\n", passed, failed);
	return 0;
}
