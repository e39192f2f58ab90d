/* What glp1-import does with its files: each recognised by itself, all of them one stream. */
#ifndef GLP1_IMPORT_IMPORT_RUN_H
#define GLP1_IMPORT_IMPORT_RUN_H

#include "tool/tool.h"

enum { REFUNDS_RETURN, REFUNDS_NONE };

struct import_options {
	int32_t to;          /* 0: what is usual for the export; else a target, counted from 1 */
	const char *as, *show, *sheet, *skipped;
	struct opt_file profiles, items, waivers;
	int32_t as_of;       /* DATE_NONE: not said */
	int32_t judged;      /* the day on which waivers count, set by prepare: as_of, else today */
	int32_t refunds;     /* REFUNDS_... */
	int32_t encoding;    /* index into import_encodings */
	bool by_key;         /* a row whose key an earlier file has counts once */
	bool ndc;            /* the SKU is the NDC */
	bool health;         /* of contacts the health columns are written */
	bool findings;       /* of contacts they are written as audits have them */
	bool with_baa;       /* the system may hold health data */
	bool list;
	void *converter;     /* for Windows-1252 */
};

extern const char *const import_to[];        /* words of --to */
extern const char *const import_refunds[];   /* of --refunds */
extern const char *const import_encodings[]; /* of --encoding */

/* tool_prepare: chooses the report, and refuses options that mean nothing here. */
bool import_prepare(struct tool *t, void *options);

/* tool_run */
void import_run(struct tool *t, void *options);

#endif
