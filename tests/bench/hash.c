/* hash ROWS - ranks so many made ids as glp1-chart-sample does, and nothing else. */
#include <stdio.h>
#include <stdlib.h>

#include "chart/rank.h"

int main(int argc, char **argv)
{
	unsigned long rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
	struct chart_seed seed;
	uint8_t hash[CHART_HASH];
	unsigned sum = 0;
	char id[32];
	chart_seed_init(&seed, STR("20260301"));
	for (unsigned long i = 0; i < rows; i++) {
		int n = snprintf(id, sizeof(id), "E%08lu", i);
		chart_hash(&seed, (struct str){ id, (size_t)n }, hash);
		sum += hash[0];
	}
	printf("%u\n", sum);
	return 0;
}
