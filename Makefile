# make prod      builds Strata and prints overlays/prod: manifests on stdout, everything else on stderr
# make test      builds Strata and runs its tests
# make sanitize  runs all tests under AddressSanitizer, then under ThreadSanitizer
# make release   builds .build/release/strata
# make install   installs strata in $(PREFIX)/bin, /usr/local/bin unless PREFIX is given
# make kustomize-link  makes the link kustomize beside the installed strata, which then takes kustomize's part
# make format    formats the sources
# make documentation makes the documentation of the library, .build/Strata.doccarchive
# make benchmark compares Strata with kubectl kustomize and kustomize, where they are installed

.PHONY: prod test sanitize release install kustomize-link format lint documentation benchmark

# A static binary starts in half the time. macOS links its system libraries dynamically, always.
ifeq ($(shell uname -s),Linux)
  static = --static-swift-stdlib -Xswiftc -static-executable
endif
# What the tests have run with these checks needs them no more.
unchecked = -Xswiftc -enforce-exclusivity=unchecked
strata = .build/release/strata

prod: release
	@$(strata) build overlays/prod

test:
	@Scripts/prepare
	@swift test

# Each has a build of its own, as all of it is compiled anew. XCTest has no test here and leaks; what the program holds for
# as long as it runs, such as its tables, is no leak either. ThreadSanitizer leaves too little address space for the trees
# of many tests at a time.
sanitize:
	@Scripts/prepare
	@ASAN_OPTIONS=detect_leaks=0 swift test --disable-xctest --sanitize address --scratch-path .build/address
	@TSAN_OPTIONS=suppressions=$(CURDIR)/Scripts/thread-sanitizer-suppressions \
	  swift test --disable-xctest --no-parallel --sanitize thread --scratch-path .build/thread

release:
	@Scripts/prepare
	@swift build -c release --product strata $(static) $(unchecked) >&2

PREFIX ?= /usr/local
programs = $(DESTDIR)$(PREFIX)/bin

install: release
	@mkdir -p $(programs)
	@install -m 755 $(strata) $(programs)/strata

# A kustomize that is there already is somebody's own.
kustomize-link:
	@[ -x $(programs)/strata ] || { echo "there is no $(programs)/strata: make install installs it" >&2; exit 1; }
	@[ ! -e $(programs)/kustomize ] || [ $(programs)/kustomize -ef $(programs)/strata ] || \
	  { echo "there is a $(programs)/kustomize: move it away first" >&2; exit 1; }
	@ln -sf strata $(programs)/kustomize

format:
	@swift format --in-place -r Sources Tests Fuzz Package.swift

lint:
	@swift format lint --strict -r Sources Tests Fuzz Package.swift

documentation:
	@Scripts/prepare
	@STRATA_DOCUMENTATION=1 swift package --allow-writing-to-directory .build generate-documentation \
	  --target Strata --warnings-as-errors --output-path .build/Strata.doccarchive

benchmark: release
	@Benchmarks/run
