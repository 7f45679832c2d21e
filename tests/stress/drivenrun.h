#pragma once

#include "tests/stress/plan.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace poolscope {

/// What became of a planned run.
struct RunEnd {
    bool hung = false;   ///< it took too long, and was ended
    QString stand;       ///< how its processes stood then
    bool exited = false; ///< otherwise ended by a signal
    int code = 0;        ///< exit code or signal
    QByteArray out;
    QByteArray err;
    QByteArray json; ///< what was written to the file; empty: none
    bool hasRunFile = false;

    // What was done to it: signals that reached somebody.
    int kills = 0;
    int freezes = 0;
    int suspensions = 0;
    int driverSignals = 0;

    // What was left a second after its end, or ended late.
    int workersLeft = 0;
    int workersGoneAfterMs = 0;
    QStringList thingsLeft; ///< files, shared memory
    qint64 tookMs = 0;
};

/// Runs `poolscope` at @p program as planned, with a folder of its own for all its files, and
/// cleans up after it.
[[nodiscard]] RunEnd drive(const StressPlan& plan, const QString& program);

} // namespace poolscope
