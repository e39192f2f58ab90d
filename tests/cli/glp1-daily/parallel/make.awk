# Volume of some 5 MB, enough for four threads. With how=lines each note has lines that look like rows,
# with how=lines-once one note has very many.

# The same numbers with any awk: 0 to n - 1.
function below(n)
{
	seed = seed * 16807 % 2147483647
	return seed % n
}

BEGIN {
	seed = 3
	even = "as ever and with a note that makes the file as large as it must be"
	even = even "; " even "; " even
	print "date,note,sku,quantity,location,kind"
	for (i = 1; i <= 20000; i++) {
		day = sprintf("2025-%02d-%02d", 1 + int(i / 1700), 1 + below(28))
		note = even
		if (how == "lines" || (how == "lines-once" && i == 10300)) {
			note = "\""
			for (k = how == "lines" ? 9 : 900; k; k--)
				note = note "\n" sprintf("2025-01-01,%0*d,FAKE,%d,north,dispense", how == "lines" ? 9 : 999, i, k)
			note = note "\""
		}
		printf "%s,%s,S%d,%s,%s,%s\n", day, note, i % 41, below(9), i % 3 ? "north" : "",
			i % 13 ? "" : "receipt"
	}
}
