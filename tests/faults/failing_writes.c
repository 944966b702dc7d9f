/* Lets writes fail: loaded before the C library, it counts what a process writes to files below a
   folder, and has the n-th such call, or the n-th and all that follow, find no room. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char folder[4096];
static long due, for_ever, seen, failed;

void fail_writes(const char *below, long at, long all_that_follow) {
    strncpy(folder, below, sizeof folder - 1);
    due = at, for_ever = all_that_follow, seen = failed = 0;
}

long failed_writes(void) { return failed; }

static int is_due(int descriptor) {
    char link[64], path[4096];
    if (!due) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    if (strncmp(path, folder, strlen(folder))) return 0;
    seen++;
    if (for_ever ? seen < due : seen != due) return 0;
    failed++;
    errno = ENOSPC;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int to, const void *bytes, size_t size) {
    return is_due(to) ? -1 : REAL(write)(to, bytes, size);
}
ssize_t pwrite(int to, const void *bytes, size_t size, off_t at) {
    return is_due(to) ? -1 : REAL(pwrite)(to, bytes, size, at);
}
ssize_t pwrite64(int to, const void *bytes, size_t size, off64_t at) {
    return is_due(to) ? -1 : REAL(pwrite64)(to, bytes, size, at);
}
int ftruncate(int to, off_t size) { return is_due(to) ? -1 : REAL(ftruncate)(to, size); }
int ftruncate64(int to, off64_t size) { return is_due(to) ? -1 : REAL(ftruncate64)(to, size); }
int fsync(int to) { return is_due(to) ? -1 : REAL(fsync)(to); }
int fdatasync(int to) { return is_due(to) ? -1 : REAL(fdatasync)(to); }
int fallocate(int to, int mode, off_t at, off_t size) {
    return is_due(to) ? -1 : REAL(fallocate)(to, mode, at, size);
}
