/* The names of the pathways. */
#include "sku/pathway.h"

#include <stddef.h>

const char *const pathway_names[PATHWAYS + 1] = {
	[PATHWAY_503B] = "503B", [PATHWAY_503A] = "503A", [PATHWAY_COMMERCIAL] = "commercial",
};
