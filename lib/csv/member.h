/* Columns that are called as the members of a struct. */
#ifndef GLP1_CSV_MEMBER_H
#define GLP1_CSV_MEMBER_H

#include <stddef.h>

/* In a table of input or output columns: name and offset of the column for a member of a struct. */
#define CSV_MEMBER(row, member) .name = #member, .offset = offsetof(row, member)

/* In a table of columns or of options: the range of a quantity whose macros are NAME_MIN and NAME_MAX. */
#define CSV_RANGE(name) .min = name##_MIN, .max = name##_MAX

#endif
