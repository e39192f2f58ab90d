/*
 * The ranges of how a SKU is bought and held, one for an option and for a column that mean the
 * same: members of struct opt and of struct csv_col.
 */
#ifndef GLP1_SKU_TERMS_H
#define GLP1_SKU_TERMS_H

#define LEAD_DAYS .min = 0, .max = 3650       /* from order to receipt */
#define LEAD_SD .min = 0, .max = 3650         /* days */
#define REVIEW_DAYS .min = 1, .max = 84       /* between two orders */
#define POLICY_DAYS .min = 0, .max = 3650     /* of demand, as safety stock */
#define SHELF_LIFE_DAYS .min = 1, .max = 3650 /* from receipt to the beyond-use date */
#define ORDER_UNITS .min = 0, .max = 1e9      /* a pack, the smallest order */
#define UNIT_COST .min = 0, .max = 1e9        /* money, of a unit */
#define SERVICE_LEVEL .min = 0.5, .max = 0.9999

#endif
