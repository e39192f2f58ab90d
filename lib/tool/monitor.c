/* Lines of the form SERVICE STATUS - text, after the Monitoring Plugins' guidelines. */
#include "tool/monitor.h"

#include <stdio.h>
#include <unistd.h>

#include "base/io.h"

#include "base/banned.h"

enum { UNKNOWN = 3, LINE = 512 };

static const char *const words[] = { "OK", "WARNING", "CRITICAL", "UNKNOWN" };

/* Writes the line of a status to out (service: BAA-AUDIT of glp1-baa-audit); returns its length. */
static size_t line_of(const struct tool *t, int status, const char *text, char out[LINE])
{
	char name[64];
	snprintf(name, sizeof(name), "%s", strncmp(t->spec->name, "glp1-", 5) ? t->spec->name
									      : t->spec->name + 5);
	for (char *p = name; *p; p++)
		if (*p >= 'a' && *p <= 'z')
			*p = (char)(*p - 'a' + 'A');
	return (size_t)snprintf(out, LINE, "%s %s - %s\n", name, words[status], text);
}

/* Returns the status that the run found; unknown if rows were rejected: these were not judged. */
static int own_status(const struct tool *t)
{
	return t->rejected && !t->opt.allow_rejects ? UNKNOWN : t->monitor.status;
}

void monitor_write(struct tool *t)
{
	char line[LINE];
	size_t n = line_of(t, own_status(t), t->monitor.text, line);
	csv_writer_bytes(&t->writer, line, n);
}

/* Writes the line of a tool that failed; if it cannot, the status returned still says so. */
static int unknown(const struct tool *t)
{
	char line[LINE];
	size_t n = line_of(t, UNKNOWN, "it failed; see its standard error", line);
	io_write(STDOUT_FILENO, line, n);
	return UNKNOWN;
}

int monitor_status(struct tool *t)
{
	return t->worst ? unknown(t) : own_status(t);
}

int monitor_not_started(const struct tool *t, int argc, char **argv, int status)
{
	for (int i = 1; status && i < argc && strcmp(argv[i], "--") != 0; i++)
		if (t->spec->monitor && strcmp(argv[i], "--nagios") == 0)
			return unknown(t);
	return status;
}
