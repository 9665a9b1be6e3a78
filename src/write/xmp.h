/* xmp.h: a PDF's metadata packet (ISO 16684-1), with the claim to PDF/UA-1. */
#pragma once
#include "write/finish-pdf.h"

/* New string, UTF-8. */
char *dz_xmp(const DzPdfFacts *facts);
