# What the awk programs of scripts/ read the tables of lib/ with; before theirs by awk -f.

# Puts the fields of a line into f, from 1, and returns how many there are. Quotes as in RFC 4180;
# no cell of the tables has a line end in it.
function fields(s,    n, c, i, quoted) {
	n = 1; f[1] = ""
	for (i = 1; i <= length(s); i++) {
		c = substr(s, i, 1)
		if (c == "\"") {
			if (quoted && substr(s, i + 1, 1) == "\"") { f[n] = f[n] c; i++ } else quoted = !quoted
		} else if (c == "," && !quoted) f[++n] = ""
		else f[n] = f[n] c
	}
	return n
}
