/*
 * The answers that a register may hold, in the order of criteria.csv: X(column, what it
 * takes). A unit test holds both to each other.
 */
#ifndef GLP1_PHARM_ANSWERS_H
#define GLP1_PHARM_ANSWERS_H

#define PHARM_ANSWERS(X) \
	X(registered, ANSWER) \
	X(licence_states, STATES) \
	X(licence_expires, DAY) \
	X(sterile_permit, DAY) \
	X(drugs, DRUGS) \
	X(difference_doc, ANSWER) \
	X(salt_form, WORD) \
	X(api_registered, ANSWER) \
	X(coa, ANSWER) \
	X(excluded, WORD) \
	X(pharmacist_licensed, ANSWER) \
	X(past_states, NAME) \
	X(form_483, EVENT) \
	X(inspection_class, WORD) \
	X(warning_letter, EVENT) \
	X(discipline, EVENT) \
	X(pharmacist_discipline, EVENT) \
	X(recalls, EVENT) \
	X(last_inspection, DAY) \
	X(inspection_report, ANSWER) \
	X(sterility_test, WORD) \
	X(outside_laboratory, NAME) \
	X(endotoxin, ANSWER) \
	X(potency, ANSWER) \
	X(release_after_results, ANSWER) \
	X(lot_docs, ANSWER) \
	X(trace, ANSWER) \
	X(bud_basis, ANSWER) \
	X(api_source, NAME) \
	X(supplier_list, ANSWER) \
	X(filter_test, ANSWER) \
	X(visual_inspection, ANSWER) \
	X(usp797, ANSWER) \
	X(usp800, ANSWER) \
	X(last_certification, DAY) \
	X(prior_certification, DAY) \
	X(last_media_fill, DAY) \
	X(prior_media_fill, DAY) \
	X(last_fingertip, DAY) \
	X(prior_fingertip, DAY) \
	X(competency, DAY) \
	X(monitoring, ANSWER) \
	X(cleaning, ANSWER) \
	X(nonsterile_start, ANSWER) \
	X(cgmp, ANSWER) \
	X(product_review, ANSWER) \
	X(product_reported, ANSWER) \
	X(deviations, ANSWER) \
	X(complaints, ANSWER) \
	X(label_mg_per_ml, ANSWER) \
	X(label_total, ANSWER) \
	X(label_units, ANSWER) \
	X(one_concentration, ANSWER) \
	X(label_lot, ANSWER) \
	X(fill_hours, NUMBER) \
	X(on_time_share, NUMBER) \
	X(complete_share, NUMBER) \
	X(order_accuracy, NUMBER) \
	X(beyond_stated, NUMBER) \
	X(rejection_share, NUMBER) \
	X(told_hours, NUMBER) \
	X(status_by_line, ANSWER) \
	X(problem_contact, NAME) \
	X(early_refill_rule, NAME) \
	X(ship_days, NAME) \
	X(cold_chain, ANSWER) \
	X(second_site, ANSWER) \
	X(quality_agreement, ANSWER) \
	X(recall_process, ANSWER) \
	X(ae_process, ANSWER) \
	X(recall_cover, ANSWER) \
	X(glp1_excluded, WORD) \
	X(liability_limit, NUMBER) \
	X(indemnifies, ANSWER) \
	X(parent, NAME) \
	X(visits, ANSWER) \
	X(references, ANSWER) \
	X(accreditation, NAME) \
	X(accreditation_scope, WORD) \
	X(accreditation_expires, DAY) \
	X(price, NUMBER) \
	X(price_list, ANSWER)

#define PHARM_ANSWER_ENUM(name, takes) PHARM_ANSWER_##name,
enum pharm_answer_number { PHARM_ANSWERS(PHARM_ANSWER_ENUM) PHARM_ANSWERS_N };

#endif
