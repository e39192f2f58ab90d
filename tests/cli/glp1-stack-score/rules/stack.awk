# The tables of tests/cli/tables.awk: a row of each in which all is well.
BEGIN {
	good["P"] = "system=Acme|category=emr|plan=Basic|providers=2|users=2|contacts=100|texts=|phi=yes|job=|core=|renews=2027-12-01|notice_days=60|auto_renew=yes|auto_upgrade=|auto_downgrade=|seats_paid=2|price=|price_unit=|billing=|volume=|transactions=|waiver_until=|waiver_reason="
	good["F"] = "vendor=Acme|plan=Basic|price=50|annual=|unit=provider|included=|block=|free_from=|percent=|least=|channel=|most=|most_of=|kind=published|baa=yes|erx=yes|portal=yes|api=|read_date=2026-11-01|as_of=2026-11-01|source=own"
	good["L"] = "payee=Acme|amount=100.00|date=2026-11-03"
	option["F"] = "plans"; option["L"] = "ledger"
	always["F"] = 1
}
