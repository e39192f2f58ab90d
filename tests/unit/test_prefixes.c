/*
 * Every prefix of tricky inputs: however the bytes arrive and whichever way they
 * go, the outcome is that of libcsv; and a pipe that ends inside a line is a fault.
 */
#include "unit.h"

#include <unistd.h>

#include "base/banned.h"

#define BOM "\xef\xbb\xbf"

static const char *const inputs[] = {
	"date,sku,quantity\n2026-01-01,SEMA-0.25,4\n2026-01-02,TIRZ-2.5,3\n",
	"date,sku,quantity\r\n2026-01-01,SEMA-0.25,4\r\n2026-01-02,TIRZ-2.5,3\r\n",
	"date,sku,quantity\r2026-01-01,SEMA-0.25,4\r2026-01-02,TIRZ-2.5,3\r",
	"\"date\",\"sku\",\"quantity\"\n\"2026-01-01\",\"SEMA-0.25\",\"4\"\n\"\",\"\",\"\"\n",
	"\"date\",\"sku\"\r\n\"2026-01-01\",\"SEMA, 0.25\"\r\n\"\",\"\"\r\n",
	"\"date\",\"sku\"\r\"2026-01-01\",\"SEMA, 0.25\"\r\"\",\"\"\r",
	"a,b\n\"say \"\"hi\"\"\",2\n\"\"\"\",\"\"\"\"\"\"\n3,4\n",
	"a,b\n\"two\nlines\",2\n\"three\n\nlines\n\",\"x\n\"\n5,6\n",
	"a,b\r\n\"two\r\nlines\",2\r\n\"three\r\n\r\nlines\r\n\",\"x\"\r\n5,6\r\n",
	"a,b\r\"two\rlines\",2\r\"three\r\rlines\r\",\"x\"\r5,6\r",
	"a,b\n\"lf\nin crlf\",2\r\n\"crlf\r\nin lf\",3\n\"cr\rin cr\",4\r5,6\n",
	BOM "date,sku\n2026-01-01,a\n",
	BOM "\"date\",\"sku\"\n\"2026-01-01\",\"a\nb\"\n",
	BOM "\r\n\"date\",sku\r\n\r\n1,\"2\"\r\n",
	BOM BOM "a,b\n" BOM ",2\n",
	"nom,pr\xc3\xa9nom\nZo\xc3\xab,\xf0\x9f\x98\x8e\n\"\xe2\x82\xac,5\",\xc2\xa0\n",
	"a,b\n\xff\xfe,\x80\n\"\xc3\",\xf5\x80\n",
	"\n\n\na,b\n\n\n1,2\n\n\n",
	"\r\n\r\na,b\r\n\r\n\r\n1,2\r\n\r\n",
	"\r\ra,b\r\r\r1,2\r\r",
	"\n\r\n\r\r\na\n\r\n\rb\r\r\n\nc",
	"one\n\ntwo\n\"\"\n\n\"\"\n \n\nthree\n",
	"one\r\n\r\ntwo\r\n\"\"\r\n\r\nthree\r\n",
	",\n,,\n\n\"\",\n,\"\"\n",
	"a;b,c\n1,2,3\n4\n5,6\n",
	" a , b \n \"c\" , d\n",
	"a,b\n1,2\"3\n4,5\n",
	"a,b\n\"1\"2,3\n4,5\n",
	"a,b\n1,2\n\"3,4\n5,6\n7,8\n",
	"a,b\n\"1\n2\n3\",\"4\n5\"6\n7,8\n",
	"a,b\n\"x\"\"\ny\",\"\"\"\"\"z\"\n1,2",
	"a,b\r\n1,\"2\"\r\r\n\"3\"\r,4\n",
	"0123456789,0123456789,0123456789,0123456789,01234567\n\"0123456789,0123456789\",\"1\"\r\nx,y\n",
};

static const size_t sizes[] = { 0, 1, 2, 3, 7, 64 };

