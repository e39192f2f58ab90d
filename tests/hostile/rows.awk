# Files of the feed `of`, after the columns that table.awk has read and the template, a file of the sample.
# usage: awk -v want=WHAT -v of=FEED -v template=FILE -v kept=COLUMNS -v left=COLUMNS ... -f table.awk
#	-f bytes.awk -f rows.awk columns
#   kept, parted by `;`: columns that hold what the template has; left: columns that are left out
#   want=good   good.csv: a header and two rows of columns as many as may be
#   want=all    files N.csv, and the plan that attack.c reads: hostile cells in each column; lists of
#               n items; `rows` rows of each shape; as many with each of the reports; hostile bytes
# given: the arguments of a run, with @ for the file; main: where bad rows can be put aside

function quoted(s) {
	if (s !~ /[",\r\n]/)
		return s
	gsub(/"/, "\"\"", s)
	return "\"" s "\""
}

function day(i) {
	return sprintf("%04d-%02d-%02d", 2025 + int(i / 336) % 2, 1 + int(i / 28) % 12, 1 + i % 28)
}

function word(tells) {
	gsub(/"/, "", tells)
	if (match(tells, /such as [A-Za-z0-9_]+/))
		return substr(tells, RSTART + 8, RLENGTH - 8)
	sub(/^ */, "", tells)
	sub(/( or |,|:| \().*/, "", tells)
	return tells ~ /^[A-Za-z0-9_-]+$/ ? tells : ""
}

# A name of the i-th row.
function called(i) {
	if (shape == "one")
		return "SKU 1"
	if (shape == "near") # the letters in another order, one or two of them changed
		return sprintf("Acme Health %c%c%c Pharmacy %05d", 97 + i % 26, 97 + int(i / 26) % 26,
			       97 + int(i / 676) % 26, i % 100000)
	if (shape == "long")
		return sprintf("%064d", i)
	return "N" i
}

# What a column is to hold: a day, a month, a name of its own for each row, what the template has, or
# this very text.
function kind(name,    type, tells) {
	type = type_of[of, name]
	tells = tells_of[of, name]
	if (name in is_kept)
		return "kept"
	if (type == "date" || tells ~ /day or moment|YYYY-MM-DD/)
		return "day"
	if (type == "number")
		return shape == "one" ? 1000000 : 1
	if (name in from)
		return type != "text" || tells ~ /yes|parted by|postal|state|YYYY/ ? "kept" : "name"
	if (type == "word")
		return word(tells)
	if (tells ~ /YYYY-MM/)
		return "month"
	if (tells ~ /M\/D\/YY/)
		return "1/31/2026"
	if (tells ~ /YYYYMMDD/)
		return "20260131"
	if (tells ~ /postal code|the state/)
		return "TX"
	if (tells ~ /a number/)
		return 1
	if (tells ~ /yes, partly|[Yy]es or no|Yes, No/)
		return "yes"
	if (tells ~ /parted by/ && needed_of[of, name] != "yes")
		return ""
	return "name"
}

# What the i-th row has in a column.
function cell(name, i,    k) {
	if (!(name in kind_of))
		kind_of[name] = kind(name)
	k = kind_of[name]
	if (k == "name")
		return name_now
	if (k == "day")
		return day_now
	if (k == "kept")
		return sample[i % n_sample, from[name]]
	return k == "month" ? substr(day_now, 1, 7) : k
}

# Days and names of the i-th row.
function at_row(i) {
	day_now = day(i)
	if (shape == "apart")
		day_now = i % 2 ? "1980-01-01" : "2026-12-01"
	if (shape == "ages")
		day_now = i % 2 ? "1900-01-01" : "2199-12-31"
	name_now = called(i)
}

# \\n, \\r and \\ooo in a cell of the list.
function unescaped(s,    i, made) {
	while ((i = index(s, "\\"))) {
		made = made substr(s, 1, i - 1)
		s = substr(s, i + 1)
		if (s ~ /^[0-3][0-7][0-7]/) {
			made = made sprintf("%c", substr(s, 1, 1) * 64 + substr(s, 2, 1) * 8 + substr(s, 3, 1))
			s = substr(s, 4)
		} else {
			made = made (substr(s, 1, 1) == "n" ? "\n" : "\r")
			s = substr(s, 2)
		}
	}
	return made s
}

# A column at the place i of the template; without i, one that the template has not.
function take(name, text, i) {
	if (name in from)
		return
	if (i)
		from[name] = i
	all[++n_all] = name
	head[n_all] = quoted(text)
}

# Rows of the template, and all columns: first its own, as its header has them, then others.
function read_template(    i, name) {
	if (template && (getline rest < template) > 0)
		for (i = 1; rest != ""; i++) {
			name = next_cell()
			take((of, plain(name)) in called_so ? called_so[of, plain(name)] : name, name, i)
		}
	for (; template && n_sample < 12 && (getline rest < template) > 0; n_sample++)
		for (i = 1; rest != ""; i++)
			sample[n_sample, i] = quoted(next_cell())
	for (i = 1; i <= n_cols[of]; i++)
		take(col[of, i], col[of, i])
}

# The columns of the files to come: those of the template, or of all but those that are left out,
# or what is needed; and the one of this name.
function choose(which, extra,    i, name) {
	n_chosen = 0
	for (i = 1; i <= n_all; i++) {
		name = all[i]
		if (name == extra || (which == "all" && !(name in is_left)) ||
		    (which == "sample" && (template ? name in from : !(name in is_left))) ||
		    (which == "needed" && needed_of[of, name] == "yes"))
			chosen[++n_chosen] = i
	}
}

function put_header(    i) {
	for (i = 1; i <= n_chosen; i++)
		printf "%s%s", (i == 1 ? "" : ","), head[chosen[i]] >to
	printf "\n" >to
}

function put_row(r, at, instead,    i, name) {
	at_row(r)
	for (i = 1; i <= n_chosen; i++) {
		name = all[chosen[i]]
		printf "%s%s", (i == 1 ? "" : ","), (name == at || at == "*" && kind(name) == "name" ? instead : cell(name, r)) >to
	}
	printf "\n" >to
}

# A file begins; one ends, and the plan says what it is.
function begin() {
	to = ++first ".csv"
	put_header()
}

function end(label, how) {
	close(to)
	print label "\t" to "\t" how
}

# A file in which a column holds the cells first..last of the list, those of several lines last.
function put_column(name, low, high, how,    k, at) {
	begin()
	for (at = 0; at < 2; at++)
		for (k = low; k <= high; k++)
			if ((cell_of[k] ~ /[\n\r]/) == at)
				put_row(k, name, cell_of[k])
	end(name ", cells " low " to " high, how given)
}

# All hostile cells of a column in one file; `main`: bad rows are put aside. Elsewhere they end the
# run, so some that may be taken follow alone: they have the form that the column asks for.
function put_cells(    i, k, name, form) {
	form["number"] = "^-?[0-9.e]+$"
	form["date"] = "^[0-9][0-9][0-9][0-9]-[0-9-]+$"
	while ((getline name < cells) > 0)
		cell_of[++n_cells] = unescaped(name)
	for (name in from)
		is_kept[name] = 1
	for (i = 1; i <= n_all; i++) {
		choose("sample", all[i])
		put_column(all[i], 1, n_cells, main ? "--rejects=rejects\t--allow-rejects\t" : "")
		if (main || !(type_of[of, all[i]] in form))
			continue
		for (k = 1; k <= n_cells; k++)
			if (cell_of[k] ~ form[type_of[of, all[i]]] && (full || !((k + 7 * i) % 16)))
				put_column(all[i], k, k, "")
	}
}

# Items low..high - 1, each with the mark behind it; by halves, since awk copies what it joins.
function items(low, high, mark,    half) {
	if (high - low < 2)
		return "c" low mark
	half = int((low + high) / 2)
	return items(low, half, mark) items(half, high, mark)
}

# In all columns of text, and in each, a list of n items; in all, one that is short enough.
function put_lists(    i, k, mark, list) {
	mark[0] = ";"; mark[1] = " "; mark[2] = " | "
	choose("sample")
	begin()
	for (k = 0; k < 3; k++) {
		list[k] = items(0, n, mark[k])
		put_row(0, "*", items(0, 900, mark[k]))
		put_row(1, "*", list[k])
	}
	for (i = 1; i <= n_chosen; i++)
		if (kind(all[chosen[i]]) == "name")
			put_row(1 + i, all[chosen[i]], list[(nth + i) % 3])
	end("bytes: lists", given)
}

# Texts between the cells that change from row to row, and what these hold.
function cut_row(    i, k) {
	at_row(0)
	n_cuts = 0
	text_of[0] = ""
	for (i = 1; i <= n_chosen; i++) {
		k = kind(all[chosen[i]])
		text_of[n_cuts] = text_of[n_cuts] (i == 1 ? "" : ",")
		if (k == "name" || k == "day" || k == "month") {
			changes[++n_cuts] = k
			text_of[n_cuts] = ""
		} else
			text_of[n_cuts] = text_of[n_cuts] cell(all[chosen[i]], 0)
	}
}

function put_rows(which, n, of_shape,    r, i, row) {
	shape = of_shape
	split("", kind_of)
	choose(which)
	begin()
	cut_row()
	for (r = 0; r < n; r++) {
		at_row(r)
		row = text_of[0]
		for (i = 1; i <= n_cuts; i++)
			row = row (changes[i] == "name" ? name_now : substr(day_now, 1, changes[i] == "day" ? 10 : 7)) text_of[i]
		print row >to
	}
	end(n " rows, " shape, given)
}

# Of a side file not everything: its columns are read as those of a main one are.
function put_many(    i, n_reports, each, args, file) {
	put_rows("all", rows, "near")
	file = first ".csv"
	n_reports = split(reports, each, " ")
	args = given
	gsub(/--(report=[a-z]+|check)\t/, "", args)
	for (i = 1; i <= n_reports; i++)
		if (index(given, each[i]) == 0 && (of ~ /^main/ || full || (nth + i) % n_reports == 0))
			print rows " rows, near\t" file "\t" each[i] "\t" args
	put_rows("all", rows, "one")
	put_rows("all", rows, "apart")
	put_rows("needed", 4 * rows, "names")
	if (of ~ /^main/ || full) {
		put_rows("all", rows, "long")
		put_rows("all", rows, "ages")
	}
}

# The columns of a list, by their own names.
function set_of(list, set,    n, each, name) {
	for (n = split(list, each, ";"); n; n--) {
		name = plain(each[n])
		set[(of, name) in called_so ? called_so[of, name] : each[n]] = 1
	}
}

END {
	set_of(kept, is_kept)
	set_of(left, is_left)
	read_template()
	if (want == "good") {
		choose("all")
		to = "good.csv"
		put_header()
		put_row(0, "", "")
		put_row(1, "", "")
	} else if (want == "all") {
		put_many()
		shape = ""
		put_lists()
		put_bytes()
		split("", kind_of)
		put_cells()
	}
}
