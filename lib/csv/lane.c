/*
 * Sixty-four bytes at a time: compare against the five bytes that matter, keep
 * the answers as bit masks, and turn the mask of separators into offsets.
 * The masks for a stretch of words come from a classifier chosen at run time
 * (AVX2 or SSE2 on x86-64); everything else is portable.
 */
#include "csv/lane.h"

#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "base/banned.h"

/* Bit i of each mask speaks of byte i. */
struct word {
	uint64_t sep;   /* delimiter or LF */
	uint64_t odd;   /* quote, CR, NUL or Ctrl-Z */
	uint64_t quote, cr, lf;
};

#define INLINE static inline __attribute__((always_inline))

enum { STRETCH = 64 }; /* words classified at a time: 4 KiB of input */

#if defined(__x86_64__)

/* The top bits of 64 bytes. */
__attribute__((target("avx2"))) static inline uint64_t bits_avx2(__m256i low, __m256i high)
{
	return (uint64_t)(uint32_t)_mm256_movemask_epi8(low) |
	       (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

/* 32 bytes compared: all ones where a byte is one of those. */
struct half {
	__m256i bytes, lf, sep, odd;
};

__attribute__((target("avx2"))) static inline struct half half_avx2(const char *p, __m256i delim)
{
	struct half h = { .bytes = _mm256_loadu_si256((const __m256i *)(const void *)p) };
	__m256i marks = _mm256_or_si256(_mm256_cmpeq_epi8(h.bytes, _mm256_set1_epi8('"')),
					_mm256_cmpeq_epi8(h.bytes, _mm256_set1_epi8('\r')));
	__m256i holes = _mm256_or_si256(_mm256_cmpeq_epi8(h.bytes, _mm256_setzero_si256()),
					_mm256_cmpeq_epi8(h.bytes, _mm256_set1_epi8(0x1a)));
	h.odd = _mm256_or_si256(marks, holes);
	h.lf = _mm256_cmpeq_epi8(h.bytes, _mm256_set1_epi8('\n'));
	h.sep = _mm256_or_si256(_mm256_cmpeq_epi8(h.bytes, delim), h.lf);
	return h;
}

__attribute__((target("avx2"))) static inline uint64_t equal_avx2(const struct half *a,
								  const struct half *b, char c)
{
	return bits_avx2(_mm256_cmpeq_epi8(a->bytes, _mm256_set1_epi8(c)),
			 _mm256_cmpeq_epi8(b->bytes, _mm256_set1_epi8(c)));
}

__attribute__((target("avx2"))) static void classify_avx2(const char *p, size_t words, char delim,
							  struct word *w)
{
	const __m256i d = _mm256_set1_epi8(delim);
	for (size_t i = 0; i < words; i++, p += 64, w++) {
		const struct half a = half_avx2(p, d), b = half_avx2(p + 32, d);
		const __m256i odd = _mm256_or_si256(a.odd, b.odd);
		w->sep = bits_avx2(a.sep, b.sep);
		w->lf = bits_avx2(a.lf, b.lf);
		w->quote = w->cr = w->odd = 0;
		if (_mm256_testz_si256(odd, odd))
			continue;
		w->odd = bits_avx2(a.odd, b.odd);
		w->quote = equal_avx2(&a, &b, '"');
		w->cr = equal_avx2(&a, &b, '\r');
	}
}

static inline uint64_t equal_sse2(const __m128i v[4], __m128i c)
{
	uint64_t m = 0;
	for (int h = 0; h < 4; h++)
		m |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v[h], c)) << (16 * h);
	return m;
}

static void classify_baseline(const char *p, size_t words, char delim, struct word *w)
{
	for (size_t i = 0; i < words; i++, p += 64, w++) {
		__m128i v[4];
		for (int h = 0; h < 4; h++)
			v[h] = _mm_loadu_si128((const __m128i *)(const void *)(p + 16 * h));
		w->quote = equal_sse2(v, _mm_set1_epi8('"'));
		w->cr = equal_sse2(v, _mm_set1_epi8('\r'));
		w->lf = equal_sse2(v, _mm_set1_epi8('\n'));
		w->sep = w->lf | equal_sse2(v, _mm_set1_epi8(delim));
		w->odd = w->quote | w->cr | equal_sse2(v, _mm_setzero_si128()) |
			 equal_sse2(v, _mm_set1_epi8(0x1a));
	}
}

#else

static void classify_baseline(const char *p, size_t words, char delim, struct word *w)
{
	for (size_t i = 0; i < words; i++, w++) {
		memset(w, 0, sizeof(*w));
		for (int b = 0; b < 64; b++, p++) {
			uint64_t bit = (uint64_t)1 << b;
			w->sep |= *p == delim || *p == '\n' ? bit : 0;
			w->quote |= *p == '"' ? bit : 0;
			w->cr |= *p == '\r' ? bit : 0;
			w->lf |= *p == '\n' ? bit : 0;
			w->odd |= *p == '"' || *p == '\r' || *p == 0 || *p == 0x1a ? bit : 0;
		}
	}
}

#endif

