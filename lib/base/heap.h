/* How the heap of a program grows. */
#ifndef GLP1_BASE_HEAP_H
#define GLP1_BASE_HEAP_H

#include <stddef.h>

/*
 * For mem.c: tells of so many bytes that are asked for. When they are 256 KiB in all, the heap
 * grows in large steps from there on, in huge pages if the kernel has them: to take a page is
 * what costs most of a run of some megabytes where the processor is virtual, and a huge page is
 * one of 512. It changes nothing where there is no room for that. Any thread may call it.
 */
void heap_took(size_t bytes);

#endif
