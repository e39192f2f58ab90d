# What a tool reads: its table of columns (--columns), which is CSV and the first file that is
# read, and how the manual calls it (`commands`, see record).
# want=feeds: the feeds, one a line, of the parts FEED, TEMPLATE, ARGUMENTS, with ":" between.
# A feed is main1, main2 ... or the option of a side file; the template a file of the sample that
# the manual gives it, or nothing; @ in the arguments, parted by tabs, stands for the file.

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

# A name as headers are compared.
function plain(name) {
	name = tolower(name)
	gsub(/[ _-]/, "", name)
	return name
}

function add(feed, name, type, needed, aliases, tells,    i, n, each) {
	if (!(feed in n_cols))
		order[++n_feeds] = feed
	col[feed, ++n_cols[feed]] = name
	type_of[feed, name] = type
	needed_of[feed, name] = needed
	tells_of[feed, name] = tells
	called_so[feed, plain(name)] = name
	n = split(aliases, each, ",")
	for (i = 1; i <= n; i++)
		if (!((feed, plain(each[i])) in called_so))
			called_so[feed, plain(each[i])] = name
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
			add("main" mains, main_name[from], main_type[from], main_needed[from],
			    main_aliases[from], main_tells[from])
		}
	}
}

FILENAME == "columns" {
	rest = $0
	file = next_cell(); name = next_cell(); type = next_cell(); needed = next_cell()
	unit = next_cell(); aliases = next_cell(); tells = unit " " rest
	if (FNR == 1 || !needed || file == "output")
		next
	if (file == "input") {
		main_name[++n_main] = name; main_type[n_main] = type; main_needed[n_main] = needed
		main_aliases[n_main] = aliases; main_tells[n_main] = tells
	} else {
		sub(/,.*/, "", file)
		add(file, name, type, needed, aliases, tells)
	}
	next
}

{ command[++n_commands] = $0 }

# How many columns of the feed the header of the file has; 0 if it has not what is needed.
function fits(feed, path,    i, n, name, here) {
	if ((getline rest < path) <= 0)
		return 0
	close(path)
	while (rest != "") {
		name = plain(next_cell())
		n += (feed, name) in called_so
		here[called_so[feed, name]] = 1
	}
	for (i = 1; i <= n_cols[feed]; i++)
		if (needed_of[feed, col[feed, i]] == "yes" && !(col[feed, i] in here))
			return 0
	return n_cols[feed] ? n : 1
}

# Of a command, its words with @ in the place of the feed's file, which is `template`; nothing if it
# reads no such file. A side file is one of the words; a main one any word that is a file and fits.
function given_by(feed, command,    i, n, word, made, path, skip) {
	n = split(command, word, "\t")
	made = template = ""
	columns_there = 0
	for (i = 1; i <= n; i++) {
		path = feed ~ /^main/ ? word[i] : index(word[i], feed "=") == 1 ? substr(word[i], length(feed) + 2) : ""
		if (skip || word[i] ~ /^--(fields|format|only|nagios|sku|lot|location)/ || word[i] ~ /^-[a-z]/) {
			skip = word[i] ~ /^-[os]$/
			continue
		}
		if (template == "" && path ~ /^[^-].*\.csv$/ && (columns_there = fits(feed, path))) {
			template = path
			word[i] = substr(word[i], 1, length(word[i]) - length(path)) "@"
		}
		made = made "\t" word[i]
	}
	return made
}

# The call with the most columns. Where the manual shows no such file: how it calls the tool with
# a main one, and this beside it.
function put_feed(feed,    i, given, best, most, its) {
	for (i = 1; i <= n_commands; i++) {
		given = given_by(feed, command[i])
		if (columns_there > most) {
			most = columns_there
			best = given
			its = template
		}
	}
	if (!most && feed ~ /^main/)
		best = "\t@"
	else if (!most) {
		best = given_by("main1", command[1])
		sub(/@/, template, best)
		best = "\t" feed "=@" best
	}
	print feed ":" its ":" substr(best, 2)
}

END {
	split_main()
	if (!("main1" in n_cols)) # any columns
		order[++n_feeds] = "main1"
	for (i = 1; want == "feeds" && i <= n_feeds; i++)
		put_feed(order[i])
}
