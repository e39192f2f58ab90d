/* The run of glp1-import: it recognises each file by itself, and writes one stream. */
#ifndef GLP1_IMPORT_IMPORT_RUN_H
#define GLP1_IMPORT_IMPORT_RUN_H

#include "tool/tool.h"

enum { REFUNDS_RETURN, REFUNDS_NONE };

struct import_options {
	int32_t to;          /* 0: the usual target of the export; else 1 + enum target */
	const char *as, *show, *sheet, *skipped;
	struct opt_file profiles, items, waivers;
	int32_t as_of;       /* DATE_NONE: not said */
	int32_t judged;      /* the day on which waivers count, set by prepare: as_of, else today */
	int32_t refunds;     /* REFUNDS_... */
	int32_t encoding;    /* index into import_encodings */
	bool by_key;         /* a row whose key an earlier file has is left out */
	bool ndc;            /* the SKU is the NDC */
	bool health;         /* for contacts: write the columns that tell of health */
	bool findings;       /* for contacts: write them as findings of an audit */
	bool with_baa;       /* the system may hold health data */
	bool list;
	void *converter;     /* for Windows-1252 */
};

extern const char *const import_to[];        /* words of --to */
extern const char *const import_refunds[];   /* of --refunds */
extern const char *const import_encodings[]; /* of --encoding */

/* Chooses the report, and refuses options that mean nothing here; a tool_prepare. */
bool import_prepare(struct tool *t, void *options);

/* Runs the tool; a tool_run. */
void import_run(struct tool *t, void *options);

#endif
