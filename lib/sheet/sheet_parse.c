/* Reads <sheetData>, element by element: ECMA-376 part 1, 18.3.1. */
#include "sheet/sheet_parse.h"

#include "base/array.h"
#include "base/num.h"

#include "base/banned.h"

enum cell_type { TYPE_NUMBER, TYPE_SHARED, TYPE_INLINE, TYPE_FORMULA_TEXT, TYPE_SWITCH, TYPE_ERROR,
		 TYPE_DATE };

/* Says a fault of the current cell or row. */
static void wrong(struct xml *x, const char *what, const char *hint)
{
	struct sheet *s = x->of;
	char name[ADDRESS_TEXT];
	diag_set(x->fault, DIAG_DATA, "%s", what);
	x->fault->line = s->row;
	x->fault->column = s->column;
	x->fault->hint = hint;
	if (s->column) {
		cell_name(s->column - 1, s->row, name);
		diag_name(x->fault, str_from(name));
	}
	xml_stop(x);
}

static uint8_t type_of(const char *t)
{
	static const struct {
		const char *name;
		uint8_t type;
	} types[] = { { "n", TYPE_NUMBER }, { "s", TYPE_SHARED }, { "inlineStr", TYPE_INLINE },
		      { "str", TYPE_FORMULA_TEXT }, { "b", TYPE_SWITCH }, { "e", TYPE_ERROR },
		      { "d", TYPE_DATE } };
	for (size_t i = 0; t && i < sizeof(types) / sizeof(*types); i++)
		if (strcmp(t, types[i].name) == 0)
			return types[i].type;
	return TYPE_NUMBER;
}

static void start_row(struct xml *x, const char **attributes)
{
	struct sheet *s = x->of;
	const char *r = xml_attribute(attributes, "r");
	if (s->in_row || s->in_cell) {
		wrong(x, "a row inside of a row", NULL);
		return;
	}
	s->in_row = true;
	int64_t row = r ? xml_number(r, SHEET_ROWS_MAX) : (int64_t)s->row + 1;
	s->column = 0;
	if (row <= (int64_t)s->row || row > SHEET_ROWS_MAX) {
		wrong(x, "rows out of order, or beyond the last that a sheet can have", NULL);
		return;
	}
	s->row = (uint32_t)row;
	s->hidden_rows += !s->reading && xml_on(xml_attribute(attributes, "hidden"));
	s->text.n = 0;
	s->n_cells = 0;
}

/* Reads the address, type and number format of a cell. */
static void start_cell(struct xml *x, const char **attributes)
{
	struct sheet *s = x->of;
	const char *r = xml_attribute(attributes, "r"), *style = xml_attribute(attributes, "s");
	uint32_t column = s->column, row = s->row;
	if (!s->in_row || s->in_cell) {
		wrong(x, "a cell outside of a row", NULL);
		return;
	}
	s->in_cell = true;
	if (r && (!cell_address(str_from(r), &column, &row) || row != s->row)) {
		wrong(x, "a cell beyond the sheet, or in another row than its own", NULL);
		return;
	}
	s->column = column + 1;
	if (column >= SHEET_COLUMNS_MAX) {
		wrong(x, "a cell beyond the last column that a sheet can have", NULL);
		return;
	}
	int64_t format = style ? xml_number(style, WORKBOOK_STYLES_MAX) : -1;
	s->format = format >= 0 && (size_t)format < s->book->n_formats ? s->book->formats[format] : 0;
	s->type = type_of(xml_attribute(attributes, "t"));
	s->has_formula = s->has_value = s->in_value = s->in_inline = false;
	s->runs = (struct runs){ .to = &s->text, .from = s->text.n };
}

static void on_start(struct xml *x, const char *name, const char **attributes)
{
	struct sheet *s = x->of;
	if (s->in_inline) {
		runs_start(&s->runs, name);
	} else if (strcmp(name, "c") == 0) {
		start_cell(x, attributes);
	} else if (s->in_cell && strcmp(name, "v") == 0) {
		s->in_value = s->runs.in_text = s->has_value = true;
	} else if (strcmp(name, "row") == 0) {
		start_row(x, attributes);
	} else if (s->in_cell && strcmp(name, "is") == 0) {
		s->in_inline = s->has_value = true;
	} else if (strcmp(name, "f") == 0) {
		s->has_formula = true;
	} else if (strcmp(name, "col") == 0 && !s->reading &&
		   xml_on(xml_attribute(attributes, "hidden"))) {
		s->hidden_columns++;
	}
}

