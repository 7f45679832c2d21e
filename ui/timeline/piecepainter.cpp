#include "ui/timeline/piecepainter.h"

#include "ui/style/dotshapes.h"
#include "ui/style/fonts.h"
#include "ui/style/painttarget.h"
#include "ui/style/processwords.h"

#include <QBrush>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

constexpr double NarrowestRounded = 8.0; ///< px; on narrower boxes nobody sees the corners
constexpr double TextMargin = 3.0;       ///< px left and right of text in a box
constexpr double NarrowestText = 12.0;   ///< px; narrower boxes are not even measured
constexpr double TintShare = 0.4;        ///< of the colour, for chunks that are not finished
constexpr double FaintShare = 0.15;      ///< of the colour, for those that never will be
constexpr double LostShare = 0.5;        ///< of the colour of losses, where there is nothing else
constexpr double Outline = 1.2;          ///< px

QColor tintOf(QColor colour, const Theme& theme, double share) {
    return QColor::fromRgb(blended(theme.card.rgb(), colour.rgb(), share));
}

bool isStart(PieceKind kind) {
    return kind == PieceKind::StartUp || kind == PieceKind::Restart;
}

} // namespace

QColor plainColour(const LanePiece& piece, QColor colour, const Theme& theme) {
    switch (piece.kind) {
    case PieceKind::StartUp:
    case PieceKind::Restart:
        return theme.startUp;
    case PieceKind::Chunk:
        return colour;
    case PieceKind::Unfinished:
        return tintOf(colour, theme, TintShare + (1.0 - TintShare) * piece.done);
    case PieceKind::Lost:
        return tintOf(theme.bad, theme, LostShare);
    case PieceKind::Stopped:
        return tintOf(theme.muted, theme, LostShare);
    }
    Q_UNREACHABLE();
}

bool isPlain(const PieceSpan& span, bool roomy) {
    return !roomy || span.width() < NarrowestRounded;
}

QColor quietInk(const Theme& theme) {
    return QColor::fromRgb(blended(theme.muted.rgb(), theme.text.rgb(), 0.5));
}

PiecePainter::PiecePainter(QPainter& painter, const Theme& theme, const QFont& font, quint64 first)
    : m_painter(painter)
    , m_theme(theme)
    , m_bold(scaledFont(font, SmallText, true))
    , m_small(scaledFont(font, SmallText))
    , m_metrics(m_bold)
    , m_first(first)
    , m_ratio(pixelRatio(painter)) {}

void PiecePainter::paint(const LanePicture& picture, int process, const QRectF& bar, bool roomy) {
    takeOver(picture, process, bar, roomy);
    paintChunks();
    for (const Box& box : m_others)
        paintOther(box);
    paintTexts();
}

void PiecePainter::paintOverChunks(const LanePicture& picture, int process, const QRectF& bar,
                                   bool roomy) {
    takeOver(picture, process, bar, roomy);
    for (const Box& box : m_others)
        paintOther(box);
    paintTexts();
}

void PiecePainter::takeOver(const LanePicture& picture, int process, const QRectF& bar,
                            bool roomy) {
    m_bar = bar;
    m_roomy = roomy;
    m_colour = processColour(process);
    m_ink = inkOn(m_colour);
    m_dotted = hasDots(process) && bar.height() >= LowestBoxes;
    m_chunks.clear();
    m_others.clear();
    for (const LanePiece& piece : picture.pieces)
        (piece.kind == PieceKind::Chunk ? m_chunks : m_others).push_back(boxOf(piece));
}

PiecePainter::Box PiecePainter::boxOf(const LanePiece& piece) const {
    const PieceSpan span = seenSpan(piece, m_bar.width(), m_ratio);
    return {&piece, span,
            QRectF(m_bar.left() + span.left, m_bar.top(), span.width(), m_bar.height())};
}

/// All fillings, then all dots, then all texts: a file of shapes notes each change of the brush.
void PiecePainter::paintChunks() {
    if (m_chunks.empty())
        return;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_colour);
    m_painter.setRenderHint(QPainter::Antialiasing);
    DotShapes dots;
    for (const Box& box : m_chunks) {
        drawBox(box);
        if (m_dotted)
            dots.add(box.rect);
    }
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    dots.paint(m_painter, m_ink);
}

