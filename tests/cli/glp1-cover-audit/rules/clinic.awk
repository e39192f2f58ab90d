# A line of cases.txt: RULE WANT [OPTION ...] | TABLE MEMBER=VALUE ... | ... makes tables N.csv (P:
# policies), N.roster (R), N.services (S), N.require (Q), N.minimums (M), each row from one in which
# all is well; a table that is not named has that row, and is not given at all after TABLE-. In
# values + stands for a blank. The plan is printed.
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
BEGIN {
	good["P"] = "line=professional|carrier=Quill Mutual|policy=PL-1|insured=Alder Clinic|per_claim=1000000|aggregate=3000000|effective=2026-06-01|expires=2027-05-31|clinician=all|for=|form=claims-made|retroactive=2024-01-01|prior_acts=|tail=|defence=outside|shared_limits=no|deductible=5000|sublimit_breach=1000000|sublimit_regulatory=250000|compounding=covered|telehealth_states=TX;AZ|exclusions=none|additional_insured=no|am_best=A+ XV|notice_days=30|evidence=policy|verified_on=2026-11-01|verified_with=agent|claims_paid=0|waiver_until=|waiver_reason=|waiver_rules=|owner="
	good["R"] = "person=Ana Ruiz|role=NP|state=TX|started=2024-03-01|independent_since=|waiver_until=|waiver_reason=|waiver_rules=|owner="
	good["S"] = "service=semaglutide|first_day=2024-03-01|states=TX|compounded=yes"
	good["Q"] = "for=us|line=professional|per_claim=1000000|aggregate=3000000|additional_insured=|compounding=|notice_days="
	good["M"] = "state=TX|roles=NP|mandatory=yes|independent_only=|per_claim=1000000|aggregate=3000000|defence_outside=|fund=|citation=Law 1|since=|as_of=2026-11-01|source=own"
	option["R"] = "roster"; option["S"] = "services"; option["Q"] = "require"; option["M"] = "minimums"
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
		if (kind == "R" || kind == "S" || ((kind == "Q" || kind == "M") && index($0, "| " kind)))
			if (!(kind in off))
				opts = opts " --" option[kind] "=" file
	}
	first = part[1]
	split(first, word, " ")
	rest = first
	sub(/^[^ ]+ +[^ ]+ */, "", rest)
	print NR, word[1], word[2], rest opts
}
