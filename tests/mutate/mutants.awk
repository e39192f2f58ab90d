# Lists every change that the table below makes to C sources, one a line: file,
# line, column, length, replacement, separated by tabs. What stands in strings,
# comments and preprocessor lines stays as it is.

BEGIN {
	OFS = "\t"
	add(" < ", " <= "); add(" < ", " >= "); add(" <= ", " < ")
	add(" > ", " >= "); add(" > ", " <= "); add(" >= ", " > ")
	add(" == ", " != "); add(" != ", " == ")
	add(" && ", " || "); add(" || ", " && ")
	add(" + ", " - "); add(" - ", " + "); add(" * ", " / "); add(" / ", " * "); add(" % ", " * ")
	add(" += ", " -= "); add(" -= ", " += "); add(" |= ", " &= "); add(" &= ", " |= ")
	add(" & ", " | "); add(" | ", " & "); add(" << ", " >> "); add(" >> ", " << ")
	add("++", "--"); add("--", "++")
	add("true", "false"); add("false", "true")
}

function add(a, b)
{
	from[++n] = a
	to[n] = b
}

# The line with strings, characters and comments blanked out, as long as it was.
function code(line,    out, i, c, quote)
{
	for (i = 1; i <= length(line); i++) {
		c = substr(line, i, 1)
		if (comment) {
			comment = !(c == "/" && substr(line, i - 1, 1) == "*")
			c = " "
		} else if (quote != "") {
			if (c == "\\") {
				out = out " "
				i++
			} else if (c == quote)
				quote = ""
			c = " "
		} else if (c == "\"" || c == "'") {
			quote = c
			c = "_"
		} else if (c == "/" && substr(line, i + 1, 1) == "*") {
			comment = 1
			c = " "
		}
		out = out c
	}
	return out
}

function mutant(at, len, text)
{
	print FILENAME, FNR, at, len, text
}

# Each place in line where what the table says stands.
function operators(line,    k, at, from_here)
{
	for (k = 1; k <= n; k++)
		for (at = 1; (from_here = index(substr(line, at), from[k])) > 0; at += length(from[k])) {
			at += from_here - 1
			mutant(at, length(from[k]), to[k])
		}
}

# Each whole number, made one greater.
function constants(line,    at)
{
	for (at = 1; match(substr(line, at), /[^A-Za-z0-9_.][0-9]+[^A-Za-z0-9_.]/); at += RLENGTH - 1) {
		at += RSTART - 1
		mutant(at + 1, RLENGTH - 2, substr(line, at + 1, RLENGTH - 2) + 1)
	}
}

FNR == 1 { comment = 0 }

{
	line = code($0)
	sub(/[ \t]+$/, "", line)
}

line ~ /^[ \t]*#/ { next }

line ~ /[^ \t]/ {
	operators(line)
	constants(line)
}

# A condition the other way round; a statement left out, as a comment that says which.
line ~ /^\t+(if|while|} else if) \(.*\)( \{)?$/ {
	at = index(line, "(")
	end = match(line, /\)( \{)?$/)
	mutant(at, end - at, "(!" substr($0, at, end - at) ")")
}

line ~ /^\t+(return [^;]*|break|continue|[a-z][^=;]*\(.*\)|[a-z*][^ ;]* [-+*|&]?= [^;]*|[^ ;]*(\+\+|--));$/ {
	at = match(line, /[^\t]/)
	mutant(at, length(line) - at, "/* " substr($0, at, length(line) - at) " */")
}
