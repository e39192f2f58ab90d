# For the cases beside it: days of volume, written short.

# days LAST N SKU 'QUANTITY ...' [REST]: a row a day, N of them up to the day
# LAST, with the quantities again and again, and the columns REST behind.
days() {
	awk -v last="$1" -v n="$2" -v sku="$3" -v list="$4" -v rest="${5+,$5}" '
	function month_days(y, m) {
		if (m == 2)
			return y % 4 == 0 && y % 100 != 0 || y % 400 == 0 ? 29 : 28
		return m == 4 || m == 6 || m == 9 || m == 11 ? 30 : 31
	}
	BEGIN {
		split(last, at, "-")
		y = at[1] + 0; m = at[2] + 0; d = at[3] + 0
		for (i = n; i > 0; i--) {
			date[i] = sprintf("%04d-%02d-%02d", y, m, d)
			if (--d == 0) {
				if (--m == 0) {
					m = 12
					y--
				}
				d = month_days(y, m)
			}
		}
		k = split(list, quantity, " ")
		for (i = 1; i <= n; i++)
			print date[i] "," sku "," (k ? quantity[(i - 1) % k + 1] : "") rest
	}'
}

# The columns that reference.awk works out, location aside.
columns=pathway,status,as_of,history_days,weeks,daily_rate,weekly_mean,weekly_sd,lead_days,review_days
columns=$columns,safety_stock_30d,safety_stock_45d,safety_stock,basis,reorder_point,order_up_to
columns=$columns,on_hand,usable,days_of_cover,order_quantity

# agree BY AS-OF SKUS LOTS RX [OPTION ...]: glp1-stock with --skus, --on-hand and RX, and
# reference.awk: the same rows; says so if not. AS-OF, SKUS and LOTS may be empty.
agree() {
	by=$1 asof=$2 skus=$3 lots=$4 rx=$5
	shift 5
	sku=sku
	[ "$by" = sku ] || sku=sku,location
	awk -v by="$by" -v asof="$asof" -f "$TOP/tests/cli/glp1-stock/reference.awk" \
		${skus:+file=skus "$skus"} ${lots:+file=lots "$lots"} file=rx "$rx" | sort -t, -k1,1 -k2,2 >want
	glp1-stock -q --method=policy-only --by="$by" ${asof:+--as-of="$asof"} ${skus:+--skus="$skus"} \
		${lots:+--on-hand="$lots"} --fields="$sku,$columns" "$@" "$rx" | tail -n +2 >got
	[ -s want ] && cmp want got || echo "--by=$by --as-of=$asof"
}
