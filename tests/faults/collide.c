/* Prints texts whose XXH3 as a key "text NUL", unseeded, ends in eight zero bits: collide N. */
#define XXH_INLINE_ALL
#include <stdio.h>
#include <stdlib.h>
#include <xxhash.h>

int main(int argc, char **argv)
{
	char key[32];
	long wanted = argc > 1 ? strtol(argv[1], NULL, 10) : 0;
	for (unsigned long i = 0; wanted > 0; i++) {
		int n = snprintf(key, sizeof(key), "k%lu", i);
		if (XXH3_64bits(key, (size_t)n + 1) & 0xff)
			continue;
		puts(key);
		wanted--;
	}
	return 0;
}
