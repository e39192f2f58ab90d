/* Loaded before libRmath: a normal quantile that also prints, as the library does when it warns. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

double qnorm5(double p, double mean, double sd, int below, int in_logs);

double qnorm5(double p, double mean, double sd, int below, int in_logs)
{
	double (*real)(double, double, double, int, int);
	void *found = dlsym(RTLD_NEXT, "qnorm5");
	memcpy(&real, &found, sizeof(real));
	printf("spoiled %d\n", 1);
	puts("spoiled");
	fflush(stdout); /* as a long warning is */
	return real(p, mean, sd, below, in_logs);
}
