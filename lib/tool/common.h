/* The options that mean the same in every tool; their values go to struct common. */
#ifndef GLP1_TOOL_COMMON_H
#define GLP1_TOOL_COMMON_H

#include "tool/opts.h"

extern const struct opt common_opts[];
extern const size_t n_common_opts;

#endif
