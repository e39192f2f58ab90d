/* Reads number formats and writes cells; serial days are by ECMA-376 part 1, 18.17.4. */
#include "sheet/cell.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/banned.h"

enum {
	EPOCH_1900 = 25569, /* 1970-01-01, counted so that 1900-03-01 is 61 */
	EPOCH_1904 = 24107,
	LEAP_1900 = 60,     /* 1900-02-29, which never was; days before it are one off */
	SECONDS = 86400,
	DIGITS = 15         /* that a double holds */
};

enum number_format number_format_built_in(int64_t id)
{
	if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
		return FORMAT_MOMENT;
	if ((id >= 18 && id <= 21) || id == 45 || id == 47)
		return FORMAT_TIME;
	return id == 46 ? FORMAT_ELAPSED : FORMAT_PLAIN;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* The length of the literal at s.p[0]: quoted, escaped or padding; 0: it is code. */
static size_t literal(struct str s)
{
	size_t n = 1;
	if (s.p[0] == '\\' || s.p[0] == '_' || s.p[0] == '*')
		return 2;
	if (s.p[0] != '"')
		return 0;
	while (n < s.n && s.p[n] != '"')
		n++;
	return n + 1;
}

/* Whether s is [h], [mm] or [ss], for elapsed time. */
static bool is_elapsed(struct str s)
{
	size_t n = 1;
	while (n < s.n && (lower(s.p[n]) == 'h' || lower(s.p[n]) == 'm' || lower(s.p[n]) == 's'))
		n++;
	return n > 1 && n < s.n && s.p[n] == ']';
}

enum number_format number_format_of(struct str code)
{
	bool day = false, month = false, time = false, elapsed = false;
	if (str_ieq(code, STR("General")))
		return FORMAT_PLAIN;
	while (code.n && code.p[0] != ';') {
		size_t n = literal(code);
		char c = lower(code.p[0]);
		if (!n && c == '[') {
			elapsed |= is_elapsed(code);
			while (n < code.n && code.p[n] != ']')
				n++;
			n++;
		} else if (!n) {
			day |= c == 'd' || c == 'y';
			month |= c == 'm';
			time |= c == 'h' || c == 's';
		}
		n = n ? n : 1;
		n = n < code.n ? n : code.n;
		code = (struct str){ code.p + n, code.n - n };
	}
	if (elapsed)
		return FORMAT_ELAPSED;
	if (day || (month && !time))
		return FORMAT_MOMENT;
	return time ? FORMAT_TIME : FORMAT_PLAIN;
}

/* Reads a whole number below 10^15; -1: it is none. Most are, and strtod(3) is slow. */
static int64_t whole(struct str s)
{
	int64_t v = 0;
	if (!s.n || s.n > DIGITS)
		return -1;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return -1;
		v = v * 10 + (s.p[i] - '0');
	}
	return v;
}

/* Whether a number is stored as it is to be written: digits and a point, no zeros at the ends. */
static bool is_written(struct str s)
{
	size_t sign = s.n && s.p[0] == '-', point = sign;
	while (point < s.n && s.p[point] != '.')
		point++;
	struct str before = { s.p + sign, point - sign };
	struct str behind = { s.p + point + 1, point < s.n ? s.n - point - 1 : 0 };
	if (s.n > DIGITS || whole(before) < 0 || (before.n > 1 && before.p[0] == '0'))
		return false;
	if (point == s.n)
		return !sign || before.p[0] != '0';
	return behind.n && behind.p[behind.n - 1] != '0' && whole(behind) >= 0;
}

/* Reads a number as a spreadsheet stores it: digits, a point, an exponent. */
static bool read_stored(struct str s, double *v)
{
	char text[64], *end;
	int64_t digits = whole(s);
	if (digits >= 0) {
		*v = (double)digits;
		return true;
	}
	if (!s.n || s.n >= sizeof(text))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!strchr("0123456789.+-eE", s.p[i]))
			return false;
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	*v = strtod(text, &end);
	return *end == '\0' && isfinite(*v);
}

