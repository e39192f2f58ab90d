/* Feeds expat from a part. */
#include "sheet/xml.h"

#include "base/num.h"

#include "base/banned.h"

/* Returns a name without its prefix. */
static const char *local(const char *name)
{
	const char *colon = strrchr(name, ':');
	return colon ? colon + 1 : name;
}

static void XMLCALL on_start(void *of, const char *name, const char **attributes)
{
	struct xml *x = of;
	if (x->fault->class != DIAG_NONE)
		return;
	if (++x->depth > XML_DEPTH_MAX) {
		diag_set(x->fault, DIAG_DATA, "elements nested deeper than in any workbook");
		xml_stop(x);
		return;
	}
	x->handlers->start(x, local(name), attributes);
}

static void XMLCALL on_end(void *of, const char *name)
{
	struct xml *x = of;
	if (x->fault->class != DIAG_NONE)
		return;
	x->depth--;
	x->handlers->end(x, local(name));
}

static void XMLCALL on_text(void *of, const char *p, int n)
{
	struct xml *x = of;
	if (x->fault->class == DIAG_NONE)
		x->handlers->text(x, p, n);
}

static void XMLCALL on_doctype(void *of, const char *name, const char *system, const char *public,
			       int subset)
{
	struct xml *x = of;
	(void)name, (void)system, (void)public, (void)subset;
	diag_set(x->fault, DIAG_DATA, "a document type, which no workbook has");
	xml_stop(x);
}

void xml_pause(struct xml *x)
{
	x->paused = true;
	XML_StopParser(x->parser, XML_TRUE);
}

void xml_stop(struct xml *x)
{
	XML_StopParser(x->parser, XML_FALSE);
}

bool xml_open(struct xml *x, struct package *p, const char *name,
	      const struct xml_handlers *handlers, void *of, struct diag *d)
{
	*x = (struct xml){ .handlers = handlers, .of = of, .fault = d };
	d->class = DIAG_NONE;
	if (!part_open(p, name, &x->part, d))
		return false;
	x->parser = XML_ParserCreate(NULL);
	if (!x->parser) {
		diag_set(d, DIAG_SYSTEM, "out of memory");
		return false;
	}
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_start, on_end);
	XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
	return true;
}

/* The bytes before the current token; below 0: not known. */
static int64_t bytes_before(XML_Parser p)
{
#if XML_MAJOR_VERSION > 2 || XML_MINOR_VERSION >= 9
	return XML_GetCurrentByteIndex64(p);
#else
	return XML_GetCurrentByteIndex(p); /* deprecated in versions that have the other */
#endif
}

static bool judge(struct xml *x, enum XML_Status st)
{
	if (x->fault->class != DIAG_NONE)
		return false;
	if (st == XML_STATUS_ERROR) {
		enum XML_Error e = XML_GetErrorCode(x->parser);
		diag_set(x->fault, e == XML_ERROR_NO_MEMORY ? DIAG_SYSTEM : DIAG_DATA,
			 "%s in a part of the workbook", XML_ErrorString(e));
		return false;
	}
	int64_t at = bytes_before(x->parser);
	if (!x->done && at >= 0 && x->fed - (uint64_t)at > XML_TOKEN_MAX) {
		diag_set(x->fault, DIAG_DATA, "a name or attribute longer than in any workbook");
		return false;
	}
	return true;
}

/* Feeds a block. False: there is a fault. */
static bool feed(struct xml *x, enum XML_Status *st)
{
	void *block = XML_GetBuffer(x->parser, XML_BLOCK);
	if (!block) {
		diag_set(x->fault, DIAG_SYSTEM, "out of memory");
		return false;
	}
	int n = part_read(&x->part, block, XML_BLOCK, x->fault);
	if (n < 0)
		return false;
	x->fed += (uint64_t)n;
	x->done = n == 0;
	*st = XML_ParseBuffer(x->parser, n, x->done);
	return true;
}

bool xml_read(struct xml *x)
{
	enum XML_Status st = XML_STATUS_OK;
	bool resume = x->paused;
	x->paused = false;
	if (x->fault->class != DIAG_NONE || !x->parser)
		return false;
	if (resume)
		st = XML_ResumeParser(x->parser);
	while (judge(x, st) && !x->paused && !x->done)
		if (!feed(x, &st))
			return false;
	return x->fault->class == DIAG_NONE && x->paused;
}

void xml_close(struct xml *x)
{
	if (x->parser)
		XML_ParserFree(x->parser);
	part_close(&x->part);
	x->parser = NULL;
}

bool xml_all(struct package *p, const char *name, const struct xml_handlers *handlers, void *of,
	     struct diag *d)
{
	struct xml x;
	if (xml_open(&x, p, name, handlers, of, d))
		xml_read(&x);
	xml_close(&x);
	return d->class == DIAG_NONE;
}

const char *xml_attribute(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (strcmp(local(*attributes), name) == 0)
			return attributes[1];
	return NULL;
}

int64_t xml_number(const char *text, int64_t max)
{
	int64_t v;
	return text && num_whole(str_from(text), 0, max, &v) == NUM_OK ? v : -1;
}

bool xml_on(const char *text)
{
	return text && (strcmp(text, "1") == 0 || strcmp(text, "true") == 0);
}
