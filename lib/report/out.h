/*
 * Writes text from templates, as markup or plain. All data of files gets to the page through
 * here, and is escaped for text and for attributes alike.
 *
 *     %s  const char *: our own words          %b  struct str: of a file; what is not ASCII is
 *                                                  kept apart by <bdi>
 *     %B  the same, in a sentence not cut at 60 characters
 *     %w  the same, of a word of a tool: its _ are blanks
 *     %t  struct str: a sentence made by say() %n  size_t: a count
 *     %f  struct str, int: a number with so many decimals; with -1: as it is
 *     %m  struct str: money with cents         %M  money without
 *     %p  struct str: a share as percent       %q  struct str: the bare cell, for value=""
 *     %d  int32_t: Jul 14                      %D  int32_t: Tue Jul 14
 *     %x  double: a coordinate, 0 to 2000      %i  unsigned: an id
 *     %r  const char *: markup; a literal of ours only
 *
 * In a template of markup ' stands for ". Numbers and days of %f %m %M %p %d %D are <data> and
 * <time> with the value as the file has it; what is empty reads `not known`, or `no date`.
 */
#ifndef GLP1_REPORT_OUT_H
#define GLP1_REPORT_OUT_H

#include "base/array.h"
#include "report/number.h"

enum out_kind { OUT_PLAIN, OUT_PAGE, OUT_SENTENCE };

struct out {
	struct bytes b;
	enum out_kind kind;
	int32_t as_of; /* days of its year are written without the year */
	unsigned ids;  /* given so far */
};

void put(struct out *o, const char *template, ...);

/*
 * Returns a plain sentence, to be put by %t: text from %b is marked, so that the page can isolate
 * it. Valid until the arena is released.
 */
struct arena;
struct str say(struct arena *a, int32_t as_of, const char *template, ...);

enum { SHOWN_MAX = 200 }; /* characters of a cell */

/*
 * Appends text as it may be shown: controls as their pictures, C1 and bad UTF-8 as U+FFFD, marks
 * that reorder or are invisible by name, at most 4 combining marks in a row, at most max
 * characters. Text that was shown before stays the same.
 */
void show(struct bytes *to, struct str s, size_t max);

/* Returns what show makes of s; two texts that look alike are then equal. */
struct str shown(struct arena *a, struct str s);

/* Writes markup of our own as it is. */
void put_raw(struct out *o, const char *markup);

#endif
