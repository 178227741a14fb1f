# Weir: `make` alone prints what there is.

PREFIX  ?= /usr/local
DESTDIR ?=
ARGS    ?=
MINUTES ?= 10
LOAD    ?= 60
SEED    ?=
PROJECTS ?=
ROOM    ?=
CONFIGURATION := Release

RID     := linux-$(if $(filter aarch64,$(shell uname -m)),arm64,x64)
NATIVE  := artifacts/publish/Weir.Gate/release_$(RID)/weir
VERBS   := artifacts/publish/Weir.Cli/release_$(RID)/weir-verbs
HOST    := artifacts/bin/Weir.Host/release/weir-host
STAMPS  := artifacts/stamps
DOTNET  := DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 dotnet
BUILD   := -c $(CONFIGURATION) -nologo -v quiet -p:NuGetAudit=false

BUILD_FILES := $(wildcard Directory.*.props src/Directory.*.props tests/Directory.*.props global.json .editorconfig Weir.slnx)
SOURCES := $(shell find src -type f ! -name packages.lock.json) $(BUILD_FILES)
TESTS   := $(shell find tests bench -type f ! -name packages.lock.json 2>/dev/null)

BIN     := $(DESTDIR)$(PREFIX)/bin
LIB     := $(DESTDIR)$(PREFIX)/lib
MAN     := $(DESTDIR)$(PREFIX)/share/man
SHARE   := $(DESTDIR)$(PREFIX)/share
UNITS   := $(LIB)/systemd/system
COMPLETION_BASH := $(SHARE)/bash-completion/completions
COMPLETION_ZSH  := $(SHARE)/zsh/site-functions
COMPLETION_FISH := $(SHARE)/fish/vendor_completions.d

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help up build native host test coverage mutate soak upgrade-test bench check format install uninstall clean packages-build packages-test packages-mutate packages-bench

help: ## print what there is
	@awk 'BEGIN { FS = ":.*## " } /^[a-z][a-z-]*:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  make up ARGS='--data DIR --listen 127.0.0.1:PORT --socket PATH'   options for weir up"
	@echo "  make soak MINUTES=10 LOAD=60 SEED=                               minutes a fault and under load"
	@echo "  make install PREFIX=/usr/local DESTDIR=                          where to"

up: host native ## build what is needed and run server and agent here; Ctrl-C ends them
	@WEIR_HOST='$(abspath $(HOST))' exec $(NATIVE) up $(ARGS)

build: $(STAMPS)/build native ## build everything, tests included

host: $(STAMPS)/host

native: $(STAMPS)/native

test: build packages-test ## run all tests; ends with "N passed, N failed, N skipped"
	@packaging/run-tests.sh

coverage: build ## say which share of each room the tests come by, PROJECTS= of them or all
	@packaging/coverage.sh $(PROJECTS)

mutate: packages-mutate ## change the code of one ROOM= in small ways and say which changes its tests do not notice
	@packaging/mutate.sh $(ROOM)

# A limit that only a test that hangs comes to: there are fewer faults than 30.
soak: build packages-test ## harm Weir in all ways for MINUTES each; ends as test does
	@WEIR_SOAK=$(MINUTES) WEIR_SOAK_LOAD=$(LOAD) WEIR_SOAK_SEED=$(SEED) \
	  TEST_ARGS='--filter-namespace Weir.EndToEnd.Tests.Faults --filter-namespace Weir.EndToEnd.Tests.Crashes --filter-namespace Weir.EndToEnd.Tests.CronClock' TEST_MINUTES=$$(($(MINUTES) * 30 + $(LOAD) * 3 + 20)) \
	  packaging/run-tests.sh Weir.EndToEnd.Tests
	@TEST_ARGS='--explicit only' packaging/run-tests.sh Weir.Shepherd.Tests

upgrade-test: packages-test ## replace an older Weir, OLD=COMMIT, by this one under running jobs
	@packaging/upgrade-test.sh $(OLD)

bench: host native packages-bench ## measure Weir beside at, task-spooler, nq, GNU parallel and Slurm; writes docs/performance.md
	@bench/peers/run.sh

check: | packages-build $(STAMPS)/tools ## say whether the sources are formatted, in lines of 140
	@$(DOTNET) csharpier check --ignore-path .config/csharpierignore src tests bench

