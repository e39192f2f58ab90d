# The tables of tests/cli/tables.awk: a row of each in which all is well.
BEGIN {
	good["P"] = "line=professional|carrier=Quill Mutual|policy=PL-1|insured=Alder Clinic|per_claim=1000000|aggregate=3000000|effective=2026-06-01|expires=2027-05-31|clinician=all|for=|form=claims-made|retroactive=2024-01-01|prior_acts=|tail=|defence=outside|shared_limits=no|deductible=5000|sublimit_breach=1000000|sublimit_regulatory=250000|sublimit_glp1=1000000|carrier_type=admitted|consent=yes|compounding=covered|telehealth_states=TX;AZ|exclusions=none|additional_insured=no|am_best=A+ XV|notice_days=30|evidence=policy|verified_on=2026-11-01|verified_with=agent|claims_paid=0|waiver_until=|waiver_reason=|waiver_rules=|owner="
	good["R"] = "person=Ana Ruiz|role=NP|state=TX|started=2024-03-01|independent_since=|waiver_until=|waiver_reason=|waiver_rules=|owner="
	good["S"] = "service=semaglutide|first_day=2024-03-01|states=TX|compounded=yes|declared=yes"
	good["Q"] = "for=us|line=professional|per_claim=1000000|aggregate=3000000|additional_insured=|compounding=|employees_only=|notice_days="
	good["M"] = "state=TX|roles=NP|mandatory=yes|independent_only=|per_claim=1000000|aggregate=3000000|defence_outside=|tail=|fund=|citation=Law 1|since=|as_of=2026-11-01|source=own"
	option["R"] = "roster"; option["S"] = "services"; option["Q"] = "require"; option["M"] = "minimums"
	always["R"] = always["S"] = 1
}
