/*
 * Preloaded into the api: makes one system call on a file of a folder fail, or all from one on.
 * Another process says which, in a file that both map: see failing-disk.ts.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

/* The layout that failing-disk.ts writes: five numbers of 64 bits. */
struct order {
  volatile long long calls;   /* since it was armed */
  volatile long long at;      /* the call that fails, from 1; 0: none */
  volatile long long error;   /* ENOSPC, EIO */
  volatile long long lasting; /* 1: every later call fails too */
  volatile long long failed;  /* how many did */
};

static struct order *order;
static const char *folder;
static size_t length;

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("FAILING_DISK_ORDER");
  folder = getenv("FAILING_DISK_FOLDER");
  if (!file || !folder) return;
  length = strlen(folder);
  int fd = open(file, O_RDWR);
  if (fd < 0) return;
  void *mapped = mmap(NULL, sizeof *order, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  if (mapped != MAP_FAILED) order = mapped;
}

static int fails_at(const char *path) {
  if (!order || order->at == 0 || strncmp(path, folder, length) != 0) return 0;
  long long call = __sync_add_and_fetch(&order->calls, 1);
  if (order->lasting ? call < order->at : call != order->at) return 0;
  __sync_add_and_fetch(&order->failed, 1);
  errno = (int)order->error;
  return 1;
}

static int fails(int fd) {
  char link[64], path[4096];
  if (!order || order->at == 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t size = readlink(link, path, sizeof path - 1);
  if (size <= 0) return 0;
  path[size] = '\0';
  return fails_at(path);
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define ON_FILE(result, name, parameters, arguments)                                              \
  result name parameters {                                                                        \
    REAL(name);                                                                                   \
    return fails(fd) ? -1 : real arguments;                                                       \
  }

ON_FILE(ssize_t, write, (int fd, const void *data, size_t size), (fd, data, size))
ON_FILE(ssize_t, pwrite, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at))
ON_FILE(ssize_t, pwrite64, (int fd, const void *data, size_t size, off64_t at), (fd, data, size, at))
ON_FILE(ssize_t, writev, (int fd, const struct iovec *parts, int count), (fd, parts, count))
ON_FILE(int, fsync, (int fd), (fd))
ON_FILE(int, fdatasync, (int fd), (fd))
ON_FILE(int, ftruncate, (int fd, off_t size), (fd, size))
ON_FILE(int, ftruncate64, (int fd, off64_t size), (fd, size))

int rename(const char *from, const char *to) {
  REAL(rename);
  return fails_at(to) ? -1 : real(from, to);
}

#define OPENING(name)                                                                             \
  int name(const char *path, int flags, ...) {                                                    \
    REAL(name);                                                                                   \
    va_list rest;                                                                                 \
    va_start(rest, flags);                                                                        \
    mode_t mode = va_arg(rest, mode_t);                                                           \
    va_end(rest);                                                                                 \
    if ((flags & O_CREAT) && fails_at(path)) return -1;                                           \
    return real(path, flags, mode);                                                               \
  }

OPENING(open)
OPENING(open64)
