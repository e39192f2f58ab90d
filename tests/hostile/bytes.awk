# What no reader of CSV likes, around the rows of good.csv: files N.csv from N = `first` on, and the
# plan that attack.c reads.
# usage: awk -v first=N -v given=ARGUMENTS -f bytes.awk
function times(s, n,    made) {
	for (; n; n = int(n / 2)) {
		if (n % 2)
			made = made s
		s = s s
	}
	return made
}

# The next file holds the text.
function file(label, text) {
	printf "%s", text >(first ".csv")
	close(first ".csv")
	print "bytes: " label "\t" first++ ".csv\t" given
}

BEGIN {
	getline header < "good.csv"
	getline row < "good.csv"
	while ((getline line < "good.csv") > 0)
		row = line
	at = index(row ",", ",")
	rest = substr(row, at)
	good = header "\n" row "\n"
	printf "%s%c%s\n", good, 0, row >(first ".csv")
	file("NUL", "")
	file("CR", header "\r" row "\r" row times("\r", 4000000))
	# in quotes, and where they are rows
	frames = "\"" times("\n#glp1-end,1,0\n", 400) "\"" rest "\n"
	file("end records", good times(frames, 300) "#glp1-end,qZ7,1,00000000\n" row "\n")
	file("quotes", header "\n\"" times("\"\"", 500000) "\"" rest "\n")
	file("lines", good times("\n", 1000000))
	file("header", header times(",qZ7", 16000) "\n" row "\n")
	file("wide", header "\n" row times(",", 4000000) "\n")
	file("open quote", good "\"" times("qZ7,\n", 200000))
}
