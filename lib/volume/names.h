/*
 * How columns that many files have are called in exports and count sheets, for .aliases; and
 * names that may mean them, for .near (csv/bind.h).
 */
#ifndef GLP1_VOLUME_NAMES_H
#define GLP1_VOLUME_NAMES_H

#define SKU_NAMES "item,item_code,product,product_code,ndc"

#define LOCATION_NAMES \
	"site,clinic,store,branch,location_name,site_name,clinic_name,store_name,branch_name," \
	"facility,facility_name,center_name,service_location"
#define LOCATION_NEAR "office,warehouse,center,stock_location,location_code,business_unit"

#define LOT_NAMES \
	"lot_number,lot_no,lot_id,lot_code,batch,batch_number,batch_no,batch_id,batch_code," \
	"lot_batch,lot_serial_number,serial_lot"
#define LOT_NEAR "control_number,ctrl_no,serial_number"

#define EXPIRY_NAMES \
	"bud,bud_date,b_u_d,beyond_use_date,expiry,expiry_date,expiration,expiration_date,exp," \
	"exp_date,expires_on,best_before,best_by,bbd,use_by,use_before,use_through,use_thru," \
	"discard_date,discard_after,discard_by,discard_on,good_thru,good_through,good_until," \
	"valid_until,valid_thru,valid_through,do_not_use_after"
#define EXPIRY_NEAR "sell_by,out_date,outdate,shelf_date,dating,pull_date"

#define UNIT_NAMES "uom,unit_of_measure,u_m,um"

#endif
