/* Wages and minutes other than the files say, to see what rests on them. */
#ifndef GLP1_STAFF_WHAT_IF_H
#define GLP1_STAFF_WHAT_IF_H

#include "staff/staff.h"

enum { WHAT_IF_MAX = 32 };

/* One change: what of, and by which factor. Texts are those of the command line. */
struct what_if {
	struct {
		bool wage;        /* of the role `name`; else minutes of the activity `name` */
		struct str name;
		double factor;    /* >= 0 */
	} change[WHAT_IF_MAX];
	size_t n;
};

/* Reads wage.MD=1.1,minutes.intake=0.8 behind what is there. False: it is not like that. */
bool what_if_parse(struct what_if *w, struct str text);

/* Multiplies. NULL, or the name of a change that none of the rows is about. */
const struct str *what_if_apply(const struct what_if *w, struct wage *wages, size_t n_wages,
				struct standard *standards, size_t n_standards);

#endif
