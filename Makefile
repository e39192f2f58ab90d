# glp1 toolkit: make, make check, make install PREFIX=/usr/local DESTDIR=
# CFLAGS, CPPFLAGS, LDFLAGS are yours; what the code needs is in GLP1_*. HARDEN is
# what gcc 12 and clang 14 have against attackers; HARDEN= HARDEN_LD= leave it out. Not in it:
# -ftrivial-auto-var-init, by which gcc 12.2 clears bytes of members as if they were padding.

PREFIX  ?= /usr/local
CFLAGS  ?= -O2 -g
BUILD   ?= build
ZSH_FOLDER ?= site-functions
MACHINE := $(firstword $(subst -, ,$(shell $(CC) -dumpmachine)))
VERSION := $(shell sed -n 's/.*GLP1_VERSION "\(.*\)"/\1/p' lib/tool/tool.h)

# Constants are enumerations here, since C17 has no others: clang 19 would not count with them.
GLP1_CPPFLAGS = -Ilib -D_POSIX_C_SOURCE=200809L
GLP1_CFLAGS   = -std=c17 -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
                -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 -Wformat-security -pthread \
                -Wno-enum-enum-conversion -Wno-enum-float-conversion
GLP1_LIBS     = -Wl,--as-needed -lcsv -lRmath -lnettle -lzip -lexpat -lm
# _FORTIFY_SOURCE needs an optimising compiler
FORTIFY       = $(if $(filter-out -O0,$(filter -O%,$(CFLAGS))),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
HARDEN        = $(FORTIFY) -fPIE -fstack-protector-strong -fstack-clash-protection \
                -fno-delete-null-pointer-checks -fno-strict-overflow -fno-strict-aliasing \
                $(HARDEN_$(MACHINE)) -ffile-prefix-map=$(CURDIR)=.
HARDEN_x86_64 = -fcf-protection=full
HARDEN_aarch64 = -mbranch-protection=standard
HARDEN_LD     = -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code,-z,nodlopen
COMPILE       = $(CC) $(GLP1_CPPFLAGS) $(CPPFLAGS) $(GLP1_CFLAGS) $(HARDEN) $(CFLAGS)
LINK          = $(COMPILE) $(HARDEN_LD) $(LDFLAGS)

TOOLS    := $(notdir $(basename $(wildcard bin/*.c)))
LIB_OBJ  := $(patsubst %.c,$(BUILD)/%.o,$(wildcard lib/*/*.c)) \
            $(patsubst %,$(BUILD)/%.o,$(wildcard lib/*/*.csv lib/*/*.css)) \
            $(BUILD)/lib/tool/lock_filter.o $(BUILD)/lib/tool/commit.o
TOOL_BIN := $(TOOLS:%=$(BUILD)/bin/%)
UNIT_SRC := $(wildcard tests/unit/*.c)
FUZZ     := $(notdir $(wildcard tests/fuzz/corpus/*))
MAN      := $(wildcard man/*.[1-8])

all: $(TOOL_BIN)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(COMPILE) -MMD -MP -c -o $@ $<

$(BUILD)/%.csv.c: %.csv scripts/embed scripts/csv.awk
	@mkdir -p $(@D)
	scripts/embed $< > $@.tmp && mv $@.tmp $@

$(BUILD)/%.css.c: %.css scripts/embed
	@mkdir -p $(@D)
	scripts/embed $< > $@.tmp && mv $@.tmp $@

$(BUILD)/%.o: $(BUILD)/%.c
	$(COMPILE) -MMD -MP -c -o $@ $<

$(BUILD)/lock-filter: scripts/lock-filter.c
	@mkdir -p $(@D)
	$(CC) -D_POSIX_C_SOURCE=200809L $(GLP1_CFLAGS) -o $@ $< -lseccomp

$(BUILD)/lib/tool/lock_filter.c: $(BUILD)/lock-filter
	@mkdir -p $(@D)
	$< > $@.tmp && mv $@.tmp $@

$(BUILD)/lib/tool/lock_filter.o: $(BUILD)/lib/tool/lock_filter.c
	$(COMPILE) -c -o $@ $<

# Looked at each time, written anew where it changed only.
$(BUILD)/lib/tool/commit.c: FORCE
	@mkdir -p $(@D)
	@printf '#include "tool/commit.h"\n\nconst char tool_commit[] = "%s";\n' \
	    "$$(scripts/commit)" > $@.tmp
	@cmp -s $@.tmp $@ || mv $@.tmp $@

$(BUILD)/libglp1.a: $(LIB_OBJ)
	rm -f $@
	$(AR) rcsD $@ $^

$(BUILD)/bin/%: $(BUILD)/bin/%.o $(BUILD)/libglp1.a
	$(LINK) -o $@ $^ $(GLP1_LIBS)

# The suites, one a file tests/unit/test_NAME.c.
UNITS = $(sort $(patsubst tests/unit/test_%.c,%,$(wildcard tests/unit/test_*.c)))
$(BUILD)/units/units.h: $(wildcard tests/unit)
	@mkdir -p $(@D)
	echo '#define UNITS(X) $(patsubst %,X(%),$(UNITS))' > $@
$(BUILD)/tests/unit/%.o $(BUILD)/tests/fuzz/%.o: GLP1_CPPFLAGS += -I$(BUILD)/units
$(UNIT_SRC:%.c=$(BUILD)/%.o) $(BUILD)/tests/fuzz/replay.o $(BUILD)/tests/fuzz/fuzz.o: | $(BUILD)/units/units.h

$(BUILD)/tests/unit/unit: $(UNIT_SRC:%.c=$(BUILD)/%.o) $(BUILD)/libglp1.a
	$(LINK) -o $@ $^ $(GLP1_LIBS) $$(pkg-config --libs check)

# A target with libFuzzer's main(), or with one that runs the corpus once.
FUZZ_MAIN = $(BUILD)/tests/fuzz/replay.o
FUZZ_OBJ  = fuzz/fuzz.o fuzz/tool.o unit/helpers.o unit/outcome.o unit/trial.o unit/cut.o unit/made_book.o
$(FUZZ:%=$(BUILD)/tests/fuzz/%): %: %.o $(FUZZ_OBJ:%=$(BUILD)/tests/%) $(FUZZ_MAIN) $(BUILD)/libglp1.a
	$(COMPILE) $(LDFLAGS) -o $@ $^ $(GLP1_LIBS) $$(pkg-config --libs check)
$(BUILD)/tests/fuzz/%.o: GLP1_CPPFLAGS += -Itests/unit
$(FUZZ:%=$(BUILD)/tests/fuzz/%.o): | $(BUILD)/units/units.h
fuzz-targets: $(FUZZ:%=$(BUILD)/tests/fuzz/%)

# What is run after each change, in a minute; check-all is every suite, and the cases that take
# long. SUITES='unit' says which suites.
SUITES = unit cli fuzz
SKIP_SLOW = 1
check: all fuzz-targets $(BUILD)/tests/unit/unit
	SUITES='$(SUITES)' SKIP_SLOW='$(SKIP_SLOW)' tests/run $(BUILD)
check-all:
	$(MAKE) check SUITES= SKIP_SLOW=

# The same tests on a build that aborts at the first bad access or overflow.
asan:
	$(MAKE) BUILD=$(BUILD)/asan check SKIP_SLOW= HARDEN= CPPFLAGS=-DGLP1_NO_SANDBOX LDFLAGS="-fsanitize=address,undefined" \
	    CFLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer"

# New inputs for each target, SECONDS long; what fails stays in $(BUILD)/fuzz/found.
# Beside clang it needs the sanitizers of its version, as in libclang-rt-14-dev.
fuzz: all
	$(MAKE) CC=clang BUILD=$(BUILD)/fuzz FUZZ_MAIN= LDFLAGS="-fsanitize=fuzzer,address,undefined" \
	    CFLAGS="-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all" \
	    fuzz-targets
	tests/fuzz/fuzz $(BUILD) $(or $(SECONDS),60)

# Changes lib/ in N places, one at a time, and shows those that no test notices.
mutate: all fuzz-targets $(BUILD)/tests/unit/unit
	tests/mutate/mutate $(BUILD)

# Warnings of both compilers, each header alone, the man pages, the scripts, the house's shape.
lint: all $(BUILD)/units/units.h
	QUICK='$(QUICK)' FLAGS='$(GLP1_CPPFLAGS) $(GLP1_CFLAGS) $(HARDEN)' tests/lint $(BUILD)

# How many branches of lib/ the tests take, by room.
coverage:
	rm -rf $(BUILD)/coverage
	$(MAKE) BUILD=$(BUILD)/coverage check SKIP_SLOW= HARDEN= CPPFLAGS=-DGLP1_NO_SANDBOX \
	    CFLAGS="-O0 -g --coverage" LDFLAGS=--coverage
	tests/coverage/rooms $(BUILD)/coverage

# Speed and memory beside other tools; prints figures, fails on none.
bench: all
	tests/bench/run $(BUILD)
	tests/bench/stock $(BUILD)
	tests/bench/fill $(BUILD)
	tests/bench/pharm $(BUILD)
	tests/bench/visits $(BUILD)
	tests/bench/titrate $(BUILD)

# Columns and rules in the man pages, from the tables of the tools.
man: all
	scripts/man-columns $(BUILD)/bin man
	scripts/man-rules $(BUILD)/bin man

install: all
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/man/man1" \
	    "$(DESTDIR)$(PREFIX)/share/man/man5" "$(DESTDIR)$(PREFIX)/share/man/man7" \
	    "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" \
	    "$(DESTDIR)$(PREFIX)/share/zsh/$(ZSH_FOLDER)"
	install -m 755 $(TOOL_BIN) "$(DESTDIR)$(PREFIX)/bin"
	for m in $(MAN); do \
	    install -m 644 $$m "$(DESTDIR)$(PREFIX)/share/man/man$${m##*.}" || exit 1; done
	for t in $(TOOLS); do $(BUILD)/bin/$$t --completion > \
	    "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/$$t" && \
	    $(BUILD)/bin/$$t --completion=zsh > \
	    "$(DESTDIR)$(PREFIX)/share/zsh/$(ZSH_FOLDER)/_$$t" || exit 1; done

uninstall:
	for t in $(TOOLS); do rm -f "$(DESTDIR)$(PREFIX)/bin/$$t" \
	    "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/$$t" \
	    "$(DESTDIR)$(PREFIX)/share/zsh/$(ZSH_FOLDER)/_$$t"; done
	for m in $(notdir $(MAN)); do \
	    rm -f "$(DESTDIR)$(PREFIX)/share/man/man$${m##*.}/$$m"; done

dist:
	git archive --prefix=glp1-$(VERSION)/ HEAD | gzip -n > glp1-$(VERSION).tar.gz

# Debian packages in $(BUILD)/deb, from scripts/debian.
deb:
	scripts/mkdeb $(BUILD)/deb

clean:
	rm -rf $(BUILD)

.PHONY: FORCE all check check-all fuzz-targets fuzz mutate asan lint coverage bench man install uninstall dist deb clean
.SECONDARY:
-include $(wildcard $(BUILD)/*/*.d $(BUILD)/*/*/*.d)