static void assert_same(const struct outcome *want, const struct outcome *got, struct str in,
			const char *how, size_t read_size)
{
	const char *what = outcome_difference(want, got);
	if (what)
		show_hex(in);
	require(!what, "%s differ: prefix of %zu bytes (hex above), %s, read size %zu", what,
		      in.n, how, read_size);
}

static void read_file(struct str in, struct csv_options opts)
{
	static const char *const names[] = { "lane", "baseline lane", "libcsv" };
	struct outcome want;
	opts.no_lane = true;
	outcome_of(&want, in, &opts);
	for (size_t i = in.n % UNIT_STEP; i < COUNT(sizes) * WAYS; i += UNIT_STEP) {
		struct outcome got;
		opts.read_size = sizes[i / WAYS];
		set_way(&opts, (enum way)(i % WAYS));
		outcome_of(&got, in, &opts);
		assert_same(&want, &got, in, names[i % WAYS], opts.read_size);
		outcome_release(&got);
	}
	outcome_release(&want);
}

typedef void read_fn(struct str in, struct csv_options opts);

/* As it is, and behind a skipped line, where short reads show. */
static void each_prefix(struct str in, read_fn *read)
{
	for (size_t all = in.n, n = 0; n <= all; n++) {
		struct bytes behind = { 0 };
		struct csv_options opts = { 0 };
		in.n = n;
		read(in, opts);
		behind_a_line(in, &behind, &opts);
		read(bytes_str(&behind), opts);
		bytes_release(&behind);
	}
}

START_TEST(files)
{
	each_prefix(str_from(inputs[_i]), read_file);
}
END_TEST

/* The rows of a cut pipe are those of the file without its last, unfinished one. */
static void assert_cut(const struct outcome *file, const struct outcome *pipe, struct str in)
{
	uint64_t line = pipe->fault.line; /* a mark alone is no row */
	size_t rows = file->rows ? file->rows - 1 : 0;
	require(strstr(pipe->fault.what, "the pipe ended inside a line") == pipe->fault.what,
		      "%zu bytes: \"%s\"", in.n, pipe->fault.what);
	require(pipe->fault.class == DIAG_DATA, "%zu bytes: not a fault of the data", in.n);
	require(pipe->rows == rows && pipe->cells.n <= file->cells.n, "%zu rows of %zu, %zu bytes",
		pipe->rows, rows, in.n);
	require(pipe->cells.n == 0 || memcmp(pipe->cells.p, file->cells.p, pipe->cells.n) == 0,
		"%zu bytes: other rows", in.n);
	if (file->rows)
		memcpy(&line, file->lines.p + rows * sizeof(line), sizeof(line));
	require(pipe->fault.line == line, "%zu bytes: fault on line %llu, not %llu", in.n,
		(unsigned long long)pipe->fault.line, (unsigned long long)line);
}

static void compare_pipe(const struct outcome *file, struct str in, struct csv_options opts)
{
	bool inside = in.n && in.p[in.n - 1] != '\n' && in.p[in.n - 1] != '\r';
	struct outcome got;
	int fd = pipe_of(in);
	outcome_of_fd(&got, fd, &opts);
	close(fd);
	if (!inside || opts.allow_no_eol || file->fault.class != DIAG_NONE)
		assert_same(file, &got, in, "pipe", opts.read_size);
	else
		assert_cut(file, &got, in);
	outcome_release(&got);
}

static void read_pipe(struct str in, struct csv_options opts)
{
	struct outcome file;
	outcome_of(&file, in, &opts);
	for (size_t i = in.n % UNIT_STEP; i < COUNT(sizes); i += UNIT_STEP) {
		opts.read_size = sizes[i];
		for (int allowed = 0; allowed < 2; allowed++) {
			opts.allow_no_eol = allowed;
			compare_pipe(&file, in, opts);
		}
	}
	outcome_release(&file);
}

START_TEST(pipes)
{
	each_prefix(str_from(inputs[_i]), read_pipe);
}
END_TEST

void unit_prefixes(TCase *tc)
{
	tcase_add_loop_test(tc, files, 0, COUNT(inputs));
	tcase_add_loop_test(tc, pipes, 0, COUNT(inputs));
}
