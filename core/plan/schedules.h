#pragma once

#include <QtGlobal>

#include <vector>

// The schedules, one function each. n: numbers in the input; p: processes, at least 1. Those whose
// chunks are all alike (but for the last) give that length, the others give every chunk's length;
// the lengths add up to n, and none is 0.

namespace poolscope {

/// ⌊n/4p⌋, plus one if there is a rest. CPython, Lib/multiprocessing/pool.py, Pool._map_async.
[[nodiscard]] quint64 pythonChunkSize(quint64 n, quint64 p);

/// p chunks, the first n mod p of them one longer; fewer chunks if n < p.
[[nodiscard]] std::vector<quint64> staticChunks(quint64 n, quint64 p);

/// ⌈R/p⌉ of the R numbers not yet cut, at least @p smallest. GCC, libgomp/iter.c,
/// gomp_iter_guided_next; Polychronopoulos and Kuck, IEEE TC 36(12), 1987.
[[nodiscard]] std::vector<quint64> guidedChunks(quint64 n, quint64 p, quint64 smallest);

/// ⌊R/2p⌋ while R ≥ 2p(smallest+1), then @p smallest. LLVM, openmp/runtime/src/kmp_dispatch.cpp;
/// Taskflow, algorithm/partitioner.hpp.
[[nodiscard]] std::vector<quint64> guidedHalfChunks(quint64 n, quint64 p, quint64 smallest);

/// From f = ⌊n/2p⌋ (at least 1) down in C = ⌈2n/(f+1)⌉ chunks, each smaller by ⌊(f−1)/(C−1)⌋; the
/// last is trimmed to what is left. Tzeng and Ni, IEEE TPDS 4(1), 1993.
[[nodiscard]] std::vector<quint64> trapezoidChunks(quint64 n, quint64 p);

/// Batches of p chunks of ⌈R/2p⌉ each, at least @p smallest. Rounds up: the table published with
/// Hummel, Schonberg and Flynn, CACM 35(8), 1992, rounds half to even and differs by one here and
/// there.
[[nodiscard]] std::vector<quint64> factoringChunks(quint64 n, quint64 p, quint64 smallest);

} // namespace poolscope
