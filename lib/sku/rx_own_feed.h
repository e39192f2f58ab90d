/* Volume in the units of the SKU master, and demand of the SKU that was asked for. */
#ifndef GLP1_SKU_RX_OWN_FEED_H
#define GLP1_SKU_RX_OWN_FEED_H

#include "sku/sku_feed.h"
#include "volume/volume_feed.h"

/*
 * Of a rx_filter, own_of being a struct sku_table. Receipts and waste stay with the SKU that they
 * are of. What is handed out in place of another SKU counts in the unit of that one; on_hand says
 * nothing of it, and is dropped.
 */
rx_own_fn rx_own;

#endif
