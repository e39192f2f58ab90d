# What glp1-stock --method=policy-only prints, but for classes, costs, waste and
# notes, worked out once more in another way: sums by block of seven days counted
# back, no arrays of days. No quotes in the input. awk -v by=location -v asof=DATE -f reference.awk file=skus FILE file=lots FILE file=rx FILE;
# all but the last may be left out. Rows come unsorted, without header.
# The columns: sku,location,pathway,status,as_of,history_days,weeks,daily_rate,
# weekly_mean,weekly_sd,lead_days,review_days,safety_stock_30d,safety_stock_45d,
# safety_stock,basis,reorder_point,order_up_to,on_hand,usable,days_of_cover,
# order_quantity; location with by=location only.
BEGIN {
	FS = OFS = ","
	lead = 3; review = 7; policy = 30; window = 84; use = 28
}

# days since 0000-03-01
function number(date,    y, m, d) {
	y = substr(date, 1, 4) + 0
	m = substr(date, 6, 2) + 0
	d = substr(date, 9, 2) + 0
	if (m < 3) {
		y--
		m += 12
	}
	return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + d - 1
}

function up(x,    n) {
	n = int(x)
	return n < x - 1e-9 ? n + 1 : n
}

function cell(name) {
	return name in at ? $(at[name]) : ""
}

{ sub(/\r$/, "") }

FNR == 1 {
	split("", at)
	for (i = 1; i <= NF; i++)
		at[$i] = i
	if ("qty" in at)
		at["quantity"] = at["qty"]
	next
}

file == "skus" {
	listed[cell("sku")] = 1
	way[cell("sku")] = cell("pathway")
	sku_lead[cell("sku")] = cell("lead_days")
	sku_review[cell("sku")] = cell("review_days")
	sku_safety[cell("sku")] = cell("safety_days")
	shelf[cell("sku")] = cell("shelf_life_days")
	pack[cell("sku")] = cell("pack")
	least[cell("sku")] = cell("min_order")
	next
}

file == "lots" {
	k = cell("sku") OFS (by == "location" ? cell("location") : "")
	n = ++lots[k]
	lot[k, n] = cell("quantity")
	gone[k, n] = cell("expires")
	next
}

asof && cell("date") > asof { next }

{
	day = cell("date")
	date_of[number(day)] = day
	if (day > latest)
		latest = day
	k = cell("sku") OFS (by == "location" ? cell("location") : "")
	if (!(k in first) || day < first[k])
		first[k] = day
	if (by != "location" && cell("location") != "")
		pooled[k] = 1
	kind = cell("kind")
	if (kind == "stockout")
		out[k, day] = 1
	else if (kind == "return")
		sum[k, day] -= cell("quantity")
	else if (kind == "" || kind == "dispense")
		sum[k, day] += cell("quantity")
}

END {
	if (!asof)
		asof = latest
	today = number(asof)
	for (i in out) {
		split(i, part, SUBSEP)
		if (part[1] in pooled && sum[i] > 0) { # in stock somewhere
			delete out[i]
			continue
		}
		block = int((today - number(part[2])) / 7)
		lost[part[1], block]++
	}
	for (k in lots) # listed without volume
		if (!(k in first)) {
			first[k] = asof
			unsold[k]
		}
	for (k in first)
		take_back(k)
	for (i in sum) {
		if (i in out)
			continue
		split(i, part, SUBSEP)
		block = int((today - number(part[2])) / 7)
		week[part[1], block] += sum[i]
	}
	for (k in first)
		row(k)
}

# what came back is taken off the latest days before
function take_back(k,    d, n, i, day, at, back, x) {
	n = 0
	for (d = number(first[k]); d <= today; d++) {
		day = date_of[d]
		if (!((k, day) in sum))
			continue
		at[++n] = day
		back = -sum[k, day]
		for (i = n - 1; back > 0; i--) {
			sum[k, day] = 0
			if (i < 1)
				break
			x = sum[k, at[i]] < back ? sum[k, at[i]] : back
			sum[k, at[i]] -= x
			back -= x
		}
	}
}

