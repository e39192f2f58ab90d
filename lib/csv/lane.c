/*
 * Sixty-four bytes at a time: compare against the five bytes that matter, keep
 * the answers as bit masks, and turn the mask of separators into offsets.
 * The masks come from a classifier chosen at run time (AVX2 or SSE2 on x86-64);
 * everything else is portable.
 */
#include "csv/lane.h"

#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "base/banned.h"

/* What is known of 64 bytes: bit i of each mask is about byte i. */
struct word {
	uint64_t sep;   /* delimiter or LF */
	uint64_t odd;   /* quote, CR, NUL or Ctrl-Z */
	uint64_t quote, cr, lf;
	uint64_t high;  /* no ASCII */
};

#define INLINE static inline __attribute__((always_inline))

#if defined(__x86_64__)

/* Returns a mask of the top bits of 64 bytes. */
__attribute__((target("avx2"))) static inline uint64_t bits_avx2(__m256i low, __m256i high)
{
	return (uint64_t)(uint32_t)_mm256_movemask_epi8(low) |
	       (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

__attribute__((target("avx2"))) static inline uint64_t equal_avx2(__m256i low, __m256i high, char c)
{
	const __m256i v = _mm256_set1_epi8(c);
	return bits_avx2(_mm256_cmpeq_epi8(low, v), _mm256_cmpeq_epi8(high, v));
}

/* Sets a byte to all ones if it is an odd one; its low four bits are its place in the table. */
__attribute__((target("avx2"))) static inline __m256i odd_avx2(__m256i bytes)
{
	const __m256i odd = _mm256_broadcastsi128_si256(
		_mm_setr_epi8(0, 0, '"', 0, 0, 0, 0, 0, 0, 0, 0x1a, 0, 0, '\r', 0, 0));
	return _mm256_cmpeq_epi8(_mm256_shuffle_epi8(odd, bytes), bytes);
}

__attribute__((target("avx2"))) static inline struct word classify_avx2(const char *p, char delim)
{
	const __m256i a = _mm256_loadu_si256((const __m256i *)(const void *)p);
	const __m256i b = _mm256_loadu_si256((const __m256i *)(const void *)(p + 32));
	const __m256i odd_a = odd_avx2(a), odd_b = odd_avx2(b);
	struct word w = { .lf = equal_avx2(a, b, '\n') };
	w.sep = w.lf | equal_avx2(a, b, delim);
	const __m256i odd = _mm256_or_si256(odd_a, odd_b);
	if (!_mm256_movemask_epi8(_mm256_or_si256(odd, _mm256_or_si256(a, b))))
		return w;
	w.high = bits_avx2(a, b);
	w.odd = bits_avx2(odd_a, odd_b);
	w.quote = equal_avx2(a, b, '"');
	w.cr = equal_avx2(a, b, '\r');
	return w;
}

static inline uint64_t equal_sse2(const __m128i v[4], __m128i c)
{
	uint64_t m = 0;
	for (int h = 0; h < 4; h++)
		m |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v[h], c)) << (16 * h);
	return m;
}

static inline struct word classify_baseline(const char *p, char delim)
{
	__m128i v[4];
	for (int h = 0; h < 4; h++)
		v[h] = _mm_loadu_si128((const __m128i *)(const void *)(p + 16 * h));
	struct word w = {
		.quote = equal_sse2(v, _mm_set1_epi8('"')),
		.cr = equal_sse2(v, _mm_set1_epi8('\r')),
		.lf = equal_sse2(v, _mm_set1_epi8('\n')),
	};
	w.sep = w.lf | equal_sse2(v, _mm_set1_epi8(delim));
	w.odd = w.quote | w.cr | equal_sse2(v, _mm_setzero_si128()) |
		equal_sse2(v, _mm_set1_epi8(0x1a));
	for (int h = 0; h < 4; h++)
		w.high |= (uint64_t)(uint32_t)_mm_movemask_epi8(v[h]) << (16 * h);
	return w;
}

#else

static inline struct word classify_baseline(const char *p, char delim)
{
	struct word w = { 0 };
	for (int b = 0; b < 64; b++, p++) {
		uint64_t bit = (uint64_t)1 << b;
		w.sep |= *p == delim || *p == '\n' ? bit : 0;
		w.quote |= *p == '"' ? bit : 0;
		w.cr |= *p == '\r' ? bit : 0;
		w.lf |= *p == '\n' ? bit : 0;
		w.high |= (unsigned char)*p >= 0x80 ? bit : 0;
		w.odd |= *p == '"' || *p == '\r' || *p == 0 || *p == 0x1a ? bit : 0;
	}
	return w;
}

#endif

/* What is carried from one word of 64 bytes to the next. */
struct carry {
	uint64_t sep;     /* the separators of the word before, all ones where the block starts */
	uint64_t inside;  /* all ones: a quote is open */
	uint64_t closed;  /* 1: the last byte closed a quote */
	uint64_t cr;      /* 1: the last byte was CR */
	bool any;         /* one of the three above is not 0 */
};

