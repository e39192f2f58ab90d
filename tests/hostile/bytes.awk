# What no reader of CSV likes, around the rows of good.csv. All kinds for a tool's first feed; all
# feeds are read by one piece of code, so others have one kind each, and fewer bytes.

function times(s, n,    made) {
	for (; n; n = int(n / 2)) {
		if (n % 2)
			made = made s
		s = s s
	}
	return made
}

# The next file holds the text.
function file_of(label, text) {
	if (of != "main1" && ++kinds % 8 != nth % 8)
		return
	to = ++first ".csv"
	printf "%s", text >to
	end("bytes: " label, given)
}

function put_bytes(    header, row, line, rest_of_row, good, frames, share) {
	getline header < "good.csv"
	getline row < "good.csv"
	while ((getline line < "good.csv") > 0)
		row = line
	rest_of_row = substr(row, index(row ",", ","))
	good = header "\n" row "\n"
	if (of == "main1") {
		to = ++first ".csv"
		printf "%s%c%s\n", good, 0, row >to
		end("bytes: NUL", given)
	}
	share = of == "main1" ? 1 : 16
	file_of("CR", header "\r" row "\r" row times("\r", 4000000 / share))
	# in quotes, and where they are rows
	frames = "\"" times("\n#glp1-end,1,0\n", 400) "\"" rest_of_row "\n"
	file_of("end records", good times(frames, 300 / share) "#glp1-end,qZ7,1,00000000\n" row "\n")
	file_of("quotes", header "\n\"" times("\"\"", 500000 / share) "\"" rest_of_row "\n")
	file_of("lines", good times("\n", 1000000 / share))
	file_of("header", header times(",qZ7", 4000 / share) "\n" row "\n")
	file_of("wide", header "\n" row times(",", 4000000 / share) "\n")
	file_of("open quote", good "\"" times("qZ7,\n", 200000 / share))
	file_of("a cell", good "\"" times("qZ7,", 200000 / share) "\"" rest_of_row "\n")
}
