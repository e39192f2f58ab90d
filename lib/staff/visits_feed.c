/* Reads appointments, panels, workloads and queues. */
#include "staff/visits_feed.h"

#include <inttypes.h>
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/mem.h"

#include "base/banned.h"

const char *const unsettled_names[] = { "ask", "occurred", "no_show", "leave_out", NULL };

static const char *const yes_words[] = { "unknown", "no", "yes", NULL };
enum { YES_UNKNOWN, YES_NO, YES_YES };

struct appointment {
	int32_t date, no_show;
	struct str start, end, type, status, location, clinician, state, patient;
	double minutes;
};

#define COL(member) CSV_MEMBER(struct appointment, member)

static const struct csv_col appointment_cols[] = {
	{ COL(type), .required = true, .may_be_empty = true,
	  .aliases = "appointment_type,appt_type,service,service_name,service_type,visit_type,reason,"
		     "appointment_profile",
	  .help = "what kind of visit, as --standards calls it" },
	{ COL(date), .type = COL_DATE,
	  .aliases = "appointment_date,appt_date,day,visit_date,appointmentday,appointment_day",
	  .help = "day of the appointment; this or start must be there" },
	{ COL(start), .aliases = "start_time,start_date,startdate,starts_at,scheduled_time",
	  .help = "day and time as YYYY-MM-DDTHH:MM, or with date the time as HH:MM" },
	{ COL(minutes), .type = COL_REAL,
	  .aliases = "duration,actual_duration,service_duration,duration_minutes",
	  .min = 0, .max = 1440, .unit = "minutes", .help = "that it took" },
	{ COL(end), .aliases = "end_time,end_date,enddate,ends_at",
	  .help = "as start; minutes if those are not given" },
	{ COL(status),
	  .aliases = "appointment_status,appt_status,visit_status,appointment_state,confirmation_status,"
		     "confirmationstatus",
	  .help = "booked, arrived, occurred, no_show, cancelled, late_cancel, rescheduled, or the "
		  "word of a "
		  "booking system; if there is no such column all took place" },
	{ COL(no_show), .type = COL_WORD, .words = yes_words,
	  .aliases = "noshow,missed", .synonyms = "0=no,1=yes,false=no,true=yes,n=no,y=yes",
	  .help = "yes or no, where that is all that is recorded" },
	{ COL(location),
	  .aliases = "site,clinic,office,location_name,service_location_name,servicelocationname",
	  .help = "where; one place if absent" },
	{ COL(clinician),
	  .aliases = "provider,provider_name,doctor,staff,staff_name,practitioner,resource_name",
	  .help = "who; not used in sums" },
	{ COL(patient), .aliases = "patient_id,client_id",
	  .help = "a key of who came, never printed: what is booked twice, or was joined "
		  "again, is told" },
	{ COL(state), .help = "postal code of the patient's state: whose caps bind" },
};

#undef COL

/* Reads HH:MM[:SS...] of a 24-hour day. False: it is something else. */
static bool read_clock(struct str s, int32_t *minute)
{
	int64_t hour, min;
	if (s.n < 5 || s.p[2] != ':' || num_whole((struct str){ s.p, 2 }, 0, 23, &hour) != NUM_OK ||
	    num_whole((struct str){ s.p + 3, 2 }, 0, 59, &min) != NUM_OK ||
	    (s.n > 5 && s.p[5] != ':' &&
	    s.p[5] != 'Z' && s.p[5] != '+' && s.p[5] != '-' && s.p[5] != ' '))
		return false;
	*minute = (int32_t)(hour * 60 + min);
	return true;
}

/* Reads a day with or without a time (*minute -1), or only a time of the day `date`. */
static bool read_moment(struct str s, int32_t date, int32_t *day, int32_t *minute)
{
	*day = date;
	*minute = -1;
	if (!s.n || (date != DATE_NONE && read_clock(s, minute)))
		return true;
	if (date_parse(s, day) != DATE_OK)
		return false;
	struct str clock = { s.p + 11, s.n > 11 ? s.n - 11 : 0 };
	return !clock.n || read_clock(clock, minute);
}

