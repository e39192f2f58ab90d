/*
 * The reader against libcsv, and against itself at other read sizes and cut in two. Of the input
 * the first byte is the delimiter, the second a letter whose bits are flags, then
 * come three digits or letters for the read sizes; the rest is the CSV.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "fuzz.h"

#include "csv/frame.h"
#include "trial.h"

#include "base/banned.h"

enum { CONTROL = 5 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < CONTROL)
		return 0;
	struct trial t = { .delim = (char)data[0], .lazy = data[1] & 1, .raw = data[1] & 2,
			   .behind = data[1] & 4 };
	if (!t.delim || t.delim & 0x80 || strchr("\"\r\n\x1a", t.delim))
		return 0;
	for (size_t way = 0; way < WAYS; way++)
		t.sizes[way] = 1 + (data[2 + way] & 0x3fu) * (data[1] & 8 ? 64u : 1u);
	bool asked;
	struct str in = { (const char *)data + CONTROL, size - CONTROL };
	if (memmem(in.p, in.n, CSV_FRAME_TAG, strlen(CSV_FRAME_TAG)))
		return 0; /* an end record, which libcsv takes for a row; tests/unit/test_frame.c has these */
	const char *what = trial_disagreement(in, &t, &asked);
	if (!what && t.behind) {
		bool pause;
		size_t near = in.n * data[2] / 256;
		const char *lf = memchr(in.p + near, '\n', in.n - near);
		what = trial_cut(in, &t, (enum way)(data[3] % WAYS),
				 lf ? (size_t)(lf - in.p) + 1 : in.n / 2, &pause);
	}
	FUZZ_HOLDS(!what, what);
	return 0;
}
