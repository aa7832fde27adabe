// What Swift does not see of the C library.

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <sys/resource.h>
#include <unistd.h>

/// Whether a signal is ignored, as whoever started the process may have asked for.
static inline int strata_is_ignored(int number) {
  struct sigaction present;
  return sigaction(number, NULL, &present) == 0 && present.sa_handler == SIG_IGN;
}

/// Writes the number of a signal to an open file, and does nothing else: a handler may call it.
static inline void strata_note_signal(int descriptor, int number) {
  const int code = errno;
  const unsigned char byte = (unsigned char)number;
  (void)!write(descriptor, &byte, 1);
  errno = code;
}

/// The most memory that the process has had so far, in bytes.
static inline long strata_peak_memory(void) {
  struct rusage usage;
  if (getrusage(RUSAGE_SELF, &usage) != 0) return 0;
#if defined(__APPLE__)
  return usage.ru_maxrss;
#else
  return usage.ru_maxrss * 1024;
#endif
}

#if defined(__linux__)
#include <sys/syscall.h>

/// Puts on the disk all that is to be written to the file system of an open file.
static inline int strata_syncfs(int descriptor) { return (int)syscall(SYS_syncfs, descriptor); }
#endif
