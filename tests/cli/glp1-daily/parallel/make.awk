# Volume of some 5 MB, enough for four threads, in the shape that how names: what a thread could
# take for rows when it begins in the middle of the file, and what must be said as one thread
# says it.

# The same numbers with any awk: 0 to n - 1.
function below(n)
{
	seed = seed * 16807 % 2147483647
	return seed % n
}

BEGIN {
	seed = 3
	for (pad = "x"; length(pad) < 70000; pad = pad pad)
		;
	even = "as ever and with a note that makes the file as large as it must be"
	even = even "; " even "; " even
	eol = how == "crlf" ? "\r\n" : "\n"
	printf "date,note,sku,quantity,location,kind%s", eol
	for (i = 1; i <= 20000; i++) {
		day = sprintf("2025-%02d-%02d", 1 + int(i / 1700), 1 + below(28))
		note = even
		q = below(9)
		if (how == "quoted")
			note = "\"said, " note "\""
		if (how == "lines" || (how == "lines-once" && i == 10300)) {
			note = "\""
			for (k = how == "lines" ? 9 : 900; k; k--)
				note = note eol sprintf("2025-01-01,%0*d,FAKE,%d,north,dispense", how == "lines" ? 9 : 999, i, k)
			note = note "\""
		}
		if (how == "decimals" && i > 13000)
			q = q "." below(1000)
		if ((how == "large" && i == 100) || (how == "large-late" && i == 19600))
			q = "9000000000000000000"
		if (how == "blank" && i % 17 == 0)
			printf "%s,,,,,%s", eol, eol
		if (how == "header" && i % 333 == 0)
			printf "date,note,sku,quantity,location,kind%s", eol
		if ((how == "bad" && (i == 8300 || i == 19300)) || (how == "last" && i == 20000))
			q = "much"
		if (how == "many-bad" && i < 3000 && i % 100 == 0)
			q = "much"
		if (how == "unclosed" && i == 16700)
			note = "\"as ever"
		if (how == "wide" && i == 15000)
			note = note ",x"
		if (how == "long" && i % 6600 == 0)
			note = pad
		printf "%s,%s,S%d,%s,%s,%s%s", day, note, i % 41, q, i % 3 ? "north" : "",
			i % 13 ? "" : "receipt", i == 20000 && how == "no-eol" ? "" : eol
	}
	if (how == "overflow")
		printf "2025-01-01,,S1,9000000000000000000,,%s2025-01-01,,S1,9000000000000000000,,%s", eol, eol
}