function row(k,    part, sku, p, l, r, s, days, n, b, x, total, mean, sd, rate, status, i, held, usable,    point, target, most, capped, lasts, old) {
	split(k, part, FS)
	sku = part[1]
	p = way[sku] == "" ? "503B" : way[sku]
	l = sku_lead[sku] == "" ? lead : sku_lead[sku]
	r = sku_review[sku] == "" ? review : sku_review[sku]
	s = sku_safety[sku] == "" ? policy : sku_safety[sku]
	days = k in unsold ? 0 : today - number(first[k]) + 1
	n = total = sd = 0
	most = int((days < window ? days : window) / 7)
	for (b = 0; b < int(days / 7) && (b < most || (n < 2 && b > n) || (old && n < most)); b++) {
		old = b >= most
		if (lost[k, b] > 3)
			continue
		x[n] = week[k, b] * 7 / (7 - lost[k, b])
		if (x[n] < 0)
			x[n] = 0
		total += x[n++]
	}
	status = days < 28 || n < 2 ? "insufficient_history" : total == 0 ? "no_demand" : days < 84 ? "short_history" : "ok"
	held = usable = ""
	for (i = 1; i <= lots[k]; i++) {
		held += lot[k, i]
		usable += gone[k, i] == "" || number(gone[k, i]) - use > today ? lot[k, i] : 0
	}
	printf "%s%s,%s,", sku, by == "location" ? "," part[2] : "", p
	if (status == "insufficient_history") {
		printf "%s,%s,%d,,,,,%.1f,%.1f,,,%s,,,%s,%s,,\n", status, asof, days, l, r,
			p == "503A" ? "0,patient_specific" : ",", held, usable
		return
	}
	mean = total / n
	for (i = 0; i < n; i++)
		sd += (x[i] - mean) ^ 2
	rate = mean / 7
	point = up((l + r) * rate) + up(s * rate)
	target = up((l + r) * rate) + up(s * rate)
	most = capped = ""
	if (p != "503A" && shelf[sku] != "" && rate && s + r > shelf[sku] - use) {
		status = "policy_exceeds_shelf_life"
		most = shelf[sku] > use ? int(rate * (shelf[sku] - use) + 1e-9) : 0
		capped = target > most
		point = point < most ? point : most
		target = target < most ? target : most
	}
	printf "%s,%s,%d,%d,%.6f,%.6f,%.6f,%.1f,%.1f", status, asof, days, n, rate, mean, sqrt(sd / (n - 1)), l, r
	if (p == "503A")
		printf ",,,0,patient_specific,,"
	else
		printf ",%d,%d,%d,policy,%d,%d", up(30 * rate), up(45 * rate), up(s * rate), point, target
	lasts = usable - perishing(k, rate, l + r)
	printf ",%s,%s,%s,%s\n", held, usable, rate && held != "" ? sprintf("%.1f", lasts / rate) : "",
		p == "503A" || held == "" ? "" : order(lasts, point, target, capped, least[sku] + 0, pack[sku] + 0)
}

# of the usable lots of k, first expired first out, what is left over within days
function perishing(k, rate, days,    i, j, end, n, done, used, after, units) {
	for (j = 1; j <= lots[k]; j++) {
		n = 0
		for (i = 1; i <= lots[k]; i++)
			if (gone[k, i] != "" && !(i in done) && (!n || gone[k, i] < gone[k, n]))
				n = i
		if (!n)
			break
		done[n]
		end = number(gone[k, n]) - use - today
		if (end <= 0)
			continue
		after = used + lot[k, n] < rate * end ? used + lot[k, n] : rate * end
		after = after > used ? after : used
		units += end < days ? lot[k, n] - (after - used) : 0
		used = after
	}
	return units + 0
}

# capped: fewer packs rather than such as perish, but one
function order(usable, point, target, capped, least, pack,    need, q) {
	if (usable > point + 1e-9 || usable >= target - 1e-9)
		return 0
	need = target - usable
	if (!pack)
		return up(need) > least ? up(need) : least
	q = up((need > least ? need : least) / pack)
	if (capped && q * pack > need && least <= need) {
		q = int(need / pack + 1e-9)
		if (!q)
			q = 1
	}
	return q * pack
}
