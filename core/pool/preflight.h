#pragma once

#include "core/config/problem.h"
#include "core/config/runconfig.h"
#include "core/config/runwishes.h"

#include <QString>

#include <optional>

namespace poolscope {

/// What this machine has against running @p config, asked before anything is started: a worker
/// program that is missing or foreign, a board larger than a file may be, too little memory for
/// board and record, too few processes or file descriptors. Nothing if it can be run, as far as
/// that can be known. @p givenBack: bytes that are still taken, but will be given back before. A
/// question: it changes nothing.
[[nodiscard]] std::optional<Problem> preflight(const RunConfig& config, const RunWishes& wishes,
                                               const QString& workerProgram, quint64 givenBack = 0);

/// Lets this program have as many files open as a run with @p processes needs, if it may.
void raiseFileLimit(int processes);

/// Bytes that a run of @p config will take in the end: board, record, and the serial measurement's
/// results if there are more of them.
[[nodiscard]] quint64 memoryNeeded(const RunConfig& config);

} // namespace poolscope
