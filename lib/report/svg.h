/*
 * Pictures: bars in cells, and panels drawn in units of a phone's pixels. Data comes into them
 * through %x and %t only.
 */
#ifndef GLP1_REPORT_SVG_H
#define GLP1_REPORT_SVG_H

#include "report/out.h"

/* A bar in a table's cell; all in the unit of the scale, which ends at full. */
struct bar {
	double value; /* NaN: not known: hatched over the whole width */
	double more;  /* of a score: hatched behind the value; 0: none */
	double mark;  /* an upright line; NaN: none */
	double full;
	const char *fill; /* class: fd data, fa to act on, fs soft */
	bool outline;	  /* the whole scale has a frame */
};

void put_bar(struct out *o, const struct bar *b);

/* Draws a scale above a column of bars: n + 1 labels from 0 to full, the unit on the last. */
void put_scale(struct out *o, double full, int n, const char *unit);

/* A scale from 0: its top is at most 4 steps of 1, 2 or 5 times a power of ten. */
struct scale {
	double top, step;
};
struct scale scale_of(double largest);

/* The frame of a picture: pixels of the plot, and the ranges of the axes. */
struct plot {
	struct out *o;
	double left, right, top, bottom; /* in the viewBox */
	double x0, x1, y1;		 /* the axes; y begins at 0 */
};

double plot_x(const struct plot *p, double x);
double plot_y(const struct plot *p, double y);

/* Opens <svg>, with what it shows and all of it in words. */
void svg_begin(struct out *o, int width, int height, const char *title, struct str words);
void svg_end(struct out *o);

/* Draws grid, labels on the left, unit above, and the axis below. */
void svg_axes(const struct plot *p, struct scale y, const char *unit);
void svg_x_name(const struct plot *p, const char *name);
/* class: of the text, which begins at x; with m it has x in its middle, with e at its end. */
void svg_text(const struct plot *p, double x, double y, const char *class, struct str s);
void svg_line(const struct plot *p, const double *x, const double *y, size_t n, const char *class);
void svg_upright(const struct plot *p, double x, const char *class);
void svg_dot(const struct plot *p, double x, double y, bool ring);
/* Fills the area between low and high, both over the same x. */
void svg_band(const struct plot *p, const double *x, const double *low, const double *high,
	      size_t n);
void svg_rect(const struct plot *p, double x0, double x1, double y0, double y1, const char *class);

/* Writes, once for a page, the marks and the hatching that means `not known`. */
void svg_symbols(struct out *o);

#endif
