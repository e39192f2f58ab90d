/* The section on cover: a row for each person or party, a column for each line of insurance. */
#include "report/page.h"

#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "cover/cover.h"

#include "base/banned.h"

enum { ROWS_SHOWN = 40 };

/* A cell of the grid; NOT_NEEDED if no row asks for the line. */
enum holds { NOT_NEEDED, COVERED, IN_DOUBT, MISSING, UNKNOWN };

struct person {
	struct str who, role, state;
	struct row line[COVER_LINES]; /* its table NULL: not needed */
};

static enum holds holds_of(struct row r)
{
	if (!r.table)
		return NOT_NEEDED;
	struct str holds = cell_of(r, "holds");
	if (str_eq(holds, STR("yes")))
		return COVERED;
	if (!str_eq(holds, STR("no")))
		return UNKNOWN;
	return cell_of(r, "policy").n ? IN_DOUBT : MISSING;
}

/* The line of insurance of a row; COVER_LINES: it is none that we know. */
static int line_of(struct row r)
{
	int i = 0;
	while (i < COVER_LINES && !str_eq(cell_of(r, "line"), str_from(cover_line_names[i])))
		i++;
	return i;
}

/* Returns the *n people and parties, in the order of the grid; mem_free the array. */
static struct person *people_of(const struct row *rows, size_t n_rows, size_t *n)
{
	struct map at = { 0 };
	struct person *people = mem_zero(n_rows, sizeof(*people));
	*n = 0;
	for (size_t i = 0; i < n_rows; i++) {
		bool made;
		int line = line_of(rows[i]);
		size_t *k = map_get_pair(&at, cell_of(rows[i], "who"), cell_of(rows[i], "state"),
					 sizeof(*k), &made);
		if (made) {
			*k = (*n)++;
			people[*k] = (struct person){ .who = cell_of(rows[i], "who"),
						      .role = cell_of(rows[i], "role"),
						      .state = cell_of(rows[i], "state") };
		}
		if (line < COVER_LINES)
			people[*k].line[line] = rows[i];
	}
	map_release(&at);
	return people;
}

static void put_holds(struct page *p, struct row r, int line)
{
	static const struct {
		const char *mark, *word, *class;
	} says[] = {
		[COVERED] = { "ok", "covered", "ok" },
		[IN_DOUBT] = { "high", "in doubt", "act" },
		[MISSING] = { "no", "missing", "crit" },
		[UNKNOWN] = { "ask", "not known", "act" },
	};
	enum holds h = holds_of(r);
	if (h == NOT_NEEDED) { /* folded, it is left out */
		put(&p->o, "<td class='no soft' role='cell'>not needed</td>");
		return;
	}
	put(&p->o, "<td role='cell'><small>%s </small>", cover_line_names[line]);
	page_mark(p, says[h].mark, says[h].word, says[h].class);
	if (h == COVERED || h == IN_DOUBT)
		put(&p->o, "<span class='cite'>until %d</span>", day_of(r, "expires"));
	put(&p->o, "</td>");
}

static void put_person(struct page *p, const struct person *one, const bool *used)
{
	put(&p->o, "<tr role='row'><th scope='row' role='rowheader' class='pw1'>%b", one->who);
	if (one->role.n)
		put(&p->o, " <span class='tag'>%b%r%b</span>", one->role, one->state.n ? ", " : "",
		    one->state);
	put(&p->o, "</th>");
	for (int i = 0; i < COVER_LINES; i++)
		if (used[i])
			put_holds(p, one->line[i], i);
	put(&p->o, "</tr>\n");
}

static struct str finding(struct page *p, const struct row *rows, size_t n)
{
	size_t of[UNKNOWN + 1] = { 0 };
	for (size_t i = 0; i < n; i++)
		of[holds_of(rows[i])]++;
	if (of[COVERED] == n)
		return STR("Every line is covered for everybody.");
	return SAY(p, "Of %n covers: %n missing, %n in doubt, %n not known.", n, of[MISSING],
		   of[IN_DOUBT], of[UNKNOWN]);
}

static void put_grid(struct page *p, const struct row *rows, size_t n)
{
	char head[COVER_LINES * 24] = ":Who";
	size_t at = strlen(head), n_people;
	bool used[COVER_LINES + 1] = { false };
	struct person *people = people_of(rows, n, &n_people);
	for (size_t i = 0; i < n; i++)
		used[line_of(rows[i])] = true;
	for (int i = 0; i < COVER_LINES; i++)
		if (used[i])
			at += (size_t)snprintf(head + at, sizeof(head) - at, "|:%s",
					       cover_line_names[i]);
	page_table(p, finding(p, rows, n),
		   "Lines of insurance that each must have. In doubt: a policy is in force, and a "
		   "rule found that it may not pay; which, Audits says.",
		   head);
	put(&p->o, "<tbody role='rowgroup'>\n");
	for (size_t i = 0; i < n_people && i < ROWS_SHOWN; i++)
		put_person(p, &people[i], used);
	put(&p->o, "</tbody>\n");
	page_table_end(p);
	if (n_people > ROWS_SHOWN)
		put(&p->o, "<p class='note'>%n more are in the file of glp1-cover-audit.</p>\n",
		    n_people - ROWS_SHOWN);
	mem_free(people);
}

void page_insurance(struct page *p)
{
	size_t n;
	struct row *rows = rows_of(p->t, PART_GRID, &n);
	if (n)
		put_grid(p, rows, n);
	else
		put(&p->o, "<p class='block'>No row: nobody is known who must be covered.</p>\n");
	mem_free(rows);
}