/* Sets day, minute and minutes. False: *at is the member at fault. */
static bool when(const struct appointment *a, struct visit *v, size_t *at)
{
	int32_t end_day, end;
	*at = offsetof(struct appointment, start);
	if (!read_moment(a->start, a->date, &v->day, &v->minute) || v->day == DATE_NONE)
		return false;
	*at = offsetof(struct appointment, end);
	if (!read_moment(a->end, v->day, &end_day, &end))
		return false;
	v->minutes = a->minutes;
	if (!isnan(v->minutes) || v->minute < 0 || end < 0)
		return true;
	v->minutes = (end_day - v->day) * 1440.0 + end - v->minute;
	if (v->minutes < 0 && end_day == v->day)
		v->minutes += 1440; /* both are only times, and it went over midnight */
	return v->minutes >= 0 && v->minutes <= 1440;
}

static bool check_appointment(const void *row, struct diag *d, size_t *offset)
{
	struct visit v;
	if (when(row, &v, offset))
		return true;
	bool none = v.day == DATE_NONE && *offset == offsetof(struct appointment, start);
	diag_set(d, DIAG_DATA, none ? "neither date nor start" : "not a day and time");
	d->hint = none ? "give one of them"
		: "write YYYY-MM-DDTHH:MM, or have glp1-import read the export";
	return false;
}

const struct feed appointment_feed = { FEED_COLS(appointment_cols),
				       .row_size = sizeof(struct appointment),
				       .check = check_appointment };

/* Splits WORD=STATUS into its two sides. */
static bool split(const char *item, struct str *word, enum visit_status *status)
{
	const char *sign = strrchr(item, '=');
	*word = (struct str){ item, sign ? (size_t)(sign - item) : 0 };
	*status = sign ? visit_status_of(str_from(sign + 1)) : VISIT_UNKNOWN;
	return *status != VISIT_UNKNOWN;
}

bool visits_words_check(struct tool *t, const struct opt_list *words)
{
	struct str word;
	enum visit_status status;
	for (size_t i = 0; i < words->n; i++)
		if (!split(words->item[i], &word, &status))
			return tool_option_fault(t, "--status",
						 "not WORD=STATUS, STATUS being booked, arrived, "
				"occurred, no_show, cancelled, late_cancel or rescheduled");
	return true;
}

static enum visit_status status_of(const struct input *in, const struct appointment *a,
				   const struct visits_how *how)
{
	struct str word;
	enum visit_status status;
	bool has = input_has(in, offsetof(struct appointment, status));
	for (size_t i = 0; has && i < how->words->n; i++)
		if (split(how->words->item[i], &word, &status) && visit_same_word(word, a->status))
			return status;
	status = has ? visit_status_of(a->status) : VISIT_UNKNOWN;
	if (status == VISIT_UNKNOWN && a->no_show != YES_UNKNOWN)
		return a->no_show == YES_YES ? VISIT_NO_SHOW : VISIT_OCCURRED;
	return has || input_has(in, offsetof(struct appointment, no_show)) ? status
		: VISIT_OCCURRED;
}

/* Counts what took place with the patient, start and clinician of a row before it. */
static void see_again(struct visits_read *r, const struct appointment *a, const struct visit *v)
{
	char start[32];
	bool made;
	if (!a->patient.n || v->minute < 0 ||
	    (v->status != VISIT_OCCURRED && v->status != VISIT_ARRIVED))
		return;
	int n = snprintf(start, sizeof(start), "%" PRId32 " %" PRId32 " ", v->day, v->minute);
	size_t size = (size_t)n + a->clinician.n;
	char *at = mem_alloc(size);
	memcpy(at, start, (size_t)n);
	memcpy(at + n, a->clinician.p, a->clinician.n);
	map_get_pair(&r->seen, (struct str){ at, size }, a->patient, 1, &made);
	mem_free(at);
	if (!made && !r->again++) {
		r->again_file = v->file;
		r->again_line = v->line;
	}
}

