# What happens to a file that lacks something: of a header and a row it writes COLUMN.absent,
# COLUMN.empty and COLUMN.negative for each column, and `whole`, and prints the names of columns.
# usage: awk -F, -f columns.awk FILE
NR == 1 { n = split($0, name, ",") }
{ row[NR] = $0 }
function put(to, k, instead, r, i, made, cell) {
	for (r = 1; r <= 2; r++) {
		split(row[r], cell, ",")
		if (r == 2 && instead != "no column")
			cell[k] = instead
		made = ""
		for (i = 1; i <= n; i++)
			if (i != k || instead != "no column")
				made = made "," cell[i]
		print substr(made, 2) >to
	}
	close(to)
}
END {
	put("whole", 0, "no column")
	for (k = 1; k <= n; k++) {
		print name[k]
		put(name[k] ".absent", k, "no column")
		put(name[k] ".empty", k, "")
		put(name[k] ".negative", k, -1)
	}
}
