/* ruby-room.h: small text above the line (jlreq §3.3, clreq §3.3): what it stands over, and the room it needs. */
#pragma once
#include "typeset/lines/boxes.h"

/* Sets the ruby of a stretch, whose boxes are those from `first` on. */
void dz_add_ruby(DzSetter *setter, DzBoxes *boxes, const DzStretch *stretch, guint first);

/* Makes each base as wide as its ruby needs, the measure at most, and keeps it together. A base wider than `measure`
   (points) stays as it is and may be broken. */
void dz_make_room_for_ruby(DzBoxes *boxes, double measure);

/* What parts the characters of a ruby above a base of `width`, and half of it stands at either end: kana are spread
   over a base that is wider (1 : 2 : 1, jlreq §3.3.6), letters stand in its middle. Points. */
double dz_ruby_apart(const DzRubyText *ruby, double width);
