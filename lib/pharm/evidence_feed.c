/* Reads the files and applies them in order: what comes later counts. */
#include "pharm/evidence_feed.h"

#include "base/mem.h"
#include "pharm/events_feed.h"
#include "pharm/pharm_report.h"

#include "base/banned.h"

static bool read_files(struct evidence *e, struct tool *t, struct evidence_files *files,
		       const struct pharm_model *m)
{
	return rows_read(&e->fills, t, &files->fills) &&
	       pharm_supply_read(&e->supply, t, &files->volume) &&
	       pharm_facilities_read(&e->facilities, t, &files->fda_503b) &&
	       pharm_facilities_read(&e->facilities_before, t, &files->fda_503b_before) &&
	       rows_read(&e->licences, t, &files->licences) &&
	       rows_read(&e->excluded, t, &files->exclusions) &&
	       rows_read(&e->recalls, t, &files->recalls) &&
	       rows_read(&e->letters, t, &files->letters) &&
	       pharmacies_read(&e->pharmacies, t, NULL, m) &&
	       pharm_answers_read(t, &files->answers, m, &e->set, e->pharmacies.row, e->pharmacies.n,
				  &e->arena);
}

/* Says how many pharmacies a list has. False: there were too many names to compare. */
static bool say_found(struct tool *t, const char *option, size_t found, size_t n, bool fits)
{
	if (!fits)
		return tool_option_fault(t, option,
					 "too many names to compare: leave out rows of other places");
	if (t->opt.verbose)
		tool_note(t, "%s: %zu of %zu pharmacies found", option, found, n);
	return true;
}

static bool apply_events(struct evidence *e, struct tool *t, const struct evidence_files *files)
{
	struct pharmacy *p = e->pharmacies.row;
	size_t n = e->pharmacies.n;
	if (files->recalls.name)
		say_found(t, "--recalls", pharm_apply_events(p, n, e->recalls.row, e->recalls.n, false,
							     &e->arena), n, true);
	if (files->letters.name)
		say_found(t, "--warning-letters", pharm_apply_events(p, n, e->letters.row, e->letters.n,
								     true, &e->arena), n, true);
	return true;
}

static bool apply_fills(struct evidence *e, struct tool *t, const struct evidence_files *files)
{
	size_t n = e->pharmacies.n, found;
	bool fits, ok = true;
	if (files->fills.name) {
		found = pharm_apply_fills(e->pharmacies.row, n, e->fills.row, e->fills.n, &e->arena,
					  &fits);
		ok = say_found(t, "--fills", found, n, fits);
	}
	return ok;
}

/* Applies all lists; measurements come last, as they are the clinic's own. */
static bool apply_lists(struct evidence *e, struct tool *t, const struct evidence_files *files)
{
	struct pharmacy *p = e->pharmacies.row;
	size_t n = e->pharmacies.n, found;
	bool fits, ok = true;
	if (files->fda_503b.name) {
		found = pharm_apply_facilities(p, n, e->facilities.row, e->facilities.n, &e->set,
					       &e->arena, &fits);
		ok = say_found(t, "--fda-503b", found, n, fits);
	}
	if (ok && files->licences.name) {
		found = pharm_apply_licences(p, n, e->licences.row, e->licences.n, &e->arena, &fits);
		ok = say_found(t, "--licences", found, n, fits);
	}
	if (ok && files->exclusions.name) {
		struct excluded_list list;
		excluded_index(&list, &e->arena, e->excluded.row, e->excluded.n, e->set.as_of);
		found = pharm_apply_excluded(p, n, &list, e->set.as_of, &e->arena);
		ok = say_found(t, "--exclusions", found, n, true);
		excluded_release(&list);
	}
	return ok && apply_events(e, t, files) && apply_fills(e, t, files);
}

bool evidence_read(struct evidence *e, struct tool *t, struct evidence_files *files,
		   const struct pharm_model *m)
{
	return read_files(e, t, files, m) && apply_lists(e, t, files);
}

/* Keeps the rows that are for all SKUs together. */
static void keep_source(const struct pharm_source_row *row, void *of)
{
	struct evidence *e = of;
	if (!row->sku.n && row->joined_by == PHARM_EACH)
		e->each = *row;
	if (!row->sku.n && row->joined_by == PHARM_RELATED)
		e->related = *row;
}

void evidence_sources(struct evidence *e, struct tool *write)
{
	size_t n;
	struct pharm_volume *v = pharm_volume_of(&e->supply, e->fills.row, e->fills.n, &e->arena, &n);
	e->has_volume = n > 0;
	if (n)
		pharm_sources(e->pharmacies.row, e->pharmacies.n, v, n,
			      write ? pharm_report_source : keep_source,
			      write ? (void *)write : (void *)e);
	mem_free(v);
}

void evidence_release(struct evidence *e)
{
	rows_release(&e->pharmacies);
	rows_release(&e->facilities);
	rows_release(&e->facilities_before);
	rows_release(&e->fills);
	map_release(&e->supply);
	rows_release(&e->licences);
	rows_release(&e->excluded);
	rows_release(&e->recalls);
	rows_release(&e->letters);
	arena_release(&e->arena);
}
