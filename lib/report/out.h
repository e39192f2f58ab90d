/*
 * Text under way, as markup or plain, from templates. Nothing of a file gets to the page but
 * through here, and everything is escaped for text and for attributes alike.
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
	int32_t as_of; /* for years that need not be said */
	unsigned ids;  /* given so far */
};

void put(struct out *o, const char *template, ...);

/*
 * A sentence, plain, to be put by %t: what %b brings is marked, so that the page can keep it
 * apart. Valid until the arena is released.
 */
struct arena;
struct str say(struct arena *a, int32_t as_of, const char *template, ...);

enum { SHOWN_MAX = 200 }; /* characters of a cell */

/*
 * Text as it may be shown: controls as their pictures, C1 and what is no UTF-8 as U+FFFD, marks
 * that reorder or do not show by name, at most 4 combining marks in a row, max characters. The
 * same for what was shown before.
 */
void show(struct bytes *to, struct str s, size_t max);

/* What show makes of s, and nothing else: two texts that look alike are equal. */
struct str shown(struct arena *a, struct str s);

/* Markup of ours, as it is. */
void put_raw(struct out *o, const char *markup);

#endif
