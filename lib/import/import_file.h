/* One file of a run, by what its target is; for this room. */
#ifndef GLP1_IMPORT_IMPORT_FILE_H
#define GLP1_IMPORT_IMPORT_FILE_H

#include "import/contacts.h"
#include "import/export.h"
#include "import/health.h"
#include "import/import_report.h"
#include "import/import_run.h"
#include "import/items_feed.h"
#include "import/turn.h"
#include "stream/rows.h"

struct import_run {
	struct tool *tool;
	const struct import_options *options;
	struct profiles profiles;
	struct items items;
	enum target to;            /* TARGETS: not known yet */
	const char *file;          /* under way, for messages */
	uint32_t file_no, files;
	uint32_t faults;           /* of rows; after INPUT_FAULTS_MAX of them it stops */
	bool stopped;
	uint64_t read, written;
	struct reasons reasons;
	struct keys keys;
	uint64_t overlapping;      /* rows whose key an earlier file has, and that count all the same */
	struct csv_writer skipped; /* rows left out go there */
	bool skipping;             /* --skipped was given */
	struct str *cells;         /* of the row under way, as the turn reads them */
	size_t size;
	struct import_row row;
	struct contacts contacts;
	struct health_column *health;
	size_t n_health, health_size;
	struct rows waivers;       /* struct health_waiver */
	struct arena arena;
};

/* Says a fault of the file under way, at a line (0: none). Returns false. */
bool import_fault(struct import_run *r, struct diag *d, uint64_t line);

/* A row that cannot be used: said, and counted. */
void import_bad_row(struct import_run *r, struct diag *d, uint64_t line);

/*
 * The next record that has a cell for each column: those that the turn reads are in r->cells.
 * False at the end, or when reading stopped; what was wrong has been said.
 */
bool import_next(struct import_run *r, struct export *e, const struct turn *t, struct csv_row *row);

/* Notes that a row was left out. */
void import_left_out(struct import_run *r, struct reason *why, const struct export *e,
		     uint64_t line);

/* Whether an earlier file has the key of the row at hand. False, too, without --key. */
bool import_seen(struct import_run *r, const struct turn *t);

/* The rows of an export, by its target. */
void import_rows(struct import_run *r, struct export *e, struct turn *t);
void import_visit(struct import_run *r, struct export *e, struct turn *t);
void import_contacts(struct import_run *r, struct export *e, struct turn *t);

/* After all files: writes what was counted of contacts. */
void import_contacts_finish(struct import_run *r);

#endif
