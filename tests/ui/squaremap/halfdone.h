#pragma once

#include "tests/support/recordbuilder.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWidget>

namespace poolscope {

/// A run of @p numbers of which process 1 has computed the first quarter, process 2 the second.
[[nodiscard]] inline RunRecord halfDone(quint64 numbers) {
    RunRecord run = record(QStringLiteral("now 90 processes 2\n1: ready 5\n2: ready 5"));
    run.config.input.size = numbers;
    planAsAsked(run);
    for (quint32 i = 0; i < 2; ++i) {
        ChunkEvent chunk;
        chunk.index = i;
        chunk.process = static_cast<quint16>(i + 1);
        chunk.count = numbers / 4;
        chunk.position = static_cast<quint32>(i * chunk.count);
        addChunk(run, chunk);
        run.processes[i].items = chunk.count;
    }
    return run;
}

/// Without a window on a screen there is no cursor to move.
inline void moveMouse(QWidget& view, QPoint place) {
    QMouseEvent move(QEvent::MouseMove, place, place, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&view, &move);
}

} // namespace poolscope
