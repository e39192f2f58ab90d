/*
 * Every export of ../shared/data/exports: recognised for what it is, turned into the rows
 * that must come out, in their order, and the rest left out for the reason told.
 */
#include "import_trial.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/banned.h"

static const struct {
	const char *name, *profile, *want; /* want: of the file of what comes out */
	enum target to;
	bool book;
} files[] = {
	{ "square-items", "square/items", "", TO_VOLUME, false },
	{ "square-items-2018", "square/items", "", TO_VOLUME, false },
	{ "square-transactions", "square/transactions", "", TO_PAYMENTS, false },
	{ "stripe-payments", "stripe/payments", "", TO_PAYMENTS, false },
	{ "stripe-balance", "stripe/balance", "", TO_PAYMENTS, false },
	{ "vagaro-transactions", "vagaro/transactions", "", TO_VOLUME, false },
	{ "vagaro-transactions", "vagaro/transactions", "-payments", TO_PAYMENTS, false },
	{ "vagaro-cancellations", "vagaro/cancellations", "", TO_APPOINTMENTS, false },
	{ "boulevard-appointments", "boulevard/appointments", "", TO_APPOINTMENTS, false },
	{ "boulevard-payments", "boulevard/payments", "", TO_PAYMENTS, false },
	{ "healthie-appointments", "healthie/appointments", "", TO_APPOINTMENTS, false },
	{ "practicebetter-invoices", "practicebetter/invoices", "", TO_VOLUME, false },
	{ "practicebetter-invoices", "practicebetter/invoices", "-payments", TO_PAYMENTS, false },
	{ "drchrono-appointments", "drchrono/appointments", "", TO_APPOINTMENTS, false },
	{ "drchrono-payments", "drchrono/payments", "", TO_PAYMENTS, false },
	{ "drchrono-patient_drug", "drchrono/patient_drug", "", TO_VOLUME, false },
	{ "tebra-appointments", "tebra/appointments", "", TO_APPOINTMENTS, false },
	{ "tebra-charges", "tebra/charges", "", TO_VOLUME, false },
	{ "pioneerrx-dispensed", "pioneerrx/dispensed", "", TO_VOLUME, false },
	{ "lifefile-fills", "lifefile/fills", "", TO_VOLUME, false },
	{ "vagaro-transactions", "vagaro/transactions", "", TO_VOLUME, true },
	{ "vagaro-transactions", "vagaro/transactions", "-payments", TO_PAYMENTS, true },
	{ "zenoti-costofgoods", "zenoti/costofgoods", "", TO_VOLUME, false },
};

/* The file data/exports/NAME; false: it is not there. */
static bool shared_file(const char *name, struct bytes *to)
{
	char path[512], inner[256];
	snprintf(inner, sizeof(inner), "data/exports/%s", name);
	shared_path(inner, path, sizeof(path));
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	read_all(fd, to);
	close(fd);
	return true;
}

/* A table with its header left out, fields between bars, numbers in their shortest form. */
static void canonical(struct str csv, struct bytes *to)
{
	struct csv_reader r;
	struct csv_row row;
	int fd = file_of(csv);
	csv_reader_init(&r, fd, &(struct csv_options){ 0 });
	csv_reader_next(&r, &row);
	while (csv_reader_next(&r, &row) == CSV_ROW) {
		for (uint32_t i = 0; i < row.n; i++) {
			struct str s = csv_field(&row, i);
			struct dec d;
			char text[DEC_TEXT];
			bool point = memchr(s.p, '.', s.n) != NULL;
			if (point && dec_parse(s, &d) == NUM_OK)
				s = (struct str){ text, dec_format(d, text) };
			bytes_text(to, i ? "|" : "");
			bytes_add(to, s.p, s.n);
		}
		bytes_text(to, "\n");
	}
	csv_reader_release(&r);
	close(fd);
}

