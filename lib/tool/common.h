/* The options that mean the same in every tool; their values go to struct common. */
#ifndef GLP1_TOOL_COMMON_H
#define GLP1_TOOL_COMMON_H

#include "tool/opts.h"

/* The words of --format, as enum csv_format. */
extern const char *const common_formats[];

extern const struct opt common_opts[];
extern const size_t n_common_opts;

#endif
