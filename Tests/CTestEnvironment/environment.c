// Gives the tests, and all programs that they start, an environment of their own: what the user has set up decides
// nothing. It is done before any thread is there that could read the old one.

#include "CTestEnvironment.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#ifdef __APPLE__
#include <crt_externs.h>
#define environ (*_NSGetEnviron())
#else
extern char **environ;
#endif

static char **original;

const char *const *strata_original_environment(void) { return (const char *const *)original; }

/// Where programs and libraries are, and what tells a tester how to run.
static const char *const kept[] = {
    "PATH=",          "TMPDIR=",           "LD_LIBRARY_PATH=",  "DYLD_", "DEVELOPER_DIR=", "SDKROOT=",
    "TOOLCHAINS=",    "LLVM_PROFILE_FILE=", "ASAN_OPTIONS=",    "TSAN_OPTIONS=", "UBSAN_OPTIONS=",
    "SWIFT", "SWT_", "XCT",
};

static char *const own[] = {
    // No file of the user's is found, nor one of the machine's that git would read.
    "HOME=/nonexistent", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1", "GIT_ATTR_NOSYSTEM=1",
    "GIT_TERMINAL_PROMPT=0", "LC_ALL=C", "TZ=UTC", "TERM=dumb",
};

static int is_kept(const char *variable) {
  for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
    if (strncmp(variable, kept[i], strlen(kept[i])) == 0) return 1;
  }
  return 0;
}

__attribute__((constructor)) static void take_environment(void) {
  size_t count = 0;
  while (environ[count]) count++;
  original = environ;
  const size_t own_count = sizeof own / sizeof *own;
  char **fresh = calloc(count + own_count + 1, sizeof *fresh);
  if (!fresh) abort();
  char **next = fresh;
  for (size_t i = 0; i < count; i++) {
    if (is_kept(original[i])) *next++ = original[i];
  }
  memcpy(next, own, sizeof own);
  environ = fresh;
  umask(022);
}
