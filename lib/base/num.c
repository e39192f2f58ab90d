/* Exact decimals and checked whole numbers. */
#include "base/num.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/banned.h"

static const int64_t power10[] = {
	1,
	10,
	100,
	1000,
	10000,
	100000,
	1000000,
	10000000,
	100000000,
	1000000000,
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Whether U+00A0 or U+202F is at p: spreadsheets write them between thousands. */
static bool is_wide_blank(const char *p)
{
	return memcmp(p, "\xc2\xa0", 2) == 0 || memcmp(p, "\xe2\x80\xaf", 3) == 0;
}

/* Returns why s is not a number, for the commonest reasons; else NUM_SYNTAX. */
static enum num_status why_not(struct str s)
{
	bool digit = false, separator = false, money = false, exponent = false, letter = false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i], low = (char)(c | 32), next = i + 1 < s.n ? s.p[i + 1] : '\0';
		bool behind = i && is_digit(s.p[i - 1]);
		digit |= is_digit(c);
		separator |= c == ',' || (behind && is_digit(next) && (c == ' ' || c == '\''));
		separator |= behind && s.n - i > 2 && is_wide_blank(s.p + i);
		money |= c == '$';
		letter |= low >= 'a' && low <= 'z';
		exponent |= behind && low == 'e' && (is_digit(next) || next == '+' || next == '-');
	}
	if (s.n > NUM_DIGITS)
		return NUM_LONG;
	if (!digit)
		return NUM_SYNTAX;
	if (money || separator)
		return money ? NUM_CURRENCY : NUM_SEPARATOR;
	if (s.p[0] == '(' && s.p[s.n - 1] == ')')
		return NUM_BRACKETS;
	if (s.p[0] == '+' && s.n > 1 && is_digit(s.p[1]))
		return NUM_PLUS;
	if (s.p[s.n - 1] == '%')
		return NUM_PERCENT;
	return exponent ? NUM_EXPONENT : letter && is_digit(s.p[0]) ? NUM_UNIT : NUM_SYNTAX;
}

bool dec_scale(int64_t *m, int32_t places)
{
	int64_t scaled = *m;
	for (; places > 0; places -= DEC_PLACES)
		if (__builtin_mul_overflow(scaled, power10[places < DEC_PLACES ? places : DEC_PLACES],
					   &scaled))
			return false;
	*m = scaled;
	return true;
}

enum num_status dec_parse(struct str s, struct dec *out)
{
	if (s.n == 0)
		return NUM_EMPTY;
	bool minus = s.p[0] == '-';
	size_t i = minus, digits = 0;
	int64_t m = 0;
	bool fits = true;
	for (; i < s.n && is_digit(s.p[i]); i++, digits++)
		fits = fits && !__builtin_mul_overflow(m, 10, &m) &&
		       !__builtin_sub_overflow(m, s.p[i] - '0', &m);
	size_t end = s.n;
	int32_t places = 0;
	if (i < s.n && s.p[i] == '.') {
		for (size_t k = ++i; k < s.n; k++, digits++)
			if (!is_digit(s.p[k]))
				return why_not(s);
		while (end > i && s.p[end - 1] == '0')
			end--;
		if (end - i > DEC_PLACES)
			return s.n > NUM_DIGITS ? NUM_LONG : NUM_PLACES;
		for (; i < end; i++, places++)
			fits = fits && !__builtin_mul_overflow(m, 10, &m) &&
			       !__builtin_sub_overflow(m, s.p[i] - '0', &m);
	} else if (i < s.n) {
		return why_not(s);
	}
	if (digits == 0)
		return NUM_SYNTAX;
	if (s.n > NUM_DIGITS)
		return NUM_LONG;
	/* m was built as a negative number, because there is one more of those */
	if (!fits || (!minus && m == INT64_MIN))
		return NUM_RANGE;
	*out = (struct dec){ minus ? m : -m, places, true };
	return NUM_OK;
}

size_t dec_format(struct dec d, char out[DEC_TEXT])
{
	char digits[24];
	size_t n = 0, len = 0;
	uint64_t u = d.m < 0 ? 0 - (uint64_t)d.m : (uint64_t)d.m;
	int32_t places = d.dec;
	while (places > 0 && u % 10 == 0) {
		u /= 10;
		places--;
	}
	do {
		digits[n++] = (char)('0' + u % 10);
		u /= 10;
	} while (u || (int32_t)n <= places);
	if (d.m < 0)
		out[len++] = '-';
	while (n) {
		if ((int32_t)n == places)
			out[len++] = '.';
		out[len++] = digits[--n];
	}
	out[len] = '\0';
	return len;
}

double dec_double(struct dec d)
{
	const int64_t exact = (int64_t)1 << 53;
	if (d.m <= exact && d.m >= -exact)
		return (double)d.m / (double)power10[d.dec];
	char text[DEC_TEXT]; /* strtod rounds once, a division would round twice */
	dec_format(d, text);
	return strtod(text, NULL);
}