/// In the painter's brush.
void PiecePainter::drawBox(const Box& box) {
    if (isPlain(box.span, m_roomy)) {
        m_painter.drawRect(box.rect);
        return;
    }
    m_painter.drawRoundedRect(box.rect, CornerRadius, CornerRadius);
    // Not round where it is cut off.
    const QSizeF corner(CornerRadius, box.rect.height());
    if (box.span.cutLeft)
        m_painter.drawRect(QRectF(box.rect.topLeft(), corner));
    if (box.span.cutRight)
        m_painter.drawRect(QRectF(box.rect.topRight() - QPointF(CornerRadius, 0.0), corner));
}

void PiecePainter::fill(const Box& box, QColor colour) {
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour);
    m_painter.setRenderHint(QPainter::Antialiasing);
    drawBox(box);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void PiecePainter::paintOther(const Box& box) {
    const PieceKind kind = box.piece->kind;
    if (isStart(kind) || m_bar.height() < LowestBoxes)
        fill(box, plainColour(*box.piece, m_colour, m_theme));
    else if (kind == PieceKind::Unfinished)
        paintUnfinished(box);
    else if (kind == PieceKind::Lost)
        paintOutlined(box, m_theme.bad, true);
    else
        paintOutlined(box, m_theme.muted, false);
}

/// Tinted, with a strip at the bottom that fills up: the box's length is time, the strip's is work.
void PiecePainter::paintUnfinished(const Box& box) {
    fill(box, tintOf(m_colour, m_theme, TintShare));
    const double height = std::max(2.0, m_bar.height() / 6.0);
    m_painter.fillRect(QRectF(box.rect.left(), box.rect.bottom() - height,
                              box.rect.width() * box.piece->done, height),
                       m_colour);
}

/// What was never finished: hardly filled, and crossed out if its process died.
void PiecePainter::paintOutlined(const Box& box, QColor colour, bool crossed) {
    m_painter.fillRect(box.rect, tintOf(m_colour, m_theme, FaintShare));
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(colour, Outline));
    m_painter.setBrush(Qt::NoBrush);
    const double inside = Outline / 2.0;
    const QRectF outline = box.rect.adjusted(inside, inside, -inside, -inside);
    m_painter.drawRect(outline);
    if (crossed) {
        m_painter.drawLine(outline.topLeft(), outline.bottomRight());
        m_painter.drawLine(outline.bottomLeft(), outline.topRight());
    }
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void PiecePainter::paintTexts() {
    if (!m_roomy)
        return;
    m_painter.setFont(m_bold);
    m_painter.setPen(m_ink);
    for (const Box& box : m_chunks)
        writeNumbers(box);
    for (const Box& box : m_others) {
        if (box.piece->kind == PieceKind::Unfinished) {
            m_painter.setPen(inkOn(tintOf(m_colour, m_theme, TintShare)));
            writeNumbers(box);
        } else if (box.piece->kind == PieceKind::Stopped) {
            m_painter.setPen(quietInk(m_theme));
            writeNumbers(box);
        } else if (box.piece->kind == PieceKind::StartUp) {
            m_painter.setFont(m_small);
            m_painter.setPen(quietInk(m_theme));
            write(box.rect, tr("start"), Qt::AlignLeft);
        }
    }
}

/// The widest part of @p box that no mark covers.
QRectF PiecePainter::roomIn(const QRectF& box) const {
    QRectF widest(box.topLeft(), QSizeF(0.0, box.height()));
    double from = box.left();
    const auto take = [&](double until) {
        if (until - from > widest.width())
            widest = QRectF(from, box.top(), until - from, box.height());
    };
    for (const QRectF& mark : m_marks) {
        take(std::min(mark.left(), box.right()));
        from = std::max(from, mark.right());
    }
    take(box.right());
    return widest;
}

void PiecePainter::writeNumbers(const Box& box) {
    const LanePiece& piece = *box.piece;
    const QRectF room = roomIn(box.rect);
    if (room.width() >= NarrowestText && piece.count > 0)
        write(room, numbersText(m_first + piece.position, piece.count), Qt::AlignHCenter);
}

/// @p text if there is room for all of it. Drawn from a point, since a rectangle would have it laid
/// out once more.
void PiecePainter::write(const QRectF& box, const QString& text, int alignment) {
    const double indent = alignment == Qt::AlignLeft ? 2.0 * TextMargin : TextMargin;
    const QRectF room = box.adjusted(indent, 0, -TextMargin, 0);
    const double spare = room.width() - m_metrics.horizontalAdvance(text);
    if (spare < 0.0)
        return;
    const double left = alignment == Qt::AlignLeft ? room.left() : room.left() + spare / 2.0;
    const double middle = (m_metrics.ascent() - m_metrics.descent()) / 2.0;
    m_painter.drawText(QPointF(left, room.center().y() + middle), text);
}

} // namespace poolscope
