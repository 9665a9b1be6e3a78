# The two commands of the README, thin: they install what is missing and call CMake.
#   make demo    builds, and turns samples/ into build/demo/
#   make test    builds, and runs every test; make quick those that take seconds
# make specimen sets the specimen book into build/specimen/, and the pictures of the README anew.
# make PACKAGES= … skips the installing.

PREFIX ?= /usr/local
BUILD_PACKAGES = build-essential cmake pkg-config libzip-dev libxml2-dev libcairo2-dev libpango1.0-dev libharfbuzz-dev \
  libfontconfig-dev libglib2.0-dev libjson-glib-dev libdeflate-dev libfreetype-dev libhyphen-dev libmd4c-dev \
  libuchardet-dev libyaml-dev libicu-dev
RUN_PACKAGES = fonts-ebgaramond fonts-noto-cjk fonts-noto-mono fonts-crosextra-carlito hyphen-en-us hyphen-en-gb \
  wamerican-small wamerican wamerican-large wamerican-huge wbritish-small wbritish wbritish-large wbritish-huge
# other scripts, hyphenation of other languages; pictures of pages
SPECIMEN_PACKAGES = fonts-noto-core hyphen-de hyphen-fr hyphen-ru poppler-utils netpbm
TEST_PACKAGES = clang fonts-noto-core qpdf poppler-utils epubcheck default-jre-headless faketime unzip
PACKAGES = $(BUILD_PACKAGES) $(RUN_PACKAGES)

all: build/duizhao

build/CMakeCache.txt: CMakeLists.txt tests/CMakeLists.txt
	cmake -S . -B build -DCMAKE_INSTALL_PREFIX=$(PREFIX)
	@touch $@

build/duizhao: build/CMakeCache.txt FORCE
	cmake --build build --parallel --target duizhao-command

setup:
	@src/install-packages $(PACKAGES)

demo: setup
	@$(MAKE) --no-print-directory build/duizhao
	@mkdir -p build/demo
	@for article in samples/*.txt; do name=$$(basename "$$article" .txt); \
	  build/duizhao build "$$article" -o "build/demo/$$name.pdf" -q && \
	  build/duizhao build "$$article" -o "build/demo/$$name.epub" -q || exit 1; done
	@echo; echo "The books are in:"; ls -1 "$(CURDIR)"/build/demo/*.pdf "$(CURDIR)"/build/demo/*.epub

SPECIMEN = $(sort $(wildcard samples/specimen/[0-9]*))
SPECIMEN_TITLE = --title "对照样张"
# Pictures of the README: name, page, the first line and the height in pixels of what is shown, 160 to the inch.
PICTURES = specimen-marks:7:442:385 specimen-ruby:12:432:258 specimen-arabic:27:442:245 specimen-german:23:410:345 \
  specimen-key:16:66:465 specimen-words:17:446:650

# And of the layouts: name, sample, first and last page; whole pages beside each other, 64 pixels to the inch.
LAYOUT_PICTURES = interleaved:night-trains:2:2 columns:night-trains:2:2 facing:night-trains:2:3 handout:bell-founder:1:1 \
  exercise:bell-founder:1:1 cloze:bell-founder:1:1 exam:bell-founder:1:1 reader:night-trains:2:2 pocket:teahouse:2:2 phone:lighthouse-ja:2:2

specimen: PACKAGES += $(SPECIMEN_PACKAGES)
specimen: setup
	@$(MAKE) --no-print-directory build/duizhao
	@mkdir -p build/specimen
	build/duizhao build $(SPECIMEN) -o build/specimen/specimen.pdf $(SPECIMEN_TITLE) \
	  --layout samples/specimen/specimen.layout
	build/duizhao build $(SPECIMEN) -o build/specimen/specimen.epub $(SPECIMEN_TITLE)
	@for picture in $(PICTURES); do set -- $$(echo $$picture | tr : ' '); \
	  pdftoppm -q -gray -r 160 -f $$2 -l $$2 -x 100 -W 720 -y $$3 -H $$4 build/specimen/specimen.pdf | \
	    pamdepth 15 2>/dev/null | pnmtopng -quiet -compression 9 > "samples/$$1.png" || exit 1; done
	@for picture in $(LAYOUT_PICTURES); do set -- $$(echo $$picture | tr : ' '); \
	  build/duizhao build -q samples/$$2.txt --layout $$1 -o build/specimen/$$1.pdf && rm -f build/specimen/$$1-*.pgm || exit 1; \
	  pdftoppm -q -gray -r 64 -f $$3 -l $$4 build/specimen/$$1.pdf build/specimen/$$1 && \
	  pnmcat -lr build/specimen/$$1-*.pgm | \
	    pamdepth 15 2>/dev/null | pnmtopng -quiet -compression 9 > "samples/layout-$$1.png" || exit 1; done

test: PACKAGES += $(TEST_PACKAGES)
test: setup
	@$(MAKE) --no-print-directory build/CMakeCache.txt
	cmake --build build --parallel
	ctest --test-dir build --output-on-failure --no-tests=error

# Unit tests and cases: what a change of a rule is tried with, in seconds.
quick: build/CMakeCache.txt
	cmake --build build --parallel
	ctest --test-dir build --output-on-failure --no-tests=error -L quick --parallel 2

# make case FILE=article.txt NAME=what-it-shows adds a case; read tests/cases/NAME/reading.md, mend it, and keep it.
# make cases runs them all; with UPDATE=1 it writes their readings anew.
case: build/CMakeCache.txt
	@test -n "$(FILE)" -a -n "$(NAME)" || { echo "make case FILE=article.txt NAME=what-it-shows" >&2; exit 2; }
	@cmake --build build --parallel --target cases duizhao-command >/dev/null
	@mkdir -p "tests/cases/$(NAME)"
	@cp "$(FILE)" "tests/cases/$(NAME)/article$(suffix $(FILE))"
	@DUIZHAO_UPDATE=1 build/tests/cases -p "/cases/$(NAME)" >/dev/null
	@echo "Read tests/cases/$(NAME)/reading.md, and correct it where duizhao is wrong:"
	@cat "tests/cases/$(NAME)/reading.md"

cases: build/CMakeCache.txt
	@cmake --build build --parallel --target cases >/dev/null
	@$(if $(UPDATE),DUIZHAO_UPDATE=1) build/tests/cases -k

# All that make test runs where its programs are there, with every one of them installed first.
test-all: test

install: build/CMakeCache.txt
	cmake --build build --parallel
	cmake --install build --prefix $(PREFIX)

clean:
	rm -rf build

FORCE:
.PHONY: all setup demo specimen test test-all quick case cases install clean FORCE
