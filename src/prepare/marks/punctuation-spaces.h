/* punctuation-spaces.h: stops and the spaces around them. */
#pragma once
#include "prepare/marks/punctuation-hand.h"

/* Writes , ; : . ! ? « » at i with the spaces around them. */
int dz_repair_stop(DzHand *p, int i);

/* Writes a mark of full width at i as its half-width form. */
int dz_repair_full_width(DzHand *p, int i);
