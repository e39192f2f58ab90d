/* Reading dates, numbers and words, and what is said of cells that cannot be read. */
#include "csv/cell.h"

#include "base/shell.h"
#include "base/text.h"
#include "csv/date_fault.h"

#include <math.h>
#include <stdio.h>

#include "base/banned.h"

static enum bind_result cell_fault(const struct csv_binding *b, const struct csv_row *row,
				   const struct csv_bound *bound, const char *what,
				   const char *hint, struct diag *d)
{
	diag_set(d, DIAG_DATA, "%s", what);
	d->hint = hint;
	csv_bind_place(b, row, bound->offset, d);
	return BIND_FAULT;
}

/* Returns the word that --words has for s; else s itself. */
static struct str own_word(const struct csv_binding *b, const struct csv_col *col, struct str s)
{
	struct str column;
	for (size_t i = b->n_words; i-- > 0;)
		if (csv_map_of_file(b->words[i].field, b->file, &column) &&
		    csv_name_matches(column, str_from(col->name)) && str_ieq(s, b->words[i].other))
			return b->words[i].word;
	return s;
}

/* Returns the word that the column's synonyms have for s; NULL: none. */
static struct str synonym_of(const struct csv_col *col, struct str s)
{
	struct str list = { col->synonyms, col->synonyms ? strlen(col->synonyms) : 0 }, other, word;
	while (str_next_part(&list, ",=", &other)) {
		str_next_part(&list, ",=", &word);
		if (str_ieq(s, other))
			return word;
	}
	return (struct str){ NULL, 0 };
}

/* Returns the index of a word of the column; -1: it is none, or NULL. */
static int32_t index_of(const struct csv_col *col, struct str s)
{
	for (int32_t i = 0; s.p && col->words[i]; i++)
		if (str_ieq(s, str_from(col->words[i])))
			return i;
	return -1;
}

/* Reads s as a word of the column, its index to *out; empty is 0, the first. False: it is none. */
static bool read_word(const struct csv_binding *b, struct csv_bound *bound, struct str s,
		      int32_t *out)
{
	*out = 0;
	if (s.n == 0)
		return true;
	s = own_word(b, bound->col, s);
	int32_t i = index_of(bound->col, s);
	if (i < 0)
		i = index_of(bound->col, synonym_of(bound->col, s));
	if (i < 0)
		return false;
	*out = i;
	struct str word = str_from(bound->col->words[i]);
	if (str_eq(own_word(b, bound->col, word), word)) { /* else --words has it for another one */
		bound->memo_word = i;
		bound->memo = word;
	}
	return true;
}

/* Appends to d->what; false if there is no room for all of it. */
static bool append(struct diag *d, const char *before, struct str s)
{
	size_t n = strlen(d->what), room = sizeof(d->what) - n;
	int more = snprintf(d->what + n, room, "%s%.*s", before, (int)s.n, s.p);
	if (more >= 0 && (size_t)more < room)
		return true;
	d->what[n] = '\0';
	return false;
}

/* Appends the synonyms of a word, as " (0, false, n)". */
static bool add_synonyms(const struct csv_col *col, struct str word, struct diag *d)
{
	struct str list = { col->synonyms, col->synonyms ? strlen(col->synonyms) : 0 }, other, of;
	bool any = false, fits = true;
	while (str_next_part(&list, ",=", &other)) {
		str_next_part(&list, ",=", &of);
		if (!str_ieq(of, word))
			continue;
		fits = fits && append(d, any ? ", " : " (", other);
		any = true;
	}
	return fits && (!any || append(d, ")", (struct str){ "", 0 }));
}

/* Returns the first word that people may write: a "" before it stands for an empty cell. */
static const char *const *first_word(const struct csv_col *col)
{
	return col->words + (*col->words[0] == '\0');
}

/* Sets *d to a list of the words that a column takes; false: there is no room for all. */
static bool list_words(const struct csv_col *col, bool synonyms, struct diag *d)
{
	bool fits = true;
	diag_set(d, DIAG_DATA, "not one of");
	for (const char *const *w = first_word(col); *w && fits; w++)
		fits = append(d, w == first_word(col) ? " " : ", ", str_from(*w)) &&
		       (!synonyms || add_synonyms(col, str_from(*w), d));
	return fits;
}

static enum bind_result word_fault(const struct csv_binding *b, const struct csv_row *row,
				   const struct csv_bound *bound, struct diag *d)
{
	const struct csv_col *col = bound->col;
	const char *file = b->file ? b->file : "", *dot = b->file ? "." : "";
	char words[DIAG_NAME], word[DIAG_NAME];
	if (!list_words(col, true, d)) {
		list_words(col, false, d);
		append(d, "; --columns has their synonyms", (struct str){ "", 0 });
	}
	csv_bind_place(b, row, bound->offset, d);
	d->hint = NULL;
	snprintf(words, sizeof(words), "%s%s%s=THIS:%s", file, dot, col->name, *first_word(col));
	shell_word(words, word, sizeof(word));
	diag_remedy(d, "if it stands for one of them, say --words %s", word);
	if (!col->required && !csv_name_matches(b->header[bound->at], str_from(col->name)))
		diag_remedy(d, "say --words %s if it stands for one of them, or --map %s%s%s= if "
			    "the column is not \"%s\"", word, file, dot, col->name, col->name);
	return BIND_FAULT;
}

