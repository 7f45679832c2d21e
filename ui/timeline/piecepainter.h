#pragma once

#include "ui/style/palette.h"
#include "ui/timeline/lanegeometry.h"

#include <QCoreApplication>
#include <QFont>
#include <QFontMetricsF>
#include <QRectF>

#include <utility>
#include <vector>

class QPainter;

namespace poolscope {

/// The colour of a piece where its lane is too thin for more. @p colour: that of its process.
[[nodiscard]] QColor plainColour(const LanePiece& piece, QColor colour, const Theme& theme);

/// For text where nothing is computed: in starts, and in chunks that were stopped.
[[nodiscard]] QColor quietInk(const Theme& theme);

/// Whether a chunk is a box without round corners and text, since there is no room for them.
[[nodiscard]] bool isPlain(const PieceSpan& span, bool roomy);

/// Of boxes that are not plain, px.
inline constexpr double CornerRadius = 2.5;

/// Lower bars show pieces in plain colours only: there is no room for outlines and dots, px.
inline constexpr double LowestBoxes = 7.0;

/// Paints the pieces of one process after the other, with text where there is room.
class PiecePainter {
    Q_DECLARE_TR_FUNCTIONS(PiecePainter)

public:
    /// @p first: the input's first number, that of position 0.
    PiecePainter(QPainter& painter, const Theme& theme, const QFont& font, quint64 first);

    /// @p bar: the lane's bar, as wide as the axis. Rounded corners and text if @p roomy.
    void paint(const LanePicture& picture, int process, const QRectF& bar, bool roomy);
    /// The same where the boxes of finished chunks have been drawn already.
    void paintOverChunks(const LanePicture& picture, int process, const QRectF& bar, bool roomy);

    /// Chunks have their numbers beside @p marks, which are given from left to right.
    void keepFree(std::vector<QRectF> marks) { m_marks = std::move(marks); }

private:
    /// What is seen of a piece.
    struct Box {
        const LanePiece* piece = nullptr;
        PieceSpan span;
        QRectF rect;
    };

    [[nodiscard]] Box boxOf(const LanePiece& piece) const;
    void takeOver(const LanePicture& picture, int process, const QRectF& bar, bool roomy);
    void paintChunks();
    void paintOther(const Box& box);
    void paintUnfinished(const Box& box);
    void paintOutlined(const Box& box, QColor colour, bool crossed);
    void paintTexts();
    void fill(const Box& box, QColor colour);
    void drawBox(const Box& box);
    [[nodiscard]] QRectF roomIn(const QRectF& box) const;
    void writeNumbers(const Box& box);
    void write(const QRectF& box, const QString& text, int alignment);

    QPainter& m_painter;
    const Theme& m_theme;
    QFont m_bold;
    QFont m_small;
    QFontMetricsF m_metrics; ///< of m_bold, which is a little wider than m_small
    quint64 m_first;
    double m_ratio; ///< device pixels per pixel
    QRectF m_bar;
    std::vector<QRectF> m_marks;
    QColor m_colour;
    QColor m_ink; ///< on m_colour
    bool m_dotted = false;
    bool m_roomy = false;
    std::vector<Box> m_chunks;
    std::vector<Box> m_others;
};

} // namespace poolscope
