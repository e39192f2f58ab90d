/* The lane of processors without a way of their own, compiled on one that has one. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* all that asks for the processor is included: what follows shall not know it */
#undef __x86_64__
#define lane_baseline lane_portable
#define lane_pick lane_pick_portable
#include "csv/lane.c"
