/* Changes wages and minutes of the files, to see what depends on them. */
#ifndef GLP1_STAFF_WHAT_IF_H
#define GLP1_STAFF_WHAT_IF_H

#include "staff/staff.h"

enum { WHAT_IF_MAX = 32 };

/* A list of changes, each a factor. Texts are those of the command line. */
struct what_if {
	struct {
		bool wage;        /* of the role `name`; else minutes of the activity `name` */
		struct str name;
		double factor;    /* >= 0 */
	} change[WHAT_IF_MAX];
	size_t n;
};

/* Reads wage.MD=1.1,minutes.intake=0.8 and appends it. False: the text has another form. */
bool what_if_parse(struct what_if *w, struct str text);

/* Multiplies. Returns NULL, or the name of a change that fits none of the rows. */
const struct str *what_if_apply(const struct what_if *w, struct wage *wages, size_t n_wages,
				struct standard *standards, size_t n_standards);

#endif
