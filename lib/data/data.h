/* Tables that are part of the program: the CSV files of lib/data, embedded by scripts/embed. */
#ifndef GLP1_DATA_DATA_H
#define GLP1_DATA_DATA_H

#include <stddef.h>

extern const char data_vendors[];
extern const size_t data_vendors_size;

#endif