/* Adds an appointment; one after the as-of day need not be settled yet. */
static void add_appointment(struct visits_read *r, struct input *in, const struct appointment *a,
			    const struct visits_how *how)
{
	static const enum visit_status as[] = { [UNSETTLED_OCCURRED] = VISIT_OCCURRED,
						[UNSETTLED_NO_SHOW] = VISIT_NO_SHOW };
	struct visit v = { .location = a->location, .type = a->type, .state = a->state,
			   .file = in->name, .line = in->raw.line };
	struct diag d;
	size_t at;
	when(a, &v, &at);
	if (v.day < how->as_of - DATE_DAYS_BACK) {
		diag_set(&d, DIAG_DATA, "more than 50 years before --as-of: mend the date");
		input_row_fault(in, &d, offsetof(struct appointment, start));
		return;
	}
	v.status = status_of(in, a, how);
	bool settled = v.status != VISIT_UNKNOWN && v.status != VISIT_BOOKED;
	if (v.day < how->since || (how->until != DATE_NONE && v.day > how->until)) {
		; /* another period */
	} else if (v.day > how->as_of) {
		r->visits.ahead++;
	} else if (settled) {
		see_again(r, a, &v);
		visits_add(&r->visits, &v);
	} else if (how->unsettled == UNSETTLED_FAULT) {
		diag_set(&d, DIAG_DATA, v.status == VISIT_BOOKED
			 ? "the day is over and it is only booked"
								 : "what became of it is not "
								   "known");
		d.hint = "say --status WORD=STATUS for a word of the clinic, --unsettled=occurred, "
			 "no_show or "
			 "leave_out for all";
		input_row_fault(in, &d, offsetof(struct appointment, status));
	} else if (how->unsettled != UNSETTLED_LEAVE_OUT) {
		v.status = as[how->unsettled];
		see_again(r, a, &v);
		visits_add(&r->visits, &v);
	}
}

static void add_queue(struct visits_read *r, const struct queue_row *row)
{
	r->queues = array_room(r->queues, r->n_queues, &r->queues_size, sizeof(*r->queues));
	r->queues[r->n_queues] = *row;
	r->queues[r->n_queues++].queue = arena_copy(&r->visits.arena, row->queue);
}

/* Each row looks for its state among those before it: a column of names there would take hours. */
static void check_states(const struct visits *v, struct input *in)
{
	struct diag d;
	if (v->n_states <= VISITS_STATES_MAX)
		return;
	diag_set(&d, DIAG_DATA, "more than %d states", VISITS_STATES_MAX);
	d.hint = "is this the column? --map state= leaves it out";
	input_stop(in, &d, offsetof(struct appointment, state));
}

bool visits_read(struct visits_read *r, struct tool *t, const struct visits_how *how)
{
	static const struct feed *const kinds[VISITS_INPUTS] = { &appointment_feed, &panel_feed,
								 &workload_feed, &queue_feed };
	union {
		struct appointment appointment;
		struct phase_row panel;
		struct workload_row workload;
		struct queue_row queue;
	} row;
	struct input in;
	if (!input_init(&in, t, NULL, &row))
		return false;
	while (input_next(&in)) {
		uint64_t line = in.raw.line;
		if (in.feed == &appointment_feed)
			add_appointment(r, &in, &row.appointment, how);
		else if (in.feed == &panel_feed)
			visits_tally(&r->visits, row.panel.location, row.panel.phase, in.name, line)
				->per_year += row.panel.patients;
		else if (in.feed == &workload_feed)
			visits_tally(&r->visits, row.workload.location, row.workload.activity,
				     in.name, line)
				->per_year += row.workload.per_year;
		else
			add_queue(r, &row.queue);
		check_states(&r->visits, &in);
	}
	for (int i = 0; i < VISITS_INPUTS; i++)
		if (in.feed == kinds[i])
			r->kind = (enum visits_input)i;
	if (r->visits.appointments && how->since != DATE_NONE)
		r->visits.first = how->since;
	if (r->visits.appointments && how->until != DATE_NONE)
		r->visits.last = how->until < how->as_of ? how->until : how->as_of;
	visits_sort(&r->visits);
	if (r->again)
		tool_note(t, "visits with the patient, start and clinician of one before them: %zu, "
			  "the first %s:%" PRIu64 "; each counts, leave out what was joined again",
			  r->again, r->again_file, r->again_line);
	return input_finish(&in);
}

void visits_read_release(struct visits_read *r)
{
	visits_release(&r->visits);
	map_release(&r->seen);
	mem_free(r->queues);
}
