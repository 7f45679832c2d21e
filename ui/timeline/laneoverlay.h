#pragma once

#include "ui/timeline/lanecontents.h"
#include "ui/timeline/lanelook.h"

#include <QRectF>
#include <QString>

#include <optional>

class QPainter;

namespace poolscope {

/// "pid 20411"
[[nodiscard]] QString pidText(qint64 pid);

/// What stands there instead beside a process that seems to be stuck.
[[nodiscard]] QString stillText();
[[nodiscard]] QString simulatedText();

/// Who is in which lane, left of the bars.
void paintLaneLabels(QPainter& painter, const LaneLook& look, const LaneContents& contents);

/// The times below the bars.
void paintTimeAxis(QPainter& painter, const LaneLook& look);

/// A line where the run ended, with a word on how; or where it stands.
void paintEndMark(QPainter& painter, const LaneLook& look, const Moment& moment);

/// Where a finished chunk is shown; nothing if it is not.
[[nodiscard]] std::optional<QRectF> chunkRect(const LaneLook& look, const LaneContents& contents,
                                              quint64 index);

} // namespace poolscope