/* What the next word must know of the bytes before it. */
struct carry {
	uint64_t inside;  /* all ones: a quote is open */
	uint64_t sep;     /* 1: the last byte separated fields, or the block starts here */
	uint64_t closed;  /* 1: the last byte closed a quote */
	uint64_t cr;      /* 1: the last byte was CR */
};

/* Bit i is the parity of bits 0..i. */
INLINE uint64_t parity(uint64_t x)
{
	for (int shift = 1; shift < 64; shift *= 2)
		x ^= x << shift;
	return x;
}

/*
 * A word with quotes or CR in it, or after one that left something open. Takes
 * the separators inside quotes out of w->sep. False when it is not clean: a
 * line end inside quotes, a quote that does not open or close a whole field, a
 * lone CR, NUL or Ctrl-Z.
 */
INLINE bool careful(struct word *w, struct carry *c)
{
	uint64_t inside = parity(w->quote) ^ c->inside;
	uint64_t open = w->quote & inside, close = w->quote & ~inside;
	uint64_t sep = w->sep & ~inside;
	uint64_t after_sep = sep << 1 | c->sep;
	uint64_t after_close = close << 1 | c->closed;
	uint64_t after_cr = w->cr << 1 | c->cr;
	uint64_t faults = (w->odd & ~w->quote & ~w->cr) | ((w->lf | w->cr) & inside) |
			  (open & ~after_sep) | (after_close & ~(sep | w->cr)) |
			  (after_cr & ~w->lf);
	w->sep = sep;
	*c = (struct carry){ 0 - (inside >> 63), sep >> 63, close >> 63, w->cr >> 63 };
	return faults == 0;
}

/* Four offsets, of the lowest bits set; takes the bits out. What it writes for no bit is no offset. */
INLINE uint64_t four(uint32_t *out, uint64_t m, uint32_t base)
{
	const uint64_t top = (uint64_t)1 << 63; /* counting the zeros of 0 is undefined */
	out[0] = base + (uint32_t)__builtin_ctzll(m | top);
	m &= m - 1;
	out[1] = base + (uint32_t)__builtin_ctzll(m | top);
	m &= m - 1;
	out[2] = base + (uint32_t)__builtin_ctzll(m | top);
	m &= m - 1;
	out[3] = base + (uint32_t)__builtin_ctzll(m | top);
	return m & (m - 1);
}

/*
 * Offsets of the set bits. Twelve are written whatever their number, because
 * most words have fewer and a loop of unforeseeable length costs more; up to
 * twelve entries behind the end are scratch.
 */
INLINE uint32_t *flatten(uint32_t *out, uint64_t m, uint32_t base)
{
	uint32_t *end = out + __builtin_popcountll(m);
	m = four(out, m, base);
	m = four(out + 4, m, base);
	m = four(out + 8, m, base);
	for (out += 12; m; out += 4)
		m = four(out, m, base);
	return end;
}

/* Bytes behind the block are not ours. */
INLINE void cut(struct word *w, size_t bytes)
{
	uint64_t ours = ((uint64_t)1 << bytes) - 1;
	w->sep &= ours;
	w->odd &= ours;
	w->quote &= ours;
	w->cr &= ours;
	w->lf &= ours;
}

typedef void classify_fn(const char *p, size_t words, char delim, struct word *w);

/* The lane itself, compiled once for each classifier and its instruction set. */
INLINE bool index_block(classify_fn *classify, const char *p, size_t n, char delim, uint32_t *end,
			struct lane_block *b)
{
	struct word words[STRETCH];
	struct carry c = { .sep = 1 };
	uint32_t *out = end;
	uint64_t quotes = 0, crs = 0;
	size_t lines = 0;
	for (size_t at = 0; at < n; at += 64 * STRETCH) {
		size_t left = n - at;
		size_t k = left >= 64 * STRETCH ? STRETCH : (left + 63) / 64;
		classify(p + at, k, delim, words);
		if (left < 64 * k)
			cut(&words[k - 1], left % 64);
		for (size_t i = 0; i < k; i++) {
			struct word *w = &words[i];
			if (w->odd | c.inside | c.closed | c.cr) {
				if (!careful(w, &c))
					return false;
				quotes |= w->quote;
				crs |= w->cr;
			} else {
				c.sep = w->sep >> 63;
			}
			lines += (size_t)__builtin_popcountll(w->lf);
			out = flatten(out, w->sep, (uint32_t)(at + 64 * i));
		}
	}
	b->count = (size_t)(out - end);
	b->lines = lines;
	b->traits = (quotes ? LANE_QUOTES : 0) | (crs ? LANE_CR : 0);
	return true;
}

bool lane_baseline(const char *p, size_t n, char delim, uint32_t *end, struct lane_block *b)
{
	return index_block(classify_baseline, p, n, delim, end, b);
}

#if defined(__x86_64__)
__attribute__((target("avx2,bmi,popcnt"))) static bool lane_avx2(const char *p, size_t n, char delim,
								 uint32_t *end,
								 struct lane_block *b)
{
	return index_block(classify_avx2, p, n, delim, end, b);
}
#endif

lane_fn *lane_pick(void)
{
#if defined(__x86_64__)
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
	    __builtin_cpu_supports("popcnt"))
		return lane_avx2;
#endif
	return lane_baseline;
}
