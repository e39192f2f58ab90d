# Writes LINE.csv for each line of cases.txt, and prints LINE RULE WANT OPTIONS.
function set(cell,   eq) {
	eq = index(cell, "=")
	if (!(substr(cell, 1, eq - 1) in row))
		order[++n] = substr(cell, 1, eq - 1)
	row[substr(cell, 1, eq - 1)] = substr(cell, eq + 1)
}

/^#/ || NF == 0 { next }

{
	n = 0
	split("", row)
	opts = ""
	set("vendor=Acme")
	set("category=")
	set("phi=")
	for (i = 3; i <= NF; i++)
		if ($i == "good") {
			m = split("phi=yes baa=signed baa_signed=2024-01-01 baa_expires=2028-01-01 " \
				  "products_used=a products_covered=all elements=all subcontractors=none " \
				  "reviewed=2026-06-01 evidence=a.pdf", good, " ")
			for (j = 1; j <= m; j++)
				set(good[j])
		} else if ($i ~ /^--|\.csv$/)
			opts = opts " " $i
		else
			set($i)
	file = NR ".csv"
	head = cells = ""
	for (i = 1; i <= n; i++) {
		head = head (i > 1 ? "," : "") order[i]
		gsub(/_/, " ", row[order[i]])
		cells = cells (i > 1 ? "," : "") "\"" row[order[i]] "\""
	}
	print head "\n" cells > file
	close(file)
	print NR, $1, $2 opts
}
