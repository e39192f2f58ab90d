# Files after the table of columns that a tool prints by --columns, which is CSV.
# usage: awk -v want=WHAT [-v of=FEED -v only=COLUMNS ...] -f rows.awk COLUMNS
#   want=feeds    the feeds: main1, main2 ... and the options of side files, one a line
#   want=columns  of the feed: name, type, required, one a line
#   want=good     good.csv, of the columns `only`, parted by `;`: a header and two rows
#   want=cells    the hostile cells of the file `cells` in each column, most of them (full=1: all)
#                 in a file that holds a sample of them, others alone
#   want=lists    a row whose columns of text, all or one, hold n items each
#   want=many     n rows of each of the shapes, parted by blanks
# The last three write files N.csv from N = `first` on, and print the plan that attack.c reads.

# The next cell of a line of CSV, which is dropped from rest.
function next_cell(    cell, i) {
	if (substr(rest, 1, 1) == "\"") {
		cell = ""
		rest = substr(rest, 2)
		while ((i = index(rest, "\"")) && substr(rest, i + 1, 1) == "\"") {
			cell = cell substr(rest, 1, i)
			rest = substr(rest, i + 2)
		}
		cell = cell substr(rest, 1, i - 1)
		rest = substr(rest, i + 2)
		return cell
	}
	i = index(rest ",", ",")
	cell = substr(rest, 1, i - 1)
	rest = substr(rest, i + 1)
	return cell
}

# The feeds of standard input follow each other: one begins where a required column follows
# one that is not, if the columns up to the next such place repeat one of the last feed.
function split_main(    i, j, from, again) {
	mains = 0
	for (i = 1; i <= n_main; i = j) {
		again = 0
		for (j = i; j <= n_main && (j == i || !(main_needed[j] == "yes" && main_needed[j - 1] != "yes")); j++)
			again = again || (main_name[j], mains) in taken
		if (!mains || again)
			mains++
		for (from = i; from < j; from++) {
			taken[main_name[from], mains] = 1
			add("main" mains, main_name[from], main_type[from], main_needed[from], main_tells[from])
		}
	}
}

function add(feed, name, type, needed, tells) {
	if (!(feed in n_cols))
		order[++n_feeds] = feed
	col[feed, ++n_cols[feed]] = name
	type_of[feed, name] = type
	needed_of[feed, name] = needed
	tells_of[feed, name] = tells
}