/* Writes digits without exponent, and a fraction without zeros at its end; returns the length. */
static size_t put_plain(double v, char out[CELL_TEXT])
{
	char digits[32];
	snprintf(digits, sizeof(digits), "%.*e", DIGITS - 1, v);
	const char *mantissa = digits + (digits[0] == '-');
	int exponent = (int)strtod(strchr(digits, 'e') + 1, NULL), n = DIGITS;
	char d[DIGITS + 1];
	d[0] = mantissa[0];
	memcpy(d + 1, mantissa + 2, DIGITS - 1);
	while (n > 1 && d[n - 1] == '0')
		n--;
	if (d[0] == '0')
		return (size_t)snprintf(out, CELL_TEXT, "0");
	if (exponent < -15 || exponent > 20)
		return (size_t)snprintf(out, CELL_TEXT, "%.15g", v);
	size_t at = 0;
	if (digits[0] == '-')
		out[at++] = '-';
	if (exponent < 0) {
		out[at++] = '0';
		out[at++] = '.';
		for (int i = -1; i > exponent; i--)
			out[at++] = '0';
	}
	for (int i = 0; i < n || i <= exponent; i++) {
		if (i == exponent + 1 && exponent >= 0)
			out[at++] = '.';
		out[at++] = i < n ? d[i] : '0';
	}
	return at;
}

static size_t put_time(int64_t seconds, char *out, size_t size)
{
	return (size_t)snprintf(out, size, "%02lld:%02lld:%02lld", (long long)(seconds / 3600),
				(long long)(seconds / 60 % 60), (long long)(seconds % 60));
}

static enum cell_status put_moment(int64_t day, int64_t second, bool from_1904,
				   char out[CELL_TEXT], size_t *n)
{
	if (!from_1904 && day == LEAP_1900)
		return CELL_NO_DATE;
	int64_t unix_day = from_1904 ? day - EPOCH_1904 : day - EPOCH_1900 + (day < LEAP_1900);
	if (unix_day < DATE_FIRST || unix_day > DATE_LAST || day < 1)
		return CELL_NO_DATE;
	date_format((int32_t)unix_day, out);
	*n = DATE_TEXT - 1;
	if (second) {
		out[(*n)++] = 'T';
		*n += put_time(second, out + *n, CELL_TEXT - *n);
	}
	return CELL_OK;
}

enum cell_status cell_number(struct str stored, enum number_format format, bool from_1904,
			     char out[CELL_TEXT], size_t *n)
{
	const double most = 3e6; /* beyond the year 9999 */
	double v;
	if (format == FORMAT_PLAIN && is_written(stored)) {
		memcpy(out, stored.p, *n = stored.n);
		return CELL_OK;
	}
	if (!read_stored(stored, &v))
		return CELL_NOT_NUMBER;
	if (format == FORMAT_PLAIN) {
		*n = put_plain(v, out);
		return CELL_OK;
	}
	if (v < 0 || v > most)
		return CELL_NO_DATE;
	int64_t seconds = (int64_t)floor(v * SECONDS + 0.5);
	if (format == FORMAT_ELAPSED || (v < 1 && seconds < SECONDS)) {
		*n = put_time(seconds, out, CELL_TEXT);
		return CELL_OK;
	}
	return put_moment(seconds / SECONDS, seconds % SECONDS, from_1904, out, n);
}

bool cell_address(struct str s, uint32_t *column, uint32_t *row)
{
	uint32_t c = 0, r = 0;
	size_t i = 0;
	for (; i < s.n && s.p[i] >= 'A' && s.p[i] <= 'Z' && c <= SHEET_COLUMNS_MAX; i++)
		c = c * 26 + (uint32_t)(s.p[i] - 'A') + 1;
	size_t letters = i;
	for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && r <= SHEET_ROWS_MAX; i++)
		r = r * 10 + (uint32_t)(s.p[i] - '0');
	if (!letters || i < s.n || c > SHEET_COLUMNS_MAX || r > SHEET_ROWS_MAX ||
	    (letters < s.n && !r))
		return false;
	*column = c - 1;
	*row = r;
	return true;
}

void cell_name(uint32_t column, uint32_t row, char out[ADDRESS_TEXT])
{
	char letters[8];
	size_t n = 0, at = 0;
	for (uint32_t c = column + 1; c; c = (c - 1) / 26)
		letters[n++] = (char)('A' + (c - 1) % 26);
	while (n)
		out[at++] = letters[--n];
	snprintf(out + at, ADDRESS_TEXT - at, "%u", row);
}
