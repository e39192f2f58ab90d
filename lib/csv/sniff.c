/* File signatures; PRONOM and the formats' own specifications name them. */
#include "csv/sniff.h"

#include "base/banned.h"

static const struct {
	struct str start;
	const char *what, *hint;
} kinds[] = {
	{ { "\xff\xfe", 2 }, "UTF-16", "convert it with iconv -f UTF-16 -t UTF-8" },
	{ { "\xfe\xff", 2 }, "UTF-16", "convert it with iconv -f UTF-16 -t UTF-8" },
	{ { "\x1f\x8b", 2 }, "gzip data", "unpack it with gunzip -c" },
	{ { "\x28\xb5\x2f\xfd", 4 }, "zstd data", "unpack it with zstd -dc" },
	{ { "\xfd" "7zXZ\0", 6 }, "xz data", "unpack it with xz -dc" },
	{ { "PK\x03\x04", 4 }, "a zip or xlsx file",
	  "of a workbook glp1-sheet makes CSV: glp1-sheet FILE.xlsx >FILE.csv" },
	{ { "\xd0\xcf\x11\xe0", 4 }, "an old Excel file", "save the sheet as CSV (UTF-8)" },
	{ { "%PDF", 4 }, "a PDF", "ask for the CSV export" },
	{ { "<!doctype", 9 }, "HTML", "was a login or error page saved instead of the file?" },
	{ { "<html", 5 }, "HTML", "was a login or error page saved instead of the file?" },
	{ { "<?xml", 5 }, "XML", "ask for the CSV export" },
};

static bool starts_with(struct str s, struct str start)
{
	return s.n >= start.n && str_ieq((struct str){ s.p, start.n }, start);
}

/* Whether s is ASCII text in UTF-16 without a byte order mark: every other byte is NUL. */
static bool bare_utf16(struct str s)
{
	return s.n >= 4 && ((s.p[0] && !s.p[1] && s.p[2] && !s.p[3]) ||
			    (!s.p[0] && s.p[1] && !s.p[2] && s.p[3]));
}

/* Whether s begins as bzip2 does: "BZh", the block size as a digit, the first block's mark. */
static bool is_bzip2(struct str s)
{
	return s.n >= 10 && memcmp(s.p, "BZh", 3) == 0 && memcmp(s.p + 4, "1AY&SY", 6) == 0;
}

static bool refuse(struct diag *d, const char *what, const char *hint)
{
	diag_set(d, DIAG_DATA, "this is %s, not CSV in UTF-8", what);
	d->line = 1;
	d->hint = hint;
	return false;
}

bool sniff(struct str head, bool header, size_t *skip, struct diag *d)
{
	*skip = starts_with(head, STR("\xef\xbb\xbf")) ? 3 : 0;
	struct str s = { head.p + *skip, head.n - *skip };
	if (bare_utf16(s))
		return refuse(d, kinds[0].what, kinds[0].hint);
	if (is_bzip2(s))
		return refuse(d, "bzip2 data", "unpack it with bunzip2 -c");
	struct str tag = s; /* HTML may begin with blank lines */
	while (tag.n && (tag.p[0] == ' ' || (tag.p[0] >= '\t' && tag.p[0] <= '\r')))
		tag.p++, tag.n--;
	if (tag.n && tag.p[0] == '<')
		s = tag;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (starts_with(s, kinds[i].start))
			return refuse(d, kinds[i].what, kinds[i].hint);
	if (header && s.n >= 6 && starts_with(s, STR("sep=")) && (s.p[5] == '\r' || s.p[5] == '\n')) {
		diag_set(d, DIAG_DATA, "a spreadsheet's sep= line, not a header");
		d->line = 1;
		d->hint = "use --skip-lines=1, and --delimiter for what it names";
		return false;
	}
	return true;
}
