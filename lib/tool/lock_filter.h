/* The system calls that a locked tool may still make; written by scripts/lock-filter.c. */
#ifndef GLP1_TOOL_LOCK_FILTER_H
#define GLP1_TOOL_LOCK_FILTER_H

#include <linux/filter.h>

extern const struct sock_fprog lock_filter; /* reading, writing to what is open, ending */

#endif
