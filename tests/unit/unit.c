/*
 * unit - the tests of lib/, a suite a module. Check's variables apply
 * (CK_RUN_SUITE=num, CK_FORK=no, CK_VERBOSITY=verbose), and GLP1_SHARED,
 * GLP1_SEED and GLP1_ROUNDS.
 */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

static const struct {
	const char *name;
	void (*add)(TCase *tc);
} units[] = {
#define UNIT(name) { #name, unit_##name },
	UNITS(UNIT)
#undef UNIT
};

static size_t skipped;

void unit_skip(size_t n, const char *why)
{
	skipped += n;
	printf("skipped: %s\n", why);
}

static Suite *make_suite(size_t i)
{
	Suite *s = suite_create(units[i].name);
	TCase *tc = tcase_create(units[i].name);
	tcase_set_timeout(tc, 300);
	units[i].add(tc);
	suite_add_tcase(s, tc);
	return s;
}

int main(void)
{
	const char *only = getenv("CK_RUN_SUITE"); /* to make others takes time, and skips what they lack */
	SRunner *runner = srunner_create(NULL);
	for (size_t i = 0; i < COUNT(units); i++)
		if (!only || strcmp(only, units[i].name) == 0)
			srunner_add_suite(runner, make_suite(i));
	fflush(stdout);
	srunner_run_all(runner, CK_SILENT);
	srunner_print(runner, CK_ENV);
	int failed = srunner_ntests_failed(runner);
	printf("%d passed, %d failed", srunner_ntests_run(runner) - failed, failed);
	if (skipped)
		printf(", %zu skipped", skipped);
	printf("\n");
	srunner_free(runner);
	return failed || fflush(stdout) != 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
