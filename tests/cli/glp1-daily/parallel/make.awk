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
	eol = how == "crlf" ? "\r\n" : "\n"
	printf "date,note,sku,quantity,location,kind%s", eol
	for (i = 1; i <= 60000; i++) {
		day = sprintf("2025-%02d-%02d", 1 + int(i / 5100), 1 + below(28))
		note = "as ever and with a note that makes the file as large as it must be"
		q = below(9)
		if (how == "quoted")
			note = "\"said, " note "\""
		if (how == "lines" || (how == "lines-once" && i == 31000)) {
			note = "\""
			for (k = how == "lines" ? 9 : 900; k; k--)
				note = note eol sprintf("2025-01-01,%0*d,FAKE,%d,north,dispense", how == "lines" ? 9 : 999, i, k)
			note = note "\""
		}
		if (how == "decimals" && i > 40000)
			q = q "." below(1000)
		if ((how == "large" && i == 100) || (how == "large-late" && i == 59000))
			q = "9000000000000000000"
		if (how == "blank" && i % 17 == 0)
			printf "%s,,,,,%s", eol, eol
		if (how == "header" && i % 1000 == 0)
			printf "date,note,sku,quantity,location,kind%s", eol
		if ((how == "bad" && (i == 25000 || i == 58000)) || (how == "last" && i == 60000))
			q = "much"
		if (how == "many-bad" && i < 3000 && i % 100 == 0)
			q = "much"
		if (how == "unclosed" && i == 50000)
			note = "\"as ever"
		if (how == "wide" && i == 45000)
			note = note ",x"
		if (how == "long" && i % 20000 == 0)
			note = pad
		printf "%s,%s,S%d,%s,%s,%s%s", day, note, i % 41, q, i % 3 ? "north" : "",
			i % 13 ? "" : "receipt", i == 60000 && how == "no-eol" ? "" : eol
	}
	if (how == "overflow")
		printf "2025-01-01,,S1,9000000000000000000,,%s2025-01-01,,S1,9000000000000000000,,%s", eol, eol
}