/* Returns a mask whose bit i is the parity of bits 0..i of x. */
INLINE uint64_t parity(uint64_t x)
{
	x ^= x << 1;
	x ^= x << 2;
	x ^= x << 4;
	x ^= x << 8;
	x ^= x << 16;
	return x ^ x << 32;
}

/*
 * Handles a word with quotes or CR in it, or behind one that left something open:
 * takes the separators inside quotes out of w->sep. False: it is not clean, because
 * of a line end inside quotes, a quote that does not open or close a whole field, a
 * lone CR, a NUL or a Ctrl-Z.
 */
INLINE bool careful(struct word *w, struct carry *c)
{
	uint64_t inside = parity(w->quote) ^ c->inside;
	uint64_t open = w->quote & inside, close = w->quote & ~inside;
	uint64_t sep = w->sep & ~inside;
	uint64_t after_sep = sep << 1 | c->sep >> 63;
	uint64_t after_close = close << 1 | c->closed;
	uint64_t after_cr = w->cr << 1 | c->cr;
	uint64_t faults = (w->odd & ~w->quote & ~w->cr) | ((w->lf | w->cr) & inside) |
			  (open & ~after_sep) | (after_close & ~(sep | w->cr)) |
			  (after_cr & ~w->lf);
	w->sep = sep;
	*c = (struct carry){ sep, 0 - (inside >> 63), close >> 63, w->cr >> 63,
			     (inside | close | w->cr) >> 63 };
	return faults == 0;
}

/* Returns the number of the lowest bit set in m; for m = 0 any number. */
typedef uint64_t lowest_fn(uint64_t m);

INLINE uint64_t lowest(uint64_t m)
{
	return (uint64_t)__builtin_ctzll(m | (uint64_t)1 << 63); /* of 0 it would be undefined */
}

#if defined(__x86_64__)
__attribute__((target("bmi"))) static inline uint64_t lowest_bmi(uint64_t m)
{
	return _tzcnt_u64(m);
}
#endif

/*
 * Writes base plus the number of each of the four lowest bits set in m, and returns m without
 * them; where there are fewer bits the rest has no meaning. out is volatile, because compilers
 * would gather the four in a vector first, at twice the cost.
 */
INLINE uint64_t four(lowest_fn *low, volatile uint32_t *out, uint64_t m, uint32_t base)
{
	out[0] = base + (uint32_t)low(m);
	m &= m - 1;
	out[1] = base + (uint32_t)low(m);
	m &= m - 1;
	out[2] = base + (uint32_t)low(m);
	m &= m - 1;
	out[3] = base + (uint32_t)low(m);
	return m & (m - 1);
}

/*
 * Writes the offsets of all bits set in m and returns the end of them. At least
 * twelve entries are written, because most words have fewer bits and a loop of
 * unforeseeable length costs more; those past the end are scratch.
 */
INLINE uint32_t *flatten(lowest_fn *low, uint32_t *out, uint64_t m, uint32_t base)
{
	uint32_t *end = out + __builtin_popcountll(m);
	m = four(low, out, m, base);
	m = four(low, out + 4, m, base);
	m = four(low, out + 8, m, base);
	for (out += 12; m; out += 4)
		m = four(low, out, m, base);
	return end;
}

/* Clears the bits of bytes that lie behind the end of the block. */
INLINE void cut(struct word *w, size_t bytes)
{
	uint64_t ours = ((uint64_t)1 << bytes) - 1;
	w->sep &= ours;
	w->odd &= ours;
	w->quote &= ours;
	w->cr &= ours;
	w->lf &= ours;
	w->high &= ours;
}

typedef struct word classify_fn(const char *p, char delim);

/* The lane itself, compiled once for each classifier and its instruction set. */
INLINE bool index_block(classify_fn *classify, lowest_fn *low, const char *p, size_t n, char delim,
			uint32_t *end, struct lane_block *b)
{
	struct carry c = { .sep = UINT64_MAX };
	uint32_t *out = end;
	uint64_t quotes = 0, crs = 0, high = 0;
	size_t lines = 0;
	for (size_t at = 0; at < n; at += 64) {
		struct word w = classify(p + at, delim);
		if (n - at < 64)
			cut(&w, n - at);
		if (w.odd || c.any) {
			if (!careful(&w, &c))
				return false;
			quotes |= w.quote;
			crs |= w.cr;
		} else {
			c.sep = w.sep;
		}
		high |= w.high;
		lines += (size_t)__builtin_popcountll(w.lf);
		out = flatten(low, out, w.sep, (uint32_t)at);
	}
	b->count = (size_t)(out - end);
	b->lines = lines;
	b->traits = (quotes ? LANE_QUOTES : 0) | (crs ? LANE_CR : 0) | (high ? LANE_HIGH : 0);
	return true;
}

bool lane_baseline(const char *p, size_t n, char delim, uint32_t *end, struct lane_block *b)
{
	return index_block(classify_baseline, lowest, p, n, delim, end, b);
}

#if defined(__x86_64__)
__attribute__((target("avx2,bmi,popcnt")))
static bool lane_avx2(const char *p, size_t n, char delim, uint32_t *end, struct lane_block *b)
{
	return index_block(classify_avx2, lowest_bmi, p, n, delim, end, b);
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
