# For the cases beside it: two locations' volume of SKUs that sell in different ways.
# usage: awk -v seed=N -v days=N -f shapes.awk
function day_name(i,   m) {
	for (m = 1; i >= length_of[m]; m++)
		i -= length_of[m]
	return sprintf("%d-%02d-%02d", 2025 + int((m - 1) / 12), (m - 1) % 12 + 1, i + 1)
}

# Of n chances so many that came true.
function of(n, p,   k) {
	for (k = 0; n > 0; n--)
		k += rand() < p
	return k
}

function quantity(shape, i) {
	if (shape == "steady")
		return of(4, 0.3)
	if (shape == "overdispersed")
		return of(8, i % 7 ? swing : swing = rand() * rand())
	if (shape == "slow")
		return of(1, 0.1)
	if (shape == "lumpy")
		return of(1, 0.05) * (5 + int(rand() * 16))
	if (shape == "growing")
		return of(12, 0.02 + 0.2 * i / days)
	if (shape == "weekdays")
		return i % 7 > 4 ? 0 : of(6, 0.4)
	if (shape == "ended")
		return i > days - 50 ? 0 : of(3, 0.5)
	return of(1, 0.4) * int(1 + rand() * 24) / 8
}

BEGIN {
	split("31 28 31 30 31 30 31 31 30 31 30 31 31 28 31 30 31 30 31 31 30 31 30 31", length_of, " ")
	n = split("steady overdispersed slow lumpy growing weekdays ended fractional", shape, " ")
	srand(seed)
	print "date,sku,quantity,location,kind"
	for (s = 1; s <= n; s++)
		for (i = 0; i < days; i++)
			if ((q = quantity(shape[s], i)) || i == 0 || i == days - 1)
				print day_name(i) "," shape[s] "," q "," (rand() < 0.6 ? "East" : "West") ",dispense"
}
