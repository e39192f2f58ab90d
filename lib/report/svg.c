/* Draws bars and panels. */
#include "report/svg.h"

#include <math.h>
#include <stdio.h>

#include "base/banned.h"

static double share(double v, double full)
{
	double s = full > 0 && isfinite(v) ? v / full * 100 : 0;
	return fmin(fmax(s, 0), 100);
}

void put_bar(struct out *o, const struct bar *b)
{
	put_raw(o, "<svg class=\"bar\" aria-hidden=\"true\">");
	if (b->outline)
		put(o, "<rect class='sa' x='0' y='3' width='100%%' height='10'/>");
	if (isnan(b->value))
		put(o, "<rect class='hx' x='0' y='3' width='100%%' height='10'/>");
	else
		put(o, "<rect class='%r' y='3' width='%x%%' height='10'/>", b->fill,
		    share(b->value, b->full));
	if (b->more > 0)
		put(o, "<rect class='hx' x='%x%%' y='3' width='%x%%' height='10'/>",
		    share(b->value, b->full),
		    fmin(share(b->more, b->full), 100 - share(b->value, b->full)));
	if (b->value > b->full)
		put(o, "<line class='cut' x1='95%%' x2='93%%' y1='2' y2='14'/>"
		       "<line class='cut' x1='97.5%%' x2='95.5%%' y1='2' y2='14'/>");
	if (!isnan(b->mark))
		put(o, "<line class='si' x1='%x%%' x2='%x%%' y1='0' y2='16'/>",
		    share(b->mark, b->full), share(b->mark, b->full));
	put_raw(o, "</svg>");
}

void put_scale(struct out *o, double full, int n, const char *unit)
{
	put(o, "<span class='vh'>Picture</span><svg class='ax' aria-hidden='true'>");
	for (int i = 0; i <= n; i++) {
		char text[40];
		int k = snprintf(text, sizeof(text), "%.10g%s", full * i / n, i == n ? unit : "");
		put(o, "<text class='%r' x='%x%%' y='13'>%t</text>",
		    i == 0   ? "l"
		    : i == n ? "l e"
			     : "l m",
		    100.0 * i / n, (struct str){ text, (size_t)k });
	}
	put_raw(o, "</svg>");
}

struct scale scale_of(double largest)
{
	static const double steps[] = { 1, 2, 5, 10 };
	if (!(largest > 0) || !isfinite(largest))
		largest = 1;
	double power = pow(10, floor(log10(largest * 0.25)));
	for (size_t i = 0; i < 4; i++) {
		double step = fmax(steps[i] * power, 1);
		if (ceil(largest / step) <= 4)
			return (struct scale){ step * fmax(ceil(largest / step), 1), step };
	}
	return (struct scale){ largest, largest };
}

double plot_x(const struct plot *p, double x)
{
	return p->left +
	       (p->right - p->left) * (p->x1 > p->x0 ? (x - p->x0) / (p->x1 - p->x0) : 0);
}

double plot_y(const struct plot *p, double y)
{
	return p->bottom - (p->bottom - p->top) * (p->y1 > 0 ? fmin(fmax(y / p->y1, 0), 1) : 0);
}

void svg_begin(struct out *o, int width, int height, const char *title, struct str words)
{
	unsigned id = o->ids += 2;
	put(o,
	    "<svg class='panel' viewBox='0 0 %n %n' role='img' aria-labelledby='g%i g%i'>"
	    "<title id='g%i'>%s</title><desc id='g%i'>%t</desc>",
	    (size_t)width, (size_t)height, id - 1, id, id - 1, title, id, str_cut(words, 600));
}

void svg_end(struct out *o)
{
	put_raw(o, "</svg>");
}

void svg_text(const struct plot *p, double x, double y, const char *class, struct str s)
{
	put(p->o, "<text class='%r' x='%x' y='%x'>%t</text>", class, x, y, s);
}

static void put_level(const struct plot *p, double y, const char *class)
{
	put(p->o, "<path class='%r' d='M%x,%xH%x'/>", class, p->left, y, p->right);
}

void svg_axes(const struct plot *p, struct scale y, const char *unit)
{
	for (double v = 0; v <= y.top + y.step / 2 && y.step > 0; v += y.step) {
		char text[32], with[NUMBER_TEXT];
		int n = snprintf(text, sizeof(text), "%.0f", v);
		if (v > 0)
			put_level(p, plot_y(p, v), "sr");
		svg_text(p, p->left - 5, plot_y(p, v) + 4, "l e",
			 number_text((struct str){ text, (size_t)n }, 0, with));
	}
	svg_text(p, 0, 11, "l", str_from(unit));
	put_level(p, p->bottom, "sa");
}

void svg_x_name(const struct plot *p, const char *name)
{
	svg_text(p, (p->left + p->right) / 2, p->bottom + 32, "l m", str_from(name));
}

