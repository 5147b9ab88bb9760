/* Calls of the system that fail: all from a number on, or only that one. Files below 3 are left alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

static long left = -1, made = 0;
static int error_now = EIO, once = 0;

void arm(long at, int error, int only_once) { left = at, error_now = error, once = only_once, made = 0; }
long calls(void) { return made; }

static int fails(void) {
    made++;
    if (left < 0 || left-- > 0) return 0;
    left = once ? -1 : 0;
    errno = error_now;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *data, size_t size) { return file > 2 && fails() ? -1 : REAL(write)(file, data, size); }
ssize_t pwrite(int file, const void *data, size_t size, off_t at) { return fails() ? -1 : REAL(pwrite)(file, data, size, at); }
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) { return fails() ? -1 : REAL(pwrite64)(file, data, size, at); }
int fsync(int file) { return fails() ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return fails() ? -1 : REAL(fdatasync)(file); }
int ftruncate(int file, off_t size) { return fails() ? -1 : REAL(ftruncate)(file, size); }
int ftruncate64(int file, off64_t size) { return fails() ? -1 : REAL(ftruncate64)(file, size); }
int rename(const char *from, const char *to) { return fails() ? -1 : REAL(rename)(from, to); }
int link(const char *from, const char *to) { return fails() ? -1 : REAL(link)(from, to); }
