# What no reader of CSV likes, around the rows of a good file.
# usage: awk -v good=FILE -v kind=KIND -f bytes.awk
function times(s, n,    made) {
	for (; n; n = int(n / 2)) {
		if (n % 2)
			made = made s
		s = s s
	}
	return made
}

BEGIN {
	getline header < good
	getline row < good
	while ((getline line < good) > 0)
		row = line
	first = row
	sub(/,.*/, "", first)
	if (kind == "nul")
		printf "%s\n%s\n%c%s\n", header, row, 0, row
	if (kind == "cr")
		printf "%s\r%s\r%s", header, row, times("\r", 1000000)
	if (kind == "frames") { # in quotes, and where they are rows
		printf "%s\n%s\n", header, row
		for (i = 0; i < 300; i++)
			printf "\"%s\"%s\n", times("\n#glp1-end,1,0\n", 400), substr(row, length(first) + 1)
		printf "#glp1-end,qZ7,1,00000000\n%s\n", row
	}
	if (kind == "quotes")
		printf "%s\n\"%s\"%s\n", header, times("\"\"", 500000), substr(row, length(first) + 1)
	if (kind == "lines")
		printf "%s\n%s\n%s", header, row, times("\n", 1000000)
	if (kind == "header")
		printf "%s%s\n%s\n", header, times(",qZ7", 16000), row
	if (kind == "names")
		printf "%s\n%s\n", row, row
	if (kind == "wide")
		printf "%s\n%s%s\n", header, row, times(",", 4000000)
	if (kind == "open")
		printf "%s\n%s\n\"%s\n", header, row, times("qZ7,\n", 200000)
}
