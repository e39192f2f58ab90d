/* Volume in the units of the SKU master, and demand of the SKU that was asked for. */
#ifndef GLP1_SKU_RX_OWN_FEED_H
#define GLP1_SKU_RX_OWN_FEED_H

#include "sku/sku_feed.h"
#include "volume/volume_feed.h"

/*
 * The .own of a struct rx_filter, with a struct sku_table as .own_of. What is handed out in place
 * of another SKU becomes demand of that one, in its unit; on_hand and balance, which are about
 * the SKU handed out, are dropped. Receipts and waste stay with their own SKU.
 */
rx_own_fn rx_own;

#endif
