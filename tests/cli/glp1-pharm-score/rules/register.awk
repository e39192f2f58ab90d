# The sample's first pharmacy with the cells of a case: N.csv each, and the plan of what to run.
BEGIN {
	FS = ","
	while ((getline line < sample) > 0)
		if (!width) width = split(line, name, ","); else if (!count++) split(line, good, ",")
	FS = " "
}
/^#/ || NF == 0 { next }
{
	opts = ""
	split("", cell)
	for (i = 1; i <= width; i++) cell[name[i]] = good[i]
	for (i = 3; i <= NF; i++) {
		if ($i ~ /^--/) { opts = opts " " $i; continue }
		k = index($i, "="); key = substr($i, 1, k - 1); v = substr($i, k + 1)
		gsub(/_/, key == "drugs" ? "_" : " ", v)
		if (!(key in cell)) extra[NR] = extra[NR] key "\t"
		cell[key] = v
	}
	head = row = ""
	for (i = 1; i <= width; i++) { head = head "," name[i]; row = row "," cell[name[i]]; delete cell[name[i]] }
	for (key in cell) { head = head "," key; row = row "," cell[key] }
	print substr(head, 2) > (NR ".csv")
	print substr(row, 2) > (NR ".csv")
	close(NR ".csv")
	print NR, $1, $2, opts
}