format: | packages-build $(STAMPS)/tools ## format the sources
	@$(DOTNET) csharpier format --ignore-path .config/csharpierignore src tests bench

$(STAMPS)/tools: .config/dotnet-tools.json | packages-build
	@mkdir -p $(STAMPS)
	@$(DOTNET) tool restore > $@.log 2>&1 || { cat $@.log >&2; exit 1; }
	@touch $@

# The list of sources is a file of its own, so that a deleted one counts as a change. Make writes it: it is too long for a shell's argument.
$(STAMPS)/sources: FORCE
	$(shell mkdir -p $(STAMPS))$(file >$@.new,$(sort $(SOURCES)))
	@cmp -s $@.new $@ || cp $@.new $@

$(STAMPS)/tests: FORCE
	$(shell mkdir -p $(STAMPS))$(file >$@.new,$(sort $(TESTS)))
	@cmp -s $@.new $@ || cp $@.new $@

FORCE:

$(STAMPS)/host: $(SOURCES) $(STAMPS)/sources | packages-build
	$(DOTNET) build src/Weir.Host $(BUILD)
	@touch $@

$(STAMPS)/native: $(SOURCES) $(STAMPS)/sources | packages-build
	$(DOTNET) publish src/Weir.Gate $(BUILD)
	$(DOTNET) publish src/Weir.Cli $(BUILD)
	@touch $@

# Built in one go and not beside the two others: they write the same files.
$(STAMPS)/build: $(SOURCES) $(TESTS) $(STAMPS)/sources $(STAMPS)/tests $(STAMPS)/host $(STAMPS)/native | packages-build
	$(DOTNET) build Weir.slnx $(BUILD)
	@touch $@

$(STAMPS)/native: | $(STAMPS)/host

packages-build packages-test packages-mutate packages-bench: packages-%:
	@packaging/debian-packages.sh $*

install: host native ## install below PREFIX (and DESTDIR); nothing of the clone is needed afterwards
	$(DOTNET) publish src/Weir.Host $(BUILD) -r $(RID)
	install -d $(BIN) $(LIB)/weir $(MAN) $(UNITS) $(LIB)/sysusers.d $(LIB)/tmpfiles.d $(COMPLETION_BASH) $(COMPLETION_ZSH) $(COMPLETION_FISH)
	install -m 755 $(NATIVE) $(BIN)/weir
	ln -sf weir $(BIN)/weir-sh
	cp -R --no-preserve=ownership artifacts/publish/Weir.Host/release_$(RID)/. $(LIB)/weir/
	install -d $(LIB)/weir/examples
	cp -R --no-preserve=ownership examples/. $(LIB)/weir/examples/
	install -m 755 $(VERBS) $(LIB)/weir/weir-verbs
	$(NATIVE) man --all $(MAN)/man1
	$(NATIVE) completion bash > $(COMPLETION_BASH)/weir
	$(NATIVE) completion zsh  > $(COMPLETION_ZSH)/_weir
	$(NATIVE) completion fish > $(COMPLETION_FISH)/weir.fish
	install -d $(SHARE)/weir
	install -m 644 src/Weir.ThruPut/thruput.xsd $(SHARE)/weir/thruput.xsd
	for unit in packaging/systemd/*.service; do \
	  sed 's|@PREFIX@|$(PREFIX)|g' $$unit > $(UNITS)/$${unit##*/} || exit 1; done
	install -m 644 packaging/sysusers.d/weir.conf $(LIB)/sysusers.d/weir.conf
	install -m 644 packaging/tmpfiles.d/weir.conf $(LIB)/tmpfiles.d/weir.conf

uninstall: ## take out what install put in; refuses while the gate of this machine is installed
	packaging/refuse-while-gated.sh '$(BIN)/weir' '$(DESTDIR)'
	rm -rf $(LIB)/weir $(SHARE)/weir
	rm -f $(BIN)/weir-sh $(BIN)/weir $(MAN)/man1/weir.1 $(MAN)/man1/weir-*.1
	rm -f $(COMPLETION_BASH)/weir $(COMPLETION_ZSH)/_weir $(COMPLETION_FISH)/weir.fish
	rm -f $(addprefix $(UNITS)/,$(notdir $(wildcard packaging/systemd/*.service)))
	rm -f $(LIB)/sysusers.d/weir.conf $(LIB)/tmpfiles.d/weir.conf

clean: ## remove everything that was built
	rm -rf artifacts
