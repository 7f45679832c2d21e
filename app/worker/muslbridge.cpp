// What libstdc++ and libgcc, built for glibc, ask of a C library and musl does not have. Only
// linked where the worker program is built with musl.

extern "C" {
// NOLINTBEGIN(readability-identifier-naming): the names are theirs

/// The worker has one thread, so reference counts need no atomic steps.
char __libc_single_threaded = 1;

/// Where the unwinder looks up an address; nothing is ever found, so an exception ends the program,
/// as it would anyway: nothing in the worker catches one.
int _dl_find_object(void*, void*) {
    return -1;
}

// NOLINTEND(readability-identifier-naming)
}
