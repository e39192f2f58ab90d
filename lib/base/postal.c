/* Names to codes; the codes are those of the US Postal Service. */
#include "base/postal.h"

#include "base/banned.h"

/* Of each state its code, a blank, its name. */
static const char *const states[] = {
	"AL Alabama", "AK Alaska", "AZ Arizona", "AR Arkansas", "CA California",
	"CO Colorado", "CT Connecticut", "DE Delaware", "DC District of Columbia",
	"FL Florida", "GA Georgia", "HI Hawaii", "ID Idaho", "IL Illinois", "IN Indiana",
	"IA Iowa", "KS Kansas", "KY Kentucky", "LA Louisiana", "ME Maine", "MD Maryland",
	"MA Massachusetts", "MI Michigan", "MN Minnesota", "MS Mississippi", "MO Missouri",
	"MT Montana", "NE Nebraska", "NV Nevada", "NH New Hampshire", "NJ New Jersey",
	"NM New Mexico", "NY New York", "NC North Carolina", "ND North Dakota", "OH Ohio",
	"OK Oklahoma", "OR Oregon", "PA Pennsylvania", "RI Rhode Island", "SC South Carolina",
	"SD South Dakota", "TN Tennessee", "TX Texas", "UT Utah", "VT Vermont", "VA Virginia",
	"WA Washington", "WV West Virginia", "WI Wisconsin", "WY Wyoming",
};

bool postal_check(struct str state, struct diag *d)
{
	if (state.n < 4) /* Iowa, Ohio and Utah are the shortest names; many rows come through here */
		return true;
	for (size_t i = 0; i < sizeof(states) / sizeof(*states); i++) {
		if (!str_ieq(state, str_from(states[i] + 3)))
			continue;
		diag_set(d, DIAG_DATA, "not a postal code");
		diag_remedy(d, "write %.2s", states[i]);
		return false;
	}
	return true;
}
