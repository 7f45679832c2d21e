#pragma once

#include "ui/style/palette.h"
#include "ui/timeline/lanegeometry.h"

#include <QBrush>
#include <QCoreApplication>
#include <QFont>
#include <QRectF>

class QPainter;

namespace poolscope {

/// Paints the pieces of one process with text, in a lane that is tall enough for them.
class PiecePainter {
    Q_DECLARE_TR_FUNCTIONS(PiecePainter)

public:
    /// @p first: the input's first number, that of position 0.
    PiecePainter(QPainter& painter, const Theme& theme, const QFont& font, quint64 first);

    /// @p bar: the lane's bar, as wide as the axis. Rounded corners and text if @p roomy.
    void paint(const LanePicture& picture, int process, const QRectF& bar, bool roomy);
    /// Marks a death, @p x pixels from the axis's left end, in the bar painted last.
    void paintDeath(double x);

private:
    void paintStartUp(const LanePiece& piece);
    void paintChunk(const LanePiece& piece);
    void paintUnfinished(const LanePiece& piece);
    void paintLost(const LanePiece& piece);
    void fill(const QRectF& box, QColor colour);
    void write(const LanePiece& piece, const QRectF& box, QColor ink);
    [[nodiscard]] QRectF boxOf(const LanePiece& piece) const;

    QPainter& m_painter;
    const Theme& m_theme;
    QFont m_bold;
    QFont m_small;
    quint64 m_first;
    QRectF m_bar;
    QColor m_colour;
    QColor m_ink;  ///< on m_colour
    QBrush m_dots; ///< over m_colour, if the process has them
    bool m_roomy = false;
};

} // namespace poolscope
