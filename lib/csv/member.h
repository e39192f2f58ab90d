/* Columns that are called as the members of a struct. */
#ifndef GLP1_CSV_MEMBER_H
#define GLP1_CSV_MEMBER_H

#include <stddef.h>

/* In a table of input or output columns: name and offset of the column for a member of a struct. */
#define CSV_MEMBER(row, member) .name = #member, .offset = offsetof(row, member)

#endif