static void on_text(struct xml *x, const char *p, int n)
{
	struct sheet *s = x->of;
	if ((s->in_value || s->in_inline) && !runs_text(&s->runs, p, n))
		wrong(x, "a cell with more text than a cell can have", NULL);
}

/* Replaces the stored text of the current cell. */
static void set_text(struct sheet *s, const char *p, size_t n)
{
	s->text.n = s->runs.from;
	if (n)
		memcpy(bytes_extend(&s->text, n), p, n);
}

static void shared(struct xml *x, struct str stored)
{
	struct sheet *s = x->of;
	const struct workbook *w = s->book;
	int64_t i;
	if (num_whole(stored, 0, INT32_MAX, &i) != NUM_OK || (size_t)i >= w->n_strings) {
		wrong(x, "a text that the workbook does not have", NULL);
		return;
	}
	uint32_t from = i ? w->ends[i - 1] : 0;
	set_text(s, w->text + from, w->ends[i] - from);
}

static void number(struct xml *x, struct str stored)
{
	struct sheet *s = x->of;
	char text[CELL_TEXT];
	size_t n;
	switch (cell_number(stored, (enum number_format)s->format, s->book->from_1904, text, &n)) {
	case CELL_OK:
		set_text(s, text, n);
		return;
	case CELL_NO_DATE:
		wrong(x, "no such date, or one before 1900 or after 2199", NULL);
		return;
	default:
		wrong(x, "stored as a number, and is none", NULL);
	}
}

/* Turns what is stored into the cell's text, by its type. */
static void convert(struct xml *x)
{
	struct sheet *s = x->of;
	struct str stored = { s->text.p ? s->text.p + s->runs.from : "", s->text.n - s->runs.from };
	bool text = s->type == TYPE_INLINE || s->type == TYPE_FORMULA_TEXT;
	if (s->type == TYPE_ERROR)
		wrong(x, "an error, such as #N/A, instead of a value", "correct it in the workbook");
	else if (s->has_formula && (!s->has_value || (!stored.n && !text)))
		wrong(x, "a formula whose value is not stored",
		      "open the workbook in a spreadsheet program and save it");
	else if (text)
		runs_finish(&s->runs);
	else if (!stored.n)
		return;
	else if (s->type == TYPE_SHARED)
		shared(x, stored);
	else if (s->type == TYPE_SWITCH)
		set_text(s, stored.p[0] == '0' ? "FALSE" : "TRUE", stored.p[0] == '0' ? 5 : 4);
	else if (s->type == TYPE_NUMBER)
		number(x, stored);
}

/* In the first pass: counts a cell that is not empty. */
static void measure(struct sheet *s)
{
	s->cells++;
	s->rows = s->row;
	if (s->column > s->width)
		s->width = s->column;
}

static void end_cell(struct xml *x)
{
	struct sheet *s = x->of;
	convert(x);
	size_t n = s->text.n - s->runs.from;
	if (!n || x->fault->class != DIAG_NONE)
		return;
	if (!s->reading)
		measure(s);
	if (s->text.n > CELL_BYTES_MAX * (size_t)128) {
		wrong(x, "a row with more text than a row can have", NULL);
		return;
	}
	s->cell = array_room(s->cell, s->n_cells, &s->size, sizeof(*s->cell));
	s->cell[s->n_cells++] =
		(struct sheet_cell){ s->column - 1, (uint32_t)s->runs.from, (uint32_t)n };
}

static void on_end(struct xml *x, const char *name)
{
	struct sheet *s = x->of;
	if (strcmp(name, "v") == 0) {
		s->in_value = s->runs.in_text = false;
	} else if (strcmp(name, "is") == 0) {
		s->in_inline = false;
	} else if (s->in_inline) {
		runs_end(&s->runs, name);
	} else if (strcmp(name, "c") == 0) {
		s->in_cell = false;
		end_cell(x);
	} else if (strcmp(name, "row") == 0) {
		s->in_row = false;
		if (!s->reading || !s->n_cells)
			return;
		s->row_ready = true;
		xml_pause(x);
	}
}

const struct xml_handlers sheet_handlers = { on_start, on_end, on_text };
