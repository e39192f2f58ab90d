/*
 * A part of a workbook as XML, element by element. A document type, and so any entity, is
 * refused; so are elements nested deeper and names and attributes longer than any workbook's.
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
	bool paused;         /* xml_pause */
	struct diag *fault;  /* where a fault goes; its class tells */
};

/* Opens a part for reading. False, *d filled. Close it in either case. */
bool xml_open(struct xml *x, struct package *p, const char *name,
	      const struct xml_handlers *handlers, void *of, struct diag *d);

/*
 * Reads on, to the end or until a handler pauses. False at the end, or after a fault, which
 * is in *d as given to xml_open.
 */
bool xml_read(struct xml *x);

void xml_close(struct xml *x);

/* For handlers: xml_read returns behind this element. */
void xml_pause(struct xml *x);

/* For handlers, which have filled *x->fault: reading is over. */
void xml_stop(struct xml *x);

/* Opens, reads to the end, closes. False, *d filled. */
bool xml_all(struct package *p, const char *name, const struct xml_handlers *handlers, void *of,
	     struct diag *d);

/* The attribute of that name, whatever its prefix; NULL: it is not there. */
const char *xml_attribute(const char **attributes, const char *name);

/* A whole number from 0 to max that an attribute holds; -1: something else, or nothing. */
int64_t xml_number(const char *text, int64_t max);

/* A switch: 1 or true. */
bool xml_on(const char *text);

#endif
