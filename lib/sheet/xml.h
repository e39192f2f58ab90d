/*
 * Reads a part of a workbook as XML, element by element. A document type, and so any entity, is
 * refused; so are deeper elements and longer names and attributes than any workbook has.
 */
#ifndef GLP1_SHEET_XML_H
#define GLP1_SHEET_XML_H

#include <expat.h>

#include "sheet/package.h"

enum { XML_DEPTH_MAX = 64, XML_TOKEN_MAX = 1024 * 1024, XML_BLOCK = 16384 };

struct xml;

/* Called with names without their prefix; attributes as expat has them: name, value, ..., NULL. */
struct xml_handlers {
	void (*start)(struct xml *x, const char *name, const char **attributes);
	void (*end)(struct xml *x, const char *name);
	void (*text)(struct xml *x, const char *p, int n);
};

struct xml {
	const struct xml_handlers *handlers;
	void *of;            /* the caller's */
	XML_Parser parser;
	struct part part;
	uint64_t fed;        /* bytes */
	unsigned depth;
	bool done;           /* all of the part is fed */
	bool paused;         /* xml_pause was called */
	struct diag *fault;  /* gets a fault; its class says whether there is one */
};

/* Opens a part for reading. False: *d says why it failed. Close x in either case. */
bool xml_open(struct xml *x, struct package *p, const char *name,
	      const struct xml_handlers *handlers, void *of, struct diag *d);

/*
 * Reads on, to the end or until a handler pauses. False: at the end, or after a fault, which is in
 * the *d given to xml_open.
 */
bool xml_read(struct xml *x);

void xml_close(struct xml *x);

/* For handlers: makes xml_read return after this element. */
void xml_pause(struct xml *x);

/* For handlers that have filled *x->fault: ends reading. */
void xml_stop(struct xml *x);

/* Opens a part, reads it to the end and closes it. False: *d says what is wrong. */
bool xml_all(struct package *p, const char *name, const struct xml_handlers *handlers, void *of,
	     struct diag *d);

/* Returns the value of an attribute, whatever its prefix; NULL: it is not there. */
const char *xml_attribute(const char **attributes, const char *name);

/* Reads a whole number from 0 to max; -1: text is something else, or NULL. */
int64_t xml_number(const char *text, int64_t max);

/* Whether a switch is on: 1 or true. */
bool xml_on(const char *text);

#endif