enum num_status dec_from_wide(dec_wide m, int32_t places, struct dec *out)
{
	for (; places > 0 && (int64_t)m != m && m % 10 == 0; places--)
		m /= 10;
	if ((int64_t)m != m)
		return NUM_RANGE;
	*out = (struct dec){ (int64_t)m, places, true };
	return NUM_OK;
}

dec_wide dec_to_wide(struct dec d, int32_t places)
{
	return (dec_wide)d.m * power10[places - d.dec];
}

bool dec_is_whole(struct dec d)
{
	return d.m % power10[d.dec] == 0;
}

enum num_status dec_add(struct dec *to, struct dec d)
{
	struct dec a = to->set ? *to : (struct dec){ 0 };
	if (!d.set)
		return NUM_OK;
	int32_t places = a.dec > d.dec ? a.dec : d.dec;
	return dec_from_wide(dec_to_wide(a, places) + dec_to_wide(d, places), places, to);
}

enum num_status dec_sub(struct dec *from, struct dec d)
{
	return __builtin_sub_overflow(0, d.m, &d.m) ? NUM_RANGE : dec_add(from, d);
}

struct dec dec_from_real(double x)
{
	struct dec d = { .set = false };
	double shifted = x * 1e6; /* below 2^63 */
	if (isnan(x) || fabs(x) >= 1e12)
		return d;
	int64_t m = (int64_t)shifted;
	double rest = shifted - (double)m;
	dec_from_wide(m + (rest >= 0.5) - (rest <= -0.5), 6, &d); /* a half away from 0, as llround */
	return d;
}

size_t num_fixed(double x, int decimals, char out[NUM_FIXED])
{
	char digits[24], *p = digits + sizeof(digits);
	double shifted = decimals > DEC_PLACES ? NAN : x * (double)power10[decimals];
	double rounded = floor(shifted + 0.5);
	/* below 1e12 the product is exact to 0.0001; near a tie printf knows how to round */
	if (signbit(x) || !(shifted < 1e12) || !(fabs(shifted - rounded) < 0.4998))
		return (size_t)snprintf(out, NUM_FIXED, "%.*f", decimals, x);
	uint64_t m = (uint64_t)rounded;
	for (int i = 0; m || i <= decimals; i++, m /= 10) {
		if (i == decimals && decimals)
			*--p = '.';
		*--p = (char)('0' + m % 10);
	}
	size_t n = (size_t)(digits + sizeof(digits) - p);
	memcpy(out, p, n);
	out[n] = '\0';
	return n;
}

size_t num_grouped(struct str number, char *to)
{
	size_t minus = number.n && number.p[0] == '-', whole = minus, n = 0;
	while (whole < number.n && number.p[whole] >= '0' && number.p[whole] <= '9')
		whole++;
	for (size_t i = 0; i < number.n; i++) {
		if (i > minus && i < whole && (whole - i) % 3 == 0)
			to[n++] = ',';
		to[n++] = number.p[i];
	}
	return n;
}

double num_ceil(double x)
{
	return ceil(x - 1e-9) + 0.0;
}

enum num_status num_whole(struct str s, int64_t min, int64_t max, int64_t *out)
{
	struct dec d;
	enum num_status st = dec_parse(s, &d);
	if (st != NUM_OK)
		return st;
	if (d.dec > 0)
		return NUM_WHOLE;
	if (d.m < min || d.m > max)
		return NUM_RANGE;
	*out = d.m;
	return NUM_OK;
}

enum num_status num_real(struct str s, double min, double max, double *out)
{
	struct dec d;
	enum num_status st = dec_parse(s, &d);
	if (st != NUM_OK)
		return st;
	double v = dec_double(d);
	if (v < min || v > max)
		return NUM_RANGE;
	*out = v;
	return NUM_OK;
}

static const struct {
	const char *message, *hint;
} texts[] = {
	[NUM_OK] = { NULL, NULL },
	[NUM_EMPTY] = { "empty, a number is needed", NULL },
	[NUM_SYNTAX] = { "not a number", NULL },
	[NUM_WHOLE] = { "not a whole number", NULL },
	[NUM_SEPARATOR] = { "not a number", "write it without thousands separators, with a point" },
	[NUM_CURRENCY] = { "not a number", "write it without a currency sign" },
	[NUM_EXPONENT] = { "not a number", "write it without an exponent" },
	[NUM_BRACKETS] = { "not a number", "write -5 for (5)" },
	[NUM_PLUS] = { "not a number", "write it without a plus sign" },
	[NUM_PERCENT] = { "not a number",
			  "write it without a percent sign; 5% of a share from 0 to 1 is 0.05" },
	[NUM_UNIT] = { "not a number", "write the number alone, in the column's unit" },
	[NUM_LONG] = { "number longer than 64 digits", NULL },
	[NUM_PLACES] = { "more than 9 decimals", NULL },
	[NUM_RANGE] = { "number out of range", NULL },
};

const char *num_message(enum num_status st)
{
	return texts[st].message;
}

const char *num_hint(enum num_status st)
{
	return texts[st].hint;
}
