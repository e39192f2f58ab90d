/* For this room: a run, and the reading of one of its files by target. */
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
	const char *file;          /* the current one, for messages */
	uint32_t file_no, files;
	uint32_t faults;           /* of rows; after INPUT_FAULTS_MAX of them reading stops */
	bool stopped;
	uint64_t read, written;
	struct reasons reasons;
	struct keys keys;
	uint64_t overlapping;      /* rows that count although an earlier file has their key */
	struct csv_writer skipped; /* rows left out go there */
	bool skipping;             /* --skipped was given */
	struct str *cells;         /* of the current row, those that the turn reads */
	size_t size;
	struct import_row row;
	struct contacts contacts;
	struct health_column *health;
	size_t n_health, health_size;
	struct rows waivers;       /* struct health_waiver */
	struct arena arena;
};

/* Says a fault of the current file, at a line (0: none), and returns false. */
bool import_fault(struct import_run *r, struct diag *d, uint64_t line);

/* Says and counts a row that cannot be used. */
void import_bad_row(struct import_run *r, struct diag *d, uint64_t line);

/*
 * Reads the next record that has a cell for each column; the cells that the turn reads are in
 * r->cells. False at the end, or if reading stopped; what was wrong was said.
 */
bool import_next(struct import_run *r, struct export *e, const struct turn *t, struct csv_row *row);

/* Counts a row that is left out, and writes it for --skipped. */
void import_left_out(struct import_run *r, struct reason *why, const struct export *e,
		     uint64_t line);

/* Whether an earlier file has the key of the row at hand. False, too, without --key. */
bool import_seen(struct import_run *r, const struct turn *t);

/* Turn the rows of an export into rows of the target, visits, or counts of contacts. */
void import_rows(struct import_run *r, struct export *e, struct turn *t);
void import_visit(struct import_run *r, struct export *e, struct turn *t);
void import_contacts(struct import_run *r, struct export *e, struct turn *t);

/* After all files: writes what was counted of contacts. */
void import_contacts_finish(struct import_run *r);

#endif
