/*
 * Functions that lose bytes, wrap, or read a hidden clock or locale, made into
 * compile errors. Include last in every .c file.
 */
#ifndef GLP1_BASE_BANNED_H
#define GLP1_BASE_BANNED_H

/* what clang has instead of functions where _FORTIFY_SOURCE checks sizes */
#undef sprintf
#undef vsprintf

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets
#pragma GCC poison strtok strtok_r atoi atol atoll atof strtol strtoul strtoll strtoull
#pragma GCC poison localtime gmtime ctime asctime mktime setlocale
#pragma GCC poison sscanf fscanf scanf rand srand

#endif
