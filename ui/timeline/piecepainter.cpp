#include "ui/timeline/piecepainter.h"

#include "ui/style/fonts.h"
#include "ui/style/processwords.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace poolscope {

namespace {

constexpr double Radius = 2.5;           ///< px, of rounded corners
constexpr double NarrowestRounded = 8.0; ///< px; on narrower boxes nobody sees the corners
constexpr double TextMargin = 3.0;       ///< px left and right of text in a box
constexpr double NarrowestText = 14.0;   ///< px; narrower boxes are not even measured
constexpr double TintShare = 0.4;        ///< of the colour, for chunks that are not finished
constexpr int DotAlpha = 90;

QColor tintOf(QColor colour, const Theme& theme, double share) {
    return QColor::fromRgb(blended(theme.card.rgb(), colour.rgb(), share));
}

} // namespace

PiecePainter::PiecePainter(QPainter& painter, const Theme& theme, const QFont& font, quint64 first)
    : m_painter(painter)
    , m_theme(theme)
    , m_bold(scaledFont(font, SmallText, true))
    , m_small(scaledFont(font, SmallText))
    , m_first(first) {}

void PiecePainter::paint(const LanePicture& picture, int process, const QRectF& bar, bool roomy) {
    m_bar = bar;
    m_roomy = roomy;
    m_colour = processColour(process);
    m_ink = inkOn(m_colour);
    m_dots = Qt::NoBrush;
    if (hasDots(process))
        m_dots =
            QBrush(QColor(m_ink.red(), m_ink.green(), m_ink.blue(), DotAlpha), Qt::Dense6Pattern);
    for (const LanePiece& piece : picture.pieces) {
        switch (piece.kind) {
        case PieceKind::StartUp:
            paintStartUp(piece);
            break;
        case PieceKind::Chunk:
            paintChunk(piece);
            break;
        case PieceKind::Unfinished:
            paintUnfinished(piece);
            break;
        case PieceKind::Lost:
            paintLost(piece);
            break;
        }
    }
}

/// The piece with a gap to the next one, cut off a little outside what is seen.
QRectF PiecePainter::boxOf(const LanePiece& piece) const {
    const double ratio = m_painter.device()->devicePixelRatioF();
    const auto snapped = [ratio](double x) { return std::round(x * ratio) / ratio; };
    const double gap = std::min(2.0, (piece.right - piece.left) / 4.0);
    const double left = snapped(m_bar.left() + std::max(piece.left, -2.0 * Radius));
    const double right =
        snapped(m_bar.left() + std::min(piece.right - gap, m_bar.width() + 2.0 * Radius));
    return {left, m_bar.top(), std::max(1.0 / ratio, right - left), m_bar.height()};
}

void PiecePainter::fill(const QRectF& box, QColor colour) {
    if (!m_roomy || box.width() < NarrowestRounded) {
        m_painter.fillRect(box, colour);
        return;
    }
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour);
    m_painter.drawRoundedRect(box, Radius, Radius);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void PiecePainter::paintStartUp(const LanePiece& piece) {
    const QRectF box = boxOf(piece);
    fill(box, m_theme.startUp);
    if (!m_roomy)
        return;
    const QString text = tr("start");
    const QRectF visible = box.intersected(m_bar).adjusted(2.0 * TextMargin, 0, -TextMargin, 0);
    if (visible.width() < QFontMetricsF(m_small).horizontalAdvance(text))
        return;
    m_painter.setFont(m_small);
    m_painter.setPen(m_theme.muted);
    m_painter.drawText(visible, Qt::AlignLeft | Qt::AlignVCenter, text);
}

void PiecePainter::paintChunk(const LanePiece& piece) {
    const QRectF box = boxOf(piece);
    fill(box, m_colour);
    if (m_dots.style() != Qt::NoBrush)
        m_painter.fillRect(box, m_dots);
    write(piece, box, m_ink);
}

/// Tinted, with a strip at the bottom that fills up: the box's length is time, the strip's is work.
void PiecePainter::paintUnfinished(const LanePiece& piece) {
    const QRectF box = boxOf(piece);
    const QColor tint = tintOf(m_colour, m_theme, TintShare);
    fill(box, tint);
    const double height = std::max(2.0, m_bar.height() / 6.0);
    m_painter.fillRect(QRectF(box.left(), box.bottom() - height, box.width() * piece.done, height),
                       m_colour);
    write(piece, box, inkOn(tint));
}

void PiecePainter::paintLost(const LanePiece& piece) {
    const QRectF box = boxOf(piece);
    m_painter.fillRect(box, tintOf(m_colour, m_theme, TintShare / 2.0));
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(m_theme.bad, 1.2));
    m_painter.setBrush(Qt::NoBrush);
    const QRectF outline = box.adjusted(0.6, 0.6, -0.6, -0.6);
    m_painter.drawRect(outline);
    m_painter.drawLine(outline.topLeft(), outline.bottomRight());
    m_painter.drawLine(outline.bottomLeft(), outline.topRight());
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void PiecePainter::paintDeath(double x) {
    x += m_bar.left();
    m_painter.fillRect(QRectF(x - 1.0, m_bar.top(), 2.0, m_bar.height()), m_theme.bad);
    if (!m_roomy)
        return;
    const double arm = m_bar.height() / 6.0;
    const QPointF centre(x, m_bar.center().y());
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(m_theme.bad, 2.0, Qt::SolidLine, Qt::RoundCap));
    m_painter.setBrush(m_theme.card);
    m_painter.drawEllipse(centre, 1.8 * arm, 1.8 * arm);
    m_painter.drawLine(centre - QPointF(arm, arm) * 0.8, centre + QPointF(arm, arm) * 0.8);
    m_painter.drawLine(centre - QPointF(arm, -arm) * 0.8, centre + QPointF(arm, -arm) * 0.8);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void PiecePainter::write(const LanePiece& piece, const QRectF& box, QColor ink) {
    const QRectF visible = box.intersected(m_bar).adjusted(TextMargin, 0, -TextMargin, 0);
    if (!m_roomy || visible.width() < NarrowestText || piece.count == 0)
        return;
    const QString text = numbersText(m_first + piece.position, piece.count);
    if (visible.width() < QFontMetricsF(m_bold).horizontalAdvance(text))
        return;
    m_painter.setFont(m_bold);
    m_painter.setPen(ink);
    m_painter.drawText(visible, Qt::AlignCenter, text);
}

} // namespace poolscope
