// Calls of Linux that Swift's Glibc module does not have: variadic ones, and headers that it leaves out. Each is one thin function.
#pragma once
// Without _GNU_SOURCE: it changes the layout of structures that Foundation's modules have imported already.
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

// Renames and refuses to replace; 0 or the error's number. EINVAL on file systems without the flag.
static inline int phieu_rename_noreplace(int from_folder, const char *from, int to_folder, const char *to) {
    return syscall(SYS_renameat2, from_folder, from, to_folder, to, 1u /* RENAME_NOREPLACE */) == 0 ? 0 : errno;
}

// Declared by fcntl.h for _GNU_SOURCE only.
#ifndef F_SETLEASE
#define F_SETLEASE 1024
#endif

// 1 when some process has the file open for writing, 0 when none has, -1 when the system cannot say (network file systems, other owners).
static inline int phieu_is_open_for_writing(int descriptor) {
    // Whoever opens the file for writing while the lease is held makes the system send SIGIO, whose default is to end the process.
    signal(SIGIO, SIG_IGN);
    if (fcntl(descriptor, F_SETLEASE, F_RDLCK) == 0) {
        fcntl(descriptor, F_SETLEASE, F_UNLCK);
        return 0;
    }
    return errno == EAGAIN ? 1 : -1;
}

// The magic number of the file system that holds `path`; -1 when the system does not say.
static inline int64_t phieu_file_system(const char *path) {
    struct statfs status;
    return statfs(path, &status) == 0 ? (int64_t)(uint32_t)status.f_type : -1;
}

static inline int phieu_set_nonblocking(int descriptor) {
    int flags = fcntl(descriptor, F_GETFL);
    return flags < 0 ? -1 : fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
}

// A pipe whose ends no other child inherits (pipe2 is declared for _GNU_SOURCE only).
static inline int phieu_pipe(int ends[2]) { return (int)syscall(SYS_pipe2, ends, O_CLOEXEC); }

// The folder in which the child begins; declared by spawn.h for _GNU_SOURCE only.
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
static inline int phieu_spawn_in_folder(posix_spawn_file_actions_t *actions, const char *path) {
    return posix_spawn_file_actions_addchdir_np(actions, path);
}

// Everything but the three standard descriptors is closed in the new process, also what was not opened with O_CLOEXEC.
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
static inline int phieu_spawn_closed(posix_spawn_file_actions_t *actions) {
    return posix_spawn_file_actions_addclosefrom_np(actions, 3);
}

// Blocks SIGTERM, SIGINT and SIGHUP for this thread and those it starts, and gives a descriptor that becomes readable when one comes.
static inline int phieu_stop_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    if (pthread_sigmask(SIG_BLOCK, &set, NULL) != 0) return -1;
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

// From here on this process and its children get EACCES for every socket that is not of this machine; 0 or the error's number. Needs no rights.
static inline int phieu_deny_network(void) {
#if defined(__x86_64__)
    const uint32_t architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
    const uint32_t architecture = AUDIT_ARCH_AARCH64;
#else
    return ENOSYS;
#endif
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        // Another architecture's calls have other numbers (the 32-bit gate): none is let through.
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        // The x32 calls of the same architecture are numbered from here on; nothing in Debian uses them.
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 5, 0),
        // io_uring opens sockets without the socket call.
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 425 /* io_uring_setup */, 4, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 2),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
    };
    struct sock_fprog program = {(unsigned short)(sizeof(filter) / sizeof(filter[0])), filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    // 1: the filter holds for every thread of the process.
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 1u, &program) == 0 ? 0 : errno;
}
