# The two commands of the README, thin: they install what is missing and call CMake.
#   make demo    builds, and turns samples/ into build/demo/
#   make test    builds, and runs every test
# make PACKAGES= … skips the installing.

PREFIX ?= /usr/local
BUILD_PACKAGES = build-essential cmake pkg-config libzip-dev libxml2-dev libcairo2-dev libpango1.0-dev libharfbuzz-dev \
  libfontconfig-dev libglib2.0-dev libjson-glib-dev libdeflate-dev libqpdf-dev libhyphen-dev
RUN_PACKAGES = fonts-ebgaramond fonts-noto-cjk fonts-crosextra-carlito hyphen-en-us hyphen-en-gb wamerican-small wamerican \
  wamerican-large wamerican-huge wbritish-small wbritish wbritish-large wbritish-huge
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

test: PACKAGES += $(TEST_PACKAGES)
test: setup
	@$(MAKE) --no-print-directory build/CMakeCache.txt
	cmake --build build --parallel
	ctest --test-dir build --output-on-failure --no-tests=error

install: build/CMakeCache.txt
	cmake --build build --parallel
	cmake --install build --prefix $(PREFIX)

clean:
	rm -rf build

FORCE:
.PHONY: all setup demo test install clean FORCE