/* Goes to the next point of a path, with one number if along an axis; one decimal each. */
static void path_to(struct out *o, double from_x, double from_y, double x, double y)
{
	if (rint(10 * y) == rint(10 * from_y))
		put(o, "H%x", x);
	else if (rint(10 * x) == rint(10 * from_x))
		put(o, "V%x", y);
	else
		put(o, "L%x,%x", x, y);
}

void svg_line(const struct plot *p, const double *x, const double *y, size_t n, const char *class)
{
	put(p->o, "<path class='%r' d='", class);
	for (size_t i = 0; i < n; i++)
		if (i == 0)
			put(p->o, "M%x,%x", plot_x(p, x[i]), plot_y(p, y[i]));
		else
			path_to(p->o, plot_x(p, x[i - 1]), plot_y(p, y[i - 1]), plot_x(p, x[i]),
				plot_y(p, y[i]));
	put(p->o, "'/>");
}

void svg_upright(const struct plot *p, double x, const char *class)
{
	put(p->o, "<line class='%r' x1='%x' x2='%x' y1='%x' y2='%x'/>", class, plot_x(p, x),
	    plot_x(p, x), p->top, p->bottom);
}

void svg_dot(const struct plot *p, double x, double y, bool ring)
{
	put(p->o,
	    ring ? "<circle class='sd bg' cx='%x' cy='%x' r='3.5'/>"
		 : "<circle class='fd' cx='%x' cy='%x' r='3'/>",
	    plot_x(p, x), plot_y(p, y));
}

void svg_band(const struct plot *p, const double *x, const double *low, const double *high,
	      size_t n)
{
	double at_x = 0, at_y = 0;
	put(p->o, "<path class='fb' d='");
	for (size_t k = 0; k < 2 * n; k++) {
		size_t i = k < n ? k : 2 * n - 1 - k; /* there above, back below */
		double to_x = plot_x(p, x[i]), to_y = plot_y(p, k < n ? high[i] : low[i]);
		if (k == 0)
			put(p->o, "M%x,%x", to_x, to_y);
		else
			path_to(p->o, at_x, at_y, to_x, to_y);
		at_x = to_x;
		at_y = to_y;
	}
	put(p->o, "'/>");
}

void svg_rect(const struct plot *p, double x0, double x1, double y0, double y1, const char *class)
{
	double top = plot_y(p, y1), bottom = plot_y(p, y0);
	put(p->o, "<rect class='%r' x='%x' y='%x' width='%x' height='%x'/>", class, plot_x(p, x0),
	    top, plot_x(p, x1) - plot_x(p, x0), bottom - top);
}

void svg_symbols(struct out *o)
{
	put_raw(o,
		"<svg width=\"0\" height=\"0\" aria-hidden=\"true\" class=\"vh\"><defs>"
		"<pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
		"patternTransform=\"rotate(45)\"><rect class=\"bg\" width=\"6\" height=\"6\"/>"
		"<rect class=\"fx\" width=\"1.6\" height=\"6\"/></pattern></defs>"
		"<symbol id=\"m-critical\" viewBox=\"0 0 12 12\"><path class=\"fc\" "
		"d=\"M4 1h4l3 3v4l-3 3H4L1 8V4z\"/></symbol>"
		"<symbol id=\"m-high\" viewBox=\"0 0 12 12\"><path class=\"fa\" d=\"M6 1l5.5 "
		"10H.5z\"/></symbol>"
		"<symbol id=\"m-medium\" viewBox=\"0 0 12 12\"><circle class=\"sm\" cx=\"6\" "
		"cy=\"6\" r=\"4.5\"/>"
		"<path class=\"fm\" d=\"M6 1.5a4.5 4.5 0 000 9z\"/></symbol>"
		"<symbol id=\"m-low\" viewBox=\"0 0 12 12\"><circle class=\"ss\" cx=\"6\" "
		"cy=\"6\" r=\"4\"/></symbol>"
		"<symbol id=\"m-info\" viewBox=\"0 0 12 12\"><circle class=\"fs\" cx=\"6\" "
		"cy=\"6\" r=\"2\"/></symbol>"
		"<symbol id=\"m-ok\" viewBox=\"0 0 12 12\"><path class=\"so\" d=\"M1.5 6.5l3 3 "
		"6-7\"/></symbol>"
		"<symbol id=\"m-no\" viewBox=\"0 0 12 12\"><path class=\"sc\" d=\"M2 2l8 8M10 "
		"2l-8 8\"/></symbol>"
		"<symbol id=\"m-ask\" viewBox=\"0 0 12 12\"><path class=\"sq\" "
		"d=\"M3.5 4a2.5 2.5 0 115 0c0 2-2.5 1.8-2.5 4\"/><circle class=\"fa\" cx=\"6\" "
		"cy=\"10.6\" r=\"1.1\"/></symbol>"
		"</svg>\n");
}
