/* package.h: the files of an EPUB that say what it is: its package, contents and container. */
#pragma once
#include "arrange/arrange.h"

/* None can fail. `files` is what dz_xhtml made of the same arrangement. New bytes. */
GBytes *dz_package(const DzArrangement *arrangement, const GPtrArray *files);
GBytes *dz_package_nav(const DzArrangement *arrangement, const GPtrArray *files);
GBytes *dz_package_ncx(const DzArrangement *arrangement, const GPtrArray *files);
GBytes *dz_package_container(void);
