/* Finds the events of a pharmacy by name. */
#include "pharm/events.h"

#include <stdio.h>

#include "pharm/answers.h"
#include "pharm/official.h"

#include "base/banned.h"

bool pharm_event_is_closed(const struct pharm_event *e, bool letter)
{
	return letter ? pharm_list_day(e->closed) != DATE_NONE
		      : str_ieq(str_trim(e->closed), STR("terminated"));
}

/* The worst of a run of events as an answer: open or closed, with a day if there is one. */
static struct str worst_of(struct names_run run, const struct pharm_event *list, bool letter,
			   struct arena *arena)
{
	bool open = false;
	int32_t latest = DATE_NONE;
	char text[16 + DATE_TEXT], day[DATE_TEXT] = "";
	for (size_t i = 0; i < run.n; i++) {
		const struct pharm_event *e = &list[run.entry[i].id];
		bool is_open = !pharm_event_is_closed(e, letter);
		int32_t on = pharm_list_day(e->date);
		if (is_open < open)
			continue;
		latest = is_open > open || on > latest ? on : latest;
		open = is_open;
	}
	if (latest != DATE_NONE)
		date_format(latest, day);
	int n = snprintf(text, sizeof(text), "%s%s%s", open ? "open" : "closed", *day ? " " : "", day);
	return arena_copy(arena, (struct str){ text, (size_t)n });
}

size_t pharm_apply_events(struct pharmacy *p, size_t n, const struct pharm_event *list,
			  size_t n_list, bool letter, struct arena *arena)
{
	struct names names = { 0 };
	size_t found = 0, criterion = letter ? PHARM_ANSWER_warning_letter : PHARM_ANSWER_recalls;
	for (size_t i = 0; i < n_list; i++)
		names_add(&names, &list[i].folded, i);
	names_index(&names);
	for (size_t i = 0; i < n; i++) {
		struct pharm_answer *a = &p[i].answer[criterion];
		struct names_run run = names_same(&names, &p[i].folded);
		if (run.n) {
			if (!a->official.n)
				a->register_text = a->text;
			a->text = worst_of(run, list, letter, arena);
			a->official = letter ? STR("list of letters") : STR("list of recalls");
			found++;
			continue;
		}
		struct names_near near = names_near(&names, &p[i].folded);
		if (near.n && !p[i].near.n)
			p[i].near = list[near.entry[0]->id].firm;
	}
	names_release(&names);
	return found;
}
