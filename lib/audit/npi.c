/* Checks the check digit of an NPI. */
#include "audit/npi.h"

#include "base/banned.h"

bool npi_is_valid(struct str s)
{
	unsigned sum = 24; /* what 80840 in front adds */
	if (s.n != 10 || str_eq(s, STR("0000000000")))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		unsigned digit = (unsigned)(s.p[i] - '0');
		if (i % 2 == 0) /* every other digit, from the last but one to the left, is doubled */
			digit = digit < 5 ? 2 * digit : 2 * digit - 9;
		sum += digit;
	}
	return sum % 10 == 0;
}
