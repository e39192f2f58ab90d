/*
 * Text to numbers and back, always with a range, always the whole text, always
 * with a decimal point, never through the locale.
 */
#ifndef GLP1_BASE_NUM_H
#define GLP1_BASE_NUM_H

#include <stdint.h>

#include "base/str.h"

/*
 * An exact decimal: value = m / 10^dec, dec in 0..DEC_PLACES. Quantities and
 * money are held so; sums of them are exact or an error.
 */
struct dec {
	int64_t m;
	int32_t dec;
	bool set; /* false: no number was given */
};

enum {
	DEC_PLACES = 9, /* decimals kept; more are refused unless they are zeros */
	DEC_TEXT = 32,  /* bytes that dec_format fills at most, with its NUL */
	NUM_DIGITS = 64 /* longer numbers are refused unread */
};

enum num_status {
	NUM_OK,
	NUM_EMPTY,     /* no bytes */
	NUM_SYNTAX,    /* not a number */
	NUM_WHOLE,     /* a fraction where a whole number is needed */
	NUM_SEPARATOR, /* 1,000 or 1 000: thousands separator or decimal comma */
	NUM_CURRENCY,  /* $12 */
	NUM_EXPONENT,  /* 1E+05, as spreadsheets write long numbers */
	NUM_BRACKETS,  /* (5), as accountants write -5 */
	NUM_PLUS,      /* +5 */
	NUM_PERCENT,   /* 5% */
	NUM_UNIT,      /* 5 vials, 0.25 mg */
	NUM_LONG,      /* over NUM_DIGITS characters */
	NUM_PLACES,    /* more than DEC_PLACES decimals */
	NUM_RANGE      /* does not fit */
};

/* Wide enough for sums of many decimals; whether the result is a decimal is judged at the end. */
__extension__ typedef __int128 dec_wide;

/*
 * Sets *out to m / 10^places, places in 0..DEC_PLACES; zeros at its end are dropped where it
 * does not fit otherwise. NUM_RANGE, *out unchanged: it does not fit.
 */
enum num_status dec_from_wide(dec_wide m, int32_t places, struct dec *out);

/* Returns d in units of 10^-places: d.m * 10^(places - d.dec), places from d.dec to DEC_PLACES. */
dec_wide dec_to_wide(struct dec d, int32_t places);

/* Whether d has no fraction. */
bool dec_is_whole(struct dec d);

/* Reads [-]digits[.[digits]] or [-].digits exactly; zeros at the end of a fraction are dropped. */
enum num_status dec_parse(struct str s, struct dec *out);

/* Writes d as its shortest exact text, and a NUL; returns the length of the text. */
size_t dec_format(struct dec d, char out[DEC_TEXT]);

/* Returns the double nearest to d. */
double dec_double(struct dec d);

/* Returns the nearest decimal of six places; .set is false for NaN, and from 1e12 on. */
struct dec dec_from_real(double x);

/* Adds d to *to. NUM_RANGE, *to unchanged: the exact sum does not fit. */
enum num_status dec_add(struct dec *to, struct dec d);

/* Subtracts d from *from, in the same way. */
enum num_status dec_sub(struct dec *from, struct dec d);

/* Multiplies *m by 10^places, places >= 0. False, *m unchanged: that does not fit 64 bits. */
bool dec_scale(int64_t *m, int32_t places);

enum { NUM_FIXED = 350 }; /* bytes for any double with up to 30 decimals, and a NUL */

/* Writes x as printf does by %.*f, but faster for most numbers; returns the length. */
size_t num_fixed(double x, int decimals, char out[NUM_FIXED]);

/*
 * Copies a number, digits with or without a minus and decimals, with a comma between its thousands;
 * to must hold 4/3 of its bytes. Returns the length.
 */
size_t num_grouped(struct str number, char *to);

/* Rounds up to a whole number, but down where x is at most 1e-9 above one; never -0. */
double num_ceil(double x);

/* Reads s, digits with an optional minus before them, as a whole number from min to max. */
enum num_status num_whole(struct str s, int64_t min, int64_t max, int64_t *out);

/* Reads s as a decimal number from min to max, into a double. */
enum num_status num_real(struct str s, double min, double max, double *out);

/* Returns what is wrong, as text for a message; NULL for NUM_OK. */
const char *num_message(enum num_status st);
/* Returns the remedy, as text for a message; NULL: there is none to name. */
const char *num_hint(enum num_status st);

#endif
