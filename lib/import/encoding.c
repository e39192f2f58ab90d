/* Converts block by block: UTF-16 by RFC 2781, Windows-1252 by iconv(3). */
#include "import/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <unistd.h>

#include "base/io.h"

#include "base/banned.h"

enum { BLOCK = 16384 };

struct copy {
	enum encoding encoding;
	iconv_t iconv;
	int to;
	uint32_t high;            /* the first half of a pair; 0: none */
	unsigned char odd;        /* the first byte of a unit whose second one is not read yet */
	bool is_odd;
	int error;                /* errno; EILSEQ: not in that encoding */
	char out[4 * BLOCK];
	size_t n;
};

enum encoding encoding_of(struct str head)
{
	if (head.n >= 2 && memcmp(head.p, "\xff\xfe", 2) == 0)
		return ENCODING_UTF16LE;
	if (head.n >= 2 && memcmp(head.p, "\xfe\xff", 2) == 0)
		return ENCODING_UTF16BE;
	return ENCODING_UTF8;
}

bool encoding_prepare(void **converter, struct diag *d)
{
	iconv_t i = iconv_open("UTF-8", "WINDOWS-1252");
	*converter = i;
	if (i != (iconv_t)-1)
		return true;
	diag_set(d, DIAG_DATA, "this system cannot convert it");
	d->hint = "convert the file with iconv -f WINDOWS-1252 -t UTF-8 elsewhere";
	*converter = NULL;
	return false;
}

void encoding_close(void *converter)
{
	if (converter)
		iconv_close((iconv_t)converter);
}

static void put(struct copy *c, uint32_t code)
{
	char *to = c->out + c->n;
	if (code < 0x80) {
		to[0] = (char)code;
		c->n += 1;
	} else if (code < 0x800) {
		to[0] = (char)(0xc0 | code >> 6);
		to[1] = (char)(0x80 | (code & 0x3f));
		c->n += 2;
	} else if (code < 0x10000) {
		to[0] = (char)(0xe0 | code >> 12);
		to[1] = (char)(0x80 | (code >> 6 & 0x3f));
		to[2] = (char)(0x80 | (code & 0x3f));
		c->n += 3;
	} else {
		to[0] = (char)(0xf0 | code >> 18);
		to[1] = (char)(0x80 | (code >> 12 & 0x3f));
		to[2] = (char)(0x80 | (code >> 6 & 0x3f));
		to[3] = (char)(0x80 | (code & 0x3f));
		c->n += 4;
	}
}

/* Writes one unit of 16 bits as UTF-8; the first half of a pair waits. */
static void put_unit(struct copy *c, uint32_t unit)
{
	bool low = unit >= 0xdc00 && unit <= 0xdfff;
	if (low != (c->high != 0)) {
		c->error = EILSEQ;
		return;
	}
	if (unit >= 0xd800 && unit <= 0xdbff) {
		c->high = unit;
		return;
	}
	put(c, low ? 0x10000 + ((c->high - 0xd800) << 10) + (unit - 0xdc00) : unit);
	c->high = 0;
}

static void from_utf16(struct copy *c, const char *p, size_t n)
{
	for (size_t i = 0; i < n && !c->error; i++) {
		unsigned char byte = (unsigned char)p[i];
		if (c->is_odd)
			put_unit(c, c->encoding == ENCODING_UTF16LE ? (uint32_t)(byte << 8 | c->odd)
								    : (uint32_t)(c->odd << 8 | byte));
		c->odd = byte;
		c->is_odd = !c->is_odd;
	}
}

static void from_windows(struct copy *c, const char *p, size_t n)
{
	char *in = (char *)(uintptr_t)p, *out = c->out;
	size_t room = sizeof(c->out);
	if (iconv(c->iconv, &in, &n, &out, &room) == (size_t)-1)
		c->error = errno;
	c->n = sizeof(c->out) - room;
}

static void convert(struct copy *c, const char *p, size_t n)
{
	for (size_t at = 0; at < n && !c->error; at += BLOCK) {
		size_t k = n - at < BLOCK ? n - at : BLOCK;
		c->n = 0;
		if (c->encoding == ENCODING_WINDOWS_1252)
			from_windows(c, p + at, k);
		else
			from_utf16(c, p + at, k);
		if (!c->error)
			c->error = io_write(c->to, c->out, c->n);
	}
}

static void convert_rest(struct copy *c, int fd)
{
	char block[BLOCK];
	ssize_t n;
	while (!c->error && (n = io_take(fd, block, sizeof(block), -1)) != 0) {
		if (n > 0)
			convert(c, block, (size_t)n);
		else
			c->error = errno;
	}
	if (!c->error && (c->is_odd || c->high))
		c->error = EILSEQ;
}

int encoding_copy(enum encoding e, void *converter, struct str head, int fd, struct diag *d)
{
	static const char *const names[] = { "UTF-8", "UTF-16", "UTF-16", "Windows-1252" };
	struct copy c = { .encoding = e, .iconv = converter, .to = io_memory_file(STR("")) };
	size_t mark = e == ENCODING_UTF16LE || e == ENCODING_UTF16BE ? 2 : 0;
	c.error = c.to < 0 ? -c.to : 0;
	convert(&c, head.p + mark, head.n - mark);
	convert_rest(&c, fd);
	if (!c.error && lseek(c.to, 0, SEEK_SET) == 0)
		return c.to;
	if (c.error == EILSEQ)
		diag_set(d, DIAG_DATA, "bytes that are not %s; was the file cut off?", names[e]);
	else
		diag_errno(d, "read error", c.error ? c.error : errno);
	if (c.to >= 0)
		close(c.to);
	return -1;
}
