/* The ways a drug comes to the clinic, which decide whether it may be held. */
#ifndef GLP1_SKU_PATHWAY_H
#define GLP1_SKU_PATHWAY_H

/* How a drug comes to the clinic. A SKU of which nothing is said is taken for the first. */
enum pathway {
	PATHWAY_503B,       /* outsourcing facility: may be held as office stock */
	PATHWAY_503A,       /* pharmacy, compounded for one patient: never stocked */
	PATHWAY_COMMERCIAL, /* approved product by wholesale */
	PATHWAYS
};

extern const char *const pathway_names[PATHWAYS + 1]; /* ends in NULL */

#endif
