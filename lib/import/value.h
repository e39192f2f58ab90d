/*
 * What a cell of an export becomes on its way to a column of ours: a text, a number, or a
 * moment on the local clock of the place where it was written.
 */
#ifndef GLP1_IMPORT_VALUE_H
#define GLP1_IMPORT_VALUE_H

#include "base/date.h"
#include "base/num.h"

/* A day, and the seconds since its midnight; NO_TIME if only the day was written. */
struct moment {
	int32_t day;    /* days from 1970-01-01; DATE_NONE: none */
	int32_t second;
};

enum { NO_TIME = -1, DAY_SECONDS = 86400 };

enum value_kind {
	VALUE_CELLS,  /* the texts of several cells; on the way only */
	VALUE_TEXT,   /* an empty one: no value */
	VALUE_NUMBER, /* .set is false: no value */
	VALUE_MOMENT  /* day DATE_NONE: no value */
};

struct value {
	enum value_kind kind;
	struct str text;
	struct dec number;
	struct moment moment;
};

/* Whether a value is none. */
static inline bool value_empty(const struct value *v)
{
	if (v->kind == VALUE_NUMBER)
		return !v->number.set;
	return v->kind == VALUE_MOMENT ? v->moment.day == DATE_NONE : v->text.n == 0;
}

/* Returns the seconds from 1970-01-01 of a moment with a day; without a time, of midnight. */
static inline int64_t moment_seconds(struct moment m)
{
	return (int64_t)m.day * DAY_SECONDS + (m.second == NO_TIME ? 0 : m.second);
}

enum { MOMENT_TEXT = 20 };

/*
 * Writes YYYY-MM-DD, or YYYY-MM-DDTHH:MM if a time is known, with :SS if that is not :00 or
 * seconds are wanted, and a NUL. The day must be in DATE_FIRST..DATE_LAST. Returns the length.
 */
size_t moment_format(struct moment m, bool seconds, char out[MOMENT_TEXT]);

/*
 * Reads a moment: YYYY-MM-DD with or without a time of day, or one of the forms (strptime(3)
 * formats, each with a NUL behind it, or `serial`: a spreadsheet's count of days from 1900).
 * The time is taken as written; a zone or an offset after it does not change it.
 */
enum date_status moment_parse(struct str s, const struct str *forms, size_t n, struct moment *out);

/* Reads money as exports write it: $1,234.50, -$9.00, ($8.24), 1234.5. */
enum num_status money_parse(struct str s, struct dec *out);

enum { NDC_DIGITS = 11 };

/*
 * Writes a National Drug Code as the 11 digits of billing, 5-4-2: hyphens of the forms 4-4-2, 5-3-2
 * and 5-4-1 (21 CFR 207.33) say where a 0 is missing; 10 digits without them have lost the
 * first one. False for any other text.
 */
bool ndc_parse(struct str s, char out[NDC_DIGITS]);

/* Whether a pattern with * and ?, as for names of files, fits a text; ASCII case ignored. */
bool pattern_matches(struct str pattern, struct str text);

/* Returns s without a last word that is a zone (EDT, UTC, Z, -0400); AM and PM stay. */
struct str text_without_zone(struct str s);

/* Returns what is inside the last parentheses, as in "A. Name (a@b.example)", or before them. */
struct str text_by_parentheses(struct str s, bool inside);

#endif
