# The front door. `make` alone says what there is. Every step prints one line; what it printed itself is in build/log/.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory --silent
# The steps share two build folders and one node_modules; ninja uses every processor by itself.
.NOTPARALLEL:

export PATH := $(CURDIR)/build/node/bin:$(CURDIR)/build/emsdk/upstream/emscripten:$(PATH)
export LC_ALL := C.UTF-8
JOBS ?= $(shell nproc)
step := @scripts/step

suites := native wasm web end-to-end

# A recipe that runs only when one of these is newer than its stamp.
npm_inputs := package.json package-lock.json .npmrc $(wildcard web/package.json wasm/package/package.json)
web_inputs := $(shell find web wasm/package docs \( -name node_modules -o -name test-results \) -prune -o \
	-path web/dist -prune -o -type f -print 2>/dev/null)

.PHONY: help
help: ## Show this list
	@echo "Usher"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r target text; do printf '  make %-18s %s\n' "$$target" "$$text"; done
	@echo 'Options of the server go into ARGS: make run ARGS="--port 8081 --smtp smtp://localhost:25"'

.PHONY: run
run: setup build wasm web ## Set up, build, start the server on http://localhost:8080 with its database in data/
	@exec build/release/usher serve $(ARGS)

.PHONY: test
test: ## Run every test and print the count
	@status=0; rm -rf build/results; \
	$(MAKE) --keep-going $(addprefix test-,$(suites)) || status=1; \
	scripts/count-results $(suites) || status=1; exit $$status

.PHONY: setup
setup: ## Install what is missing to build and run
	$(step) "Debian packages" setup scripts/setup run wasm
	$(step) "Emscripten" emscripten ./emsdk-setup.sh
	$(step) "Node" node scripts/node

.PHONY: setup-test
setup-test: setup
	$(step) "Debian packages of the tests" setup-test scripts/setup test

node_modules/.package-lock.json: $(npm_inputs)
	$(step) "npm packages" npm npm ci
	@touch $@

.PHONY: build
build: setup ## Build the server, build/release/usher
	@[ -f build/release/build.ninja ] || scripts/step "Configure the server" configure cmake --preset release
	$(step) "Build the server" build cmake --build --preset release --target usher --parallel $(JOBS)

.PHONY: wasm
wasm: setup ## Build the core for the browser, wasm/package/dist
	@[ -f build/wasm/build.ninja ] || scripts/step "Configure the core" configure-wasm cmake --preset wasm
	$(step) "Build the core for the browser" wasm cmake --build --preset wasm --target usher_core --parallel $(JOBS)

.PHONY: web
web: setup wasm ## Build the web apps, build/release/web
	@[ -d build/release/web ] || rm -f build/stamp/web
	@$(MAKE) build/stamp/web

build/stamp/web: node_modules/.package-lock.json $(web_inputs)
	$(step) "Build the web apps" web scripts/web
	@mkdir -p build/stamp && touch $@

.PHONY: test-native
test-native: setup-test ## Run the native tests, the headers' and the tidy test
	@rm -f build/results/native.xml
	$(step) "Configure the native tests" configure-native cmake --preset release
	$(step) "Build the native tests" build-native cmake --build --preset release --target usher_tests --parallel $(JOBS)
	$(step) "Native tests" test-native ctest --preset release --parallel $(JOBS) --output-junit $(CURDIR)/build/results/native.xml

.PHONY: test-wasm
test-wasm: setup-test ## Run the core's tests as WebAssembly under Node, and hold both builds side by side
	@rm -f build/results/wasm.xml
	$(step) "Configure the WebAssembly tests" configure-wasm cmake --preset wasm
	$(step) "Build the WebAssembly tests" build-wasm cmake --build --preset wasm --target usher_tests --parallel $(JOBS)
	$(step) "WebAssembly tests" test-wasm ctest --preset wasm --parallel $(JOBS) --output-junit $(CURDIR)/build/results/wasm.xml
	@[ -f build/release/build.ninja ] || scripts/step "Configure the native tests" configure-native cmake --preset release
	$(step) "Build the core's native twin" build-same cmake --build --preset release --target usher_same --parallel $(JOBS)
	$(step) "Native and WebAssembly decide alike" same scripts/same

.PHONY: test-web
test-web: setup-test wasm node_modules/.package-lock.json ## Run the tests of the web apps' own code
	@rm -f build/results/web.xml
	$(step) "Web tests" test-web npm run --workspace web test -- --reporter=default --reporter=junit \
		--outputFile.junit=$(CURDIR)/build/results/web.xml

.PHONY: test-end-to-end
test-end-to-end: setup-test build wasm web ## Walk the whole story in Chromium against the built server
	@rm -f build/results/end-to-end.xml
	$(step) "End-to-end tests" test-end-to-end scripts/test-end-to-end

.PHONY: lint
lint: setup-test node_modules/.package-lock.json ## Check formatting, types and the law of the rooms
	$(step) "Format of the C++ code" lint-format scripts/format --check
	$(step) "Tidy" lint-tidy python3 tests/tidy/tidy.py .
	$(step) "Types and lint of the web apps" lint-web npm run --workspace web lint

.PHONY: format
format: ## Format the C++ code in place
	@scripts/setup test
	@scripts/format

.PHONY: prove
prove: setup-test ## Run the long proofs: the tests under sanitizers, the fuzzers, static analysis
	$(step) "Debian packages of the proofs" setup-prove scripts/setup prove
	@scripts/prove $(JOBS)

.PHONY: bench
bench: setup build wasm web ## Measure, and print one table; the targets that are missed stand below it
	$(step) "Debian packages of the measurements" setup-bench scripts/setup bench
	@JOBS=$(JOBS) bench/run

.PHONY: clean
clean: ## Remove everything that was built; data/ stays
	@rm -rf build wasm/package/dist web/dist node_modules web/node_modules