{
	rest = $0
	file = next_cell(); name = next_cell(); type = next_cell(); needed = next_cell()
	unit = next_cell(); next_cell(); tells = unit " " rest
	if (NR == 1 || !needed || file == "output")
		next
	if (file == "input") {
		main_name[++n_main] = name; main_type[n_main] = type
		main_needed[n_main] = needed; main_tells[n_main] = tells
	} else {
		sub(/,.*/, "", file)
		add(file, name, type, needed, tells)
	}
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

# What a column is to hold: a day, a month, a name of its own for each row, or this very text.
function kind(feed, name,    type, tells) {
	type = type_of[feed, name]
	tells = tells_of[feed, name]
	if (type == "date" || tells ~ /day or moment|YYYY-MM-DD/)
		return "day"
	if (type == "number")
		return shape == "large" ? 1000000 : 1
	if (type == "word")
		return word(tells)
	if (tells ~ /YYYY-MM/)
		return "month"
	if (tells ~ /M\/D\/YY/)
		return "1/31/2026"
	if (tells ~ /postal code|the state/)
		return "TX"
	if (tells ~ /a number/)
		return 1
	if (tells ~ /yes, partly|[Yy]es or no|Yes, No/)
		return "yes"
	if (tells ~ /parted by/ && needed_of[feed, name] != "yes")
		return ""
	return "name"
}

# What the i-th row has in a column that is as it should be.
function cell(feed, name, i,    k) {
	if (!((feed, name) in kind_of))
		kind_of[feed, name] = kind(feed, name)
	k = kind_of[feed, name]
	if (k == "name")
		return name_now
	if (k == "day")
		return day_now
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

# The columns of the files to come.
function choose(columns) {
	n_only = split(columns, chosen, ";")
}

function put_header(    i) {
	for (i = 1; i <= n_only; i++)
		printf "%s%s", (i == 1 ? "" : ","), chosen[i] >to
	printf "%s", line_end >to
}

function put_row(r, at, instead,    i) {
	at_row(r)
	for (i = 1; i <= n_only; i++)
		printf "%s%s", (i == 1 ? "" : ","), (chosen[i] == at ? instead : cell(of, chosen[i], r)) >to
	printf "%s", line_end >to
}

# A file begins; one ends, and the plan says what it is.
function begin() {
	to = first++ ".csv"
	put_header()
}

function end(label, how) {
	close(to)
	print label "\t" to "\t" how
}

# A column that files may do without is added for its cells.
function with_column(name) {
	return index(";" only ";", ";" name ";") ? only : only (only == "" ? "" : ";") name
}

function put_cells(    i, k, name) {
	while ((getline line < cells) > 0)
		cell_of[++n_cells] = unescaped(line)
	for (i = 1; i <= n_cols[of]; i++) {
		name = col[of, i]
		choose(with_column(name))
		if (of ~ /^main/) { # where bad rows can be put aside
			begin()
			put_row(0, "", "")
			for (k = 1; k <= n_cells; k++)
				put_row(k, name, cell_of[k])
			end(name, "--rejects=rejects\t--allow-rejects\t" given)
		}
		for (k = 1; k <= n_cells; k++) {
			if (!full && (k + 17 * i) % 29)
				continue
			begin()
			put_row(0, "", "")
			put_row(1, name, cell_of[k])
			end(name ", cell " k, given)
		}
	}
}

function put_list(part, at,    i, r) {
	begin()
	at_row(0)
	for (i = 1; i <= n_only; i++) {
		printf "%s", (i == 1 ? "" : ",") >to
		if (type_of[of, chosen[i]] != "text" || (at != "" && at != chosen[i]))
			printf "%s", cell(of, chosen[i], 0) >to
		else
			for (r = 0; r < n; r++)
				printf "c%dx%d%s", i, r, part >to
	}
	print "" >to
	end((at == "" ? "lists" : at ", a list") " parted by \"" part "\"", given)
}

# Of single columns each has one of the parts.
function put_lists(    i, k) {
	mark[1] = ";"; mark[2] = " "; mark[3] = " | "
	for (k = 1; k <= 3; k++)
		put_list(mark[k], "")
	for (i = 1; i <= n_only; i++)
		for (k = 1; k <= 3; k++)
			if (type_of[of, chosen[i]] == "text" && (full || i % 3 + 1 == k))
				put_list(mark[k], chosen[i])
}

function put_many(    i, r, n_shapes, each) {
	n_shapes = split(shapes, each, " ")
	for (i = 1; i <= n_shapes; i++) {
		shape = each[i]
		delete kind_of
		line_end = shape == "cr" ? "\r" : "\n"
		begin()
		for (r = 0; r < n; r++)
			put_row(r, "", "")
		if (shape == "cr")
			printf "\n" >to
		end(n " rows, " shape, given)
	}
}

END {
	split_main()
	line_end = "\n"
	choose(only)
	if (want == "feeds")
		for (i = 1; i <= n_feeds; i++)
			print order[i]
	if (want == "columns")
		for (i = 1; i <= n_cols[of]; i++)
			print col[of, i] "\t" type_of[of, col[of, i]] "\t" needed_of[of, col[of, i]]
	if (want == "good") {
		to = "good.csv"
		put_header()
		put_row(0, "", "")
		put_row(1, "", "")
	}
	if (want == "cells")
		put_cells()
	if (want == "lists")
		put_lists()
	if (want == "many")
		put_many()
}
