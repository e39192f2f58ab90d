/*
 * gen - writes ROWS invented dispensing rows as CSV for the benchmark.
 *
 * gen ROWS plain|quoted: the same rows either way; "quoted" puts every field,
 * the header's too, in double quotes. No field holds a comma, a quote or a line
 * break, so that awk can read the plain file. Same arguments, same bytes.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAYS = 365, SKUS = 24, LOCATIONS = 6, FIELDS = 10, ROW_MAX = 512, BUFFER = 1 << 20 };

struct text {
	char p[24];
	size_t n;
};

struct out {
	char buf[BUFFER];
	size_t n;
	bool quoted;
};

static const char header[FIELDS][12] = {
	"date", "rx_number", "sku", "quantity", "location",
	"kind", "prescriber", "payer", "days_supply", "note",
};
static const char locations[LOCATIONS][12] = {
	"downtown", "northside", "lakeview", "harbor", "midtown", "westgate",
};
/* 97 % dispenses; the rest is what a clinic's log also holds. */
static const char other_kinds[6][12] = {
	"return", "return", "return", "receipt", "receipt", "waste",
};
static const char payers[6][12] = { "cash", "cash", "plan-a", "plan-b", "hsa", "employer" };
static const char notes[8][12] = { "", "", "", "", "", "refill", "titrate", "cold" };

static uint64_t state = UINT64_C(0x9e3779b97f4a7c15); /* xorshift64* */

static uint32_t below(uint32_t n)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (uint32_t)(((state * UINT64_C(0x2545f4914f6cdd1d) >> 32) * n) >> 32);
}

static void put(struct out *o, size_t column, const char *p, size_t n)
{
	if (column > 0)
		o->buf[o->n++] = ',';
	if (o->quoted)
		o->buf[o->n++] = '"';
	memcpy(o->buf + o->n, p, n);
	o->n += n;
	if (o->quoted)
		o->buf[o->n++] = '"';
	if (column == FIELDS - 1)
		o->buf[o->n++] = '\n';
}

static void put_text(struct out *o, size_t column, const char *s)
{
	put(o, column, s, strlen(s));
}

static void put_number(struct out *o, size_t column, const char *prefix, uint64_t v, int width)
{
	char digits[20], text[32];
	size_t n = strlen(prefix), k = 0;

	memcpy(text, prefix, n);
	do
		digits[k++] = (char)('0' + v % 10);
	while ((v /= 10) > 0 || k < (size_t)width);
	while (k > 0)
		text[n++] = digits[--k];
	put(o, column, text, n);
}

static void make_dates(struct text date[DAYS])
{
	static const unsigned month_days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	unsigned y = 2025, m = 7, d = 1; /* ends 2026-06-30: no leap day on the way */

	for (size_t i = 0; i < DAYS; i++) {
		date[i].n = (size_t)snprintf(date[i].p, sizeof date[i].p, "%04u-%02u-%02u", y, m, d);
		if (++d > month_days[m - 1]) {
			d = 1;
			if (++m > 12) {
				m = 1;
				y++;
			}
		}
	}
}

static void make_skus(struct text sku[SKUS])
{
	static const char drug[2][8] = { "SEMA", "TIRZ" };
	static const char dose[5][8] = { "0.25", "0.5", "1.0", "2.5", "7.5" };
	static const char form[4][8] = { "VIAL", "SYR", "PEN", "KIT" };

	for (size_t i = 0; i < SKUS; i++)
		sku[i].n = (size_t)snprintf(sku[i].p, sizeof sku[i].p, "%s-%s-%s", drug[i % 2],
		                            dose[i / 2 % 5], form[i / 10]);
}

static void flush(struct out *o)
{
	if (fwrite(o->buf, 1, o->n, stdout) != o->n) {
		perror("gen: write");
		exit(3);
	}
	o->n = 0;
}

static void write_row(struct out *o, uint64_t row, uint64_t rows, const struct text *date,
                      const struct text *sku)
{
	/* Entered roughly in time order: one row in twenty up to six days late. */
	uint64_t day = row * DAYS / rows;
	uint64_t late = below(20) == 0 ? below(7) : 0;
	const struct text *d = &date[day > late ? day - late : 0];
	/* The smaller of two draws: popular SKUs, rare SKUs. */
	uint32_t a = below(SKUS), b = below(SKUS);
	const struct text *s = &sku[a < b ? a : b];
	uint32_t quantity = below(200) == 0 ? 10 + below(111) : 1 + below(9);

	put(o, 0, d->p, d->n);
	put_number(o, 1, "RX", row + 1, 8);
	put(o, 2, s->p, s->n);
	put_number(o, 3, "", quantity, 1);
	put_text(o, 4, locations[below(LOCATIONS)]);
	put_text(o, 5, below(100) < 97 ? "dispense" : other_kinds[below(6)]);
	put_number(o, 6, "DR", below(600), 3);
	put_text(o, 7, payers[below(6)]);
	put_number(o, 8, "", below(4) == 0 ? 84 : 28, 1);
	put_text(o, 9, notes[below(8)]);
}

int main(int argc, char **argv)
{
	static struct text date[DAYS], sku[SKUS];
	static struct out o;
	char *end = NULL;
	uint64_t rows;

	errno = 0;
	rows = argc == 3 ? strtoumax(argv[1], &end, 10) : 0;
	if (rows == 0 || rows > UINT32_MAX || errno != 0 || *end != '\0' ||
	    (strcmp(argv[2], "plain") != 0 && strcmp(argv[2], "quoted") != 0)) {
		fputs("usage: gen ROWS plain|quoted\n", stderr);
		return 2;
	}
	o.quoted = argv[2][0] == 'q';
	make_dates(date);
	make_skus(sku);
	for (size_t i = 0; i < FIELDS; i++)
		put_text(&o, i, header[i]);
	for (uint64_t row = 0; row < rows; row++) {
		if (o.n > BUFFER - ROW_MAX)
			flush(&o);
		write_row(&o, row, rows, date, sku);
	}
	flush(&o);
	if (fclose(stdout) != 0) {
		perror("gen: close");
		return 3;
	}
	return 0;
}