static enum date_status read_date(struct csv_binding *b, struct str s, int32_t *day)
{
	if (!b->date_format) {
		enum date_status st = b->zoned ? date_parse_zoned(s, day) : date_parse(s, day);
		if (st == DATE_OK && *day >= b->earliest && (!b->zoned || s.n == 10))
			b->month = date_month_of(s, *day);
		return st;
	}
	if (str_eq(s, (struct str){ b->memo_text, sizeof(b->memo_text) })) {
		*day = b->memo_day;
		return DATE_OK;
	}
	enum date_status st = date_parse_format(s, b->date_format, day);
	if (st == DATE_OK && s.n == sizeof(b->memo_text)) {
		memcpy(b->memo_text, s.p, sizeof(b->memo_text));
		b->memo_day = *day;
	}
	return st;
}

/* Whether s is what people type where there is no date or number. */
static bool says_none(struct str s)
{
	static const char *const none[] = { "-", "--", "---", "\xe2\x80\x93", "\xe2\x80\x94", "n/a",
		    "na", "n.a.",
					    "none", "nil", "null", "never", "no expiry", "does not expire", "evergreen" };
	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
		if (str_ieq(s, str_from(none[i])))
			return true;
	return false;
}

/* Reads s as a date by the rules of its column; empty, or a word for none, is DATE_NONE. */
static enum date_status date_of(struct csv_binding *b, const struct csv_col *col, struct str s,
				int32_t *day)
{
	*day = DATE_NONE;
	if (s.n == 0)
		return DATE_OK;
	enum date_status st = read_date(b, s, day), other = DATE_SYNTAX;
	if (st == DATE_SYNTAX && !col->required && says_none(s))
		return DATE_OK;
	if (st == DATE_SYNTAX && col->expiry)
		other = date_parse_expiry(s, day);
	return other == DATE_SYNTAX ? st : other;
}

static enum bind_result date_fault(const struct csv_binding *b, const struct csv_row *row,
				   const struct csv_bound *bound, struct str s, enum date_status st,
				   struct diag *d)
{
	bool own = st == DATE_SYNTAX && b->date_format;
	cell_fault(b, row, bound, own ? "date not as --date-format says" : date_message(st),
		   own ? NULL : date_hint(st), d);
	if (st != DATE_NONESUCH && st != DATE_NO_ZONE)
		csv_date_remedy(b, bound->col, s, d);
	return BIND_FAULT;
}

/* Reads s as an exact decimal in the range of its column; empty: to->set is false. */
static enum bind_result read_number(const struct csv_binding *b, const struct csv_row *row,
				    const struct csv_bound *bound, struct str s, struct dec *to,
				    struct diag *d)
{
	const struct csv_col *col = bound->col;
	*to = (struct dec){ 0 };
	enum num_status st = s.n ? dec_parse(s, to) : NUM_OK;
	if (st == NUM_SYNTAX && says_none(s))
		return cell_fault(b, row, bound, num_message(st), col->required && !col->may_be_empty
				  ? "write the number, or set such rows aside with --rejects"
				  : "leave it empty if there is none", d);
	if (st != NUM_OK)
		return cell_fault(b, row, bound, num_message(st), num_hint(st), d);
	double v = dec_double(*to);
	if (!to->set || (col->min == 0 && col->max == 0) || (v >= col->min && v <= col->max))
		return BIND_ROW;
	cell_fault(b, row, bound, "negative", NULL, d);
	if (v >= 0 || col->min != 0)
		snprintf(d->what, sizeof(d->what), "not from %.15g to %.15g", col->min, col->max);
	return BIND_FAULT;
}

void csv_not_utf8(struct diag *d)
{
	diag_set(d, DIAG_DATA, "not UTF-8");
	d->hint = "convert the file with iconv -f WINDOWS-1252 -t UTF-8, or an export with "
		  "glp1-import --encoding=windows-1252";
}

enum bind_result csv_read_cell(struct csv_binding *b, const struct csv_row *row,
			       struct csv_bound *bound, struct str s, void *to, struct diag *d)
{
	const struct csv_col *col = bound->col;
	if (s.n == 0 && col->required && !col->may_be_empty)
		return cell_fault(b, row, bound, "empty", NULL, d);
	if (col->type == COL_DATE) {
		enum date_status st = date_of(b, col, s, to);
		if (st != DATE_OK)
			return date_fault(b, row, bound, s, st, d);
		if (*(int32_t *)to != DATE_NONE && *(int32_t *)to < b->earliest && !col->old)
			return cell_fault(b, row, bound, "more than 50 years before --as-of",
					  "mend the date, or say the --as-of that it belongs to", d);
	} else if (col->type == COL_DEC) {
		return read_number(b, row, bound, s, to, d);
	} else if (col->type == COL_REAL) {
		struct dec v;
		enum bind_result read = read_number(b, row, bound, s, &v, d);
		*(double *)to = v.set ? dec_double(v) : NAN;
		return read;
	} else if (col->type == COL_TEXT) {
		*(struct str *)to = s;
		if (row->high && text_valid(s) < s.n) {
			csv_not_utf8(d);
			csv_bind_place(b, row, bound->offset, d);
			return BIND_FAULT;
		}
	} else if (!read_word(b, bound, s, to)) {
		return word_fault(b, row, bound, d);
	}
	return BIND_ROW;
}
