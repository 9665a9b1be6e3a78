/* align.h: the cheapest path through two runs of paragraphs: which belong together, in order, never across. */
#pragma once
#include <glib.h>

/* A step: one of the first, one of the second, or one of both. */
typedef struct {
  gboolean takes[2];
  double margin; /* what the cheapest path without this step costs more than the cheapest */
} DzStep;

/* What a pair costs, by the index in each run, and a paragraph alone, by run. */
typedef struct {
  double (*pair)(guint first, guint second, gconstpointer data);
  double (*alone)(int run, guint index, gconstpointer data);
  gconstpointer data;
} DzCosts;

/* The cheapest path; its cost into *cost. New GArray of DzStep. */
GArray *dz_align(guint first_count, guint second_count, const DzCosts *costs, double *cost);
