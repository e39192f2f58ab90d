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

/* Wide enough to sum many decimals in before it is judged whether the sum is one. */
__extension__ typedef __int128 dec_wide;

/*
 * m / 10^places, places in 0..DEC_PLACES, without zeros behind the point that are in the
 * way. NUM_RANGE, *out unchanged, when it does not fit.
 */
enum num_status dec_from_wide(dec_wide m, int32_t places, struct dec *out);

/* d.m * 10^(places - d.dec), places from d.dec to DEC_PLACES. */
dec_wide dec_to_wide(struct dec d, int32_t places);

/* No fraction. */
bool dec_is_whole(struct dec d);

/* [-]digits[.[digits]], or [-].digits, to an exact decimal; zeros at its end are dropped. */
enum num_status dec_parse(struct str s, struct dec *out);

/* Writes the shortest exact decimal text and a NUL; returns its length. */
size_t dec_format(struct dec d, char out[DEC_TEXT]);

/* The nearest double. */
double dec_double(struct dec d);

/* The nearest decimal of six places; not .set for NaN and from 1e12 on. */
struct dec dec_from_real(double x);

/* *to += d. NUM_RANGE, *to unchanged, when the exact sum does not fit. */
enum num_status dec_add(struct dec *to, struct dec d);

/* *from -= d, in the same way. */
enum num_status dec_sub(struct dec *from, struct dec d);

/* *m * 10^places (places >= 0), false, *m unchanged, when that does not fit 64 bits. */
bool dec_scale(int64_t *m, int32_t places);

enum { NUM_FIXED = 350 }; /* bytes for any double with up to 30 decimals, and a NUL */

/* Writes what printf does by %.*f, faster for most; returns its length. */
size_t num_fixed(double x, int decimals, char out[NUM_FIXED]);

/* The next whole number, or the one that is at most a billionth below; never -0. */
double num_ceil(double x);

/* A whole number from min to max, digits with an optional leading minus. */
enum num_status num_whole(struct str s, int64_t min, int64_t max, int64_t *out);

/* A decimal number from min to max as a double. */
enum num_status num_real(struct str s, double min, double max, double *out);

/* What is wrong, for a message; NULL for NUM_OK. The remedy, or NULL. */
const char *num_message(enum num_status st);
const char *num_hint(enum num_status st);

#endif
