// Gives the Swift runtime what it would else look for in /proc, before it looks: the arguments of the program, which it
// takes for none where /proc/self/maps cannot be opened, and a path for its own programs, without which it ends the
// process. A container that has no /proc, or a process that may open no more files, then renders as any other.

#include "CStart.h"

#include <stdlib.h>

static int has_set_root;

void strata_finish_start(void) {
  if (has_set_root) unsetenv("SWIFT_ROOT");
}

#if defined(__linux__) && defined(__GLIBC__)
extern void _swift_stdlib_overrideUnsafeArgvArgc(char **argv, int argc);

static void start(int argc, char **argv, char **environment) {
  (void)environment;
  if (argc > 0) _swift_stdlib_overrideUnsafeArgvArgc(argv, argc);
  // There is no such folder: a crash finds no debugger in it, and goes without one.
  if (!getenv("SWIFT_ROOT")) has_set_root = setenv("SWIFT_ROOT", "/nonexistent", 1) == 0;
}

// What stands in this section runs before the initialisers of all libraries, those of the runtime among them.
__attribute__((section(".preinit_array"), used)) static void (*const entry)(int, char **, char **) = start;
#endif