static void want_of(const char *name, const char *kind, struct bytes *to)
{
	char path[256];
	struct bytes csv = { 0 };
	snprintf(path, sizeof(path), "%s.%s.csv", name, kind);
	require(shared_file(path, &csv), "%s is not there", path);
	canonical(bytes_str(&csv), to);
	bytes_release(&csv);
}

START_TEST(an_export_becomes_what_it_must)
{
	struct profiles ps;
	struct bytes in = { 0 }, want = { 0 }, out = { 0 };
	struct turned_file f;
	char name[128], kind[64];
	trial_builtin(&ps);
	snprintf(name, sizeof(name), "%s.%s", files[_i].name, files[_i].book ? "xlsx" : "csv");
	require(shared_file(name, &in), "%s is not there", name);
	turn_file(&f, &ps, bytes_str(&in), files[_i].to, NULL);
	require(!f.fault.class, "%s:%d: %s: %s", name, (int)f.fault.line, f.fault.name, f.fault.what);
	ck_assert_str_eq(f.profile, files[_i].profile);
	snprintf(kind, sizeof(kind), "expected%s", files[_i].want);
	want_of(files[_i].name, kind, &want);
	require(str_eq(bytes_str(&f.rows), bytes_str(&want)), "%s: got\n%.*swant\n%.*s", name,
		(int)f.rows.n, f.rows.p, (int)want.n, want.p);
	if (!*files[_i].want) {
		want_of(files[_i].name, "skipped", &out);
		require(str_eq(bytes_str(&f.skipped), bytes_str(&out)), "%s: got\n%.*swant\n%.*s", name,
			(int)f.skipped.n, f.skipped.p, (int)out.n, out.p);
	}
	turned_release(&f);
	bytes_release(&in);
	bytes_release(&want);
	bytes_release(&out);
	profiles_release(&ps);
}
END_TEST

static const struct {
	const char *name, *what;
} others[] = {
	{ "zoom-participants.csv", "zoom/meeting" },
	{ "zoom-group.csv", "zoom/meeting" },
	{ "hubspot-contacts.csv", "hubspot/contacts" },
	{ "klaviyo-profiles.csv", "klaviyo/profiles" },
	{ "pioneerrx-nodata.csv", "pioneerrx/dispensed" },
	{ "refuse-square-items-renamed.csv", "unknown export; nearest is square/items, without Qty, Event Type" },
	{ "refuse-unknown.csv", "unknown export: no name of a known one in the first 40 records" },
	{ "refuse-zoom-webinar.csv", "unknown export; nearest is zoom/meeting, without "
				     "Start Time, Duration (Minutes), Participants" },
};

START_TEST(another_export_is_recognised_or_refused)
{
	struct profiles ps;
	struct bytes in = { 0 };
	struct export e;
	struct diag d = { .class = DIAG_NONE };
	trial_builtin(&ps);
	require(shared_file(others[_i].name, &in), "%s is not there", others[_i].name);
	int fd = file_of(bytes_str(&in));
	enum exported st = export_open(&e, fd, &(struct export_options){ .profiles = &ps }, &d);
	ck_assert_str_eq(st == EXPORT_FAULT ? d.what : e.profile->name.p, others[_i].what);
	ck_assert_int_eq(st == EXPORT_EMPTY, strstr(others[_i].name, "nodata") != NULL);
	export_release(&e);
	close(fd);
	bytes_release(&in);
	profiles_release(&ps);
}
END_TEST

void unit_import_shared(TCase *tc)
{
	struct bytes probe = { 0 };
	if (!shared_file("README.md", &probe)) {
		unit_skip(COUNT(files) + COUNT(others), "data/exports is not there");
		return;
	}
	bytes_release(&probe);
	tcase_add_loop_test(tc, an_export_becomes_what_it_must, 0, COUNT(files));
	tcase_add_loop_test(tc, another_export_is_recognised_or_refused, 0, COUNT(others));
}
