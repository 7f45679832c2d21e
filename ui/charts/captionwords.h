#pragma once

#include "core/config/runconfig.h"

#include <QDate>
#include <QString>
#include <QStringList>

namespace poolscope {

// Words of which the lines below exported pictures are made.

/// What was run, as far as all runs of a chart share it: "100 numbers from 0 on", @p chunks, "work
/// cpu:1ms, equal".
[[nodiscard]] QStringList experimentParts(const RunConfig& config, const QString& chunks);

/// "Poolscope 1.0, 2026-01-31".
[[nodiscard]] QString originText(const QString& version, const QDate& date);

} // namespace poolscope
