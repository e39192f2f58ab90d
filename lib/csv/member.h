/* Columns that have the names of a struct's members. */
#ifndef GLP1_CSV_MEMBER_H
#define GLP1_CSV_MEMBER_H

#include <stddef.h>

/* In a table of input or output columns: the column's name and offset, for a member of a struct. */
#define CSV_MEMBER(row, member) .name = #member, .offset = offsetof(row, member)

/* In a table of columns or options: the range of a quantity with macros NAME_MIN and NAME_MAX. */
#define CSV_RANGE(name) .min = name##_MIN, .max = name##_MAX

#endif
