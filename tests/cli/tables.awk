# From cases in lines to tables and a plan for tests/cli/rules: awk -f TABLES -f tables.awk cases.txt
# TABLES sets good[T], a row of table T in which all is well, as name=value|name=value; option[T],
# the option that names its file (P is the input); always[T], if it is given where a case does not
# name it. A line of cases.txt, RULE WANT [OPTION ...] | T NAME=VALUE ... | T ..., makes the tables
# N.csv and N.OPTION with a row for each T, changed so; T- leaves that table away. In values + stands
# for a blank.
function row(kind, text, n, i, item, at, value, line) {
	delete value
	n = split(good[kind], item, "|")
	for (i = 1; i <= n; i++) {
		at = index(item[i], "=")
		value[i] = substr(item[i], at + 1)
		name[i] = substr(item[i], 1, at - 1)
	}
	m = split(text, change, " ")
	for (j = 2; j <= m; j++) {
		at = index(change[j], "=")
		for (i = 1; i <= n && name[i] != substr(change[j], 1, at - 1); i++)
			;
		if (i > n)
			print "cases.txt:" NR ": no " change[j] >"/dev/stderr"
		value[i] = substr(change[j], at + 1)
		gsub(/\+/, " ", value[i])
	}
	line = ""
	for (i = 1; i <= n; i++)
		line = line (i > 1 ? "," : "") value[i]
	return line
}
function header(kind, n, i, item, line) {
	n = split(good[kind], item, "|")
	for (i = 1; i <= n; i++)
		line = line (i > 1 ? "," : "") substr(item[i], 1, index(item[i], "=") - 1)
	return line
}
/^#/ || !NF { next }
{
	n = split($0, part, " *[|] *")
	delete rows; delete off
	for (i = 2; i <= n; i++) {
		kind = substr(part[i], 1, 1)
		if (substr(part[i], 2, 1) == "-")
			off[kind] = 1
		else
			rows[kind] = rows[kind] row(kind, part[i]) "\n"
	}
	opts = ""
	for (kind in good) {
		file = NR (kind == "P" ? ".csv" : "." option[kind])
		if (!(kind in rows))
			rows[kind] = row(kind, kind) "\n"
		printf "%s\n%s", header(kind), rows[kind] >file
		close(file)
		if (kind != "P" && !(kind in off) && ((kind in always) || index($0, "| " kind)))
			opts = opts " --" option[kind] "=" file
	}
	first = part[1]
	split(first, word, " ")
	rest = first
	sub(/^[^ ]+ +[^ ]+ */, "", rest)
	print NR, word[1], word[2], rest opts
}
