#include "ui/timeline/chunkpixels.h"

#include "ui/timeline/covershades.h"
#include "ui/timeline/piecepainter.h"

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

/// Shades of columns: more than can be told apart.
constexpr std::size_t Shades = 64;
/// How much of a dot's ink is seen.
constexpr double DotStrength = 0.35;
/// From dot to dot, in dots.
constexpr int DotPitch = 4;

QRgb* lineOf(QImage& image, int y) {
    // Rows of 32-bit pixels are aligned for them.
    return static_cast<QRgb*>(static_cast<void*>(image.scanLine(y)));
}

} // namespace

ChunkPixels::ChunkPixels(const Theme& theme, double ratio)
    : m_theme(theme)
    , m_ratio(ratio) {}

void ChunkPixels::take(const LanePicture& picture, int process, double width, bool roomy) {
    const QColor colour = processColour(process);
    const CoverShades shades(m_theme, process, Shades);
    m_dotted = hasDots(process);
    m_dotInk = m_dotted ? blended(colour.rgb(), inkOn(colour).rgb(), DotStrength) : 0;
    m_round.clear();
    m_line.assign(picture.covered.size(), 0);
    for (std::size_t x = 0; x < m_line.size(); ++x) {
        if (picture.covered[x] > 0.0F)
            m_line[x] = shades.of(picture.covered[x]);
    }
    const auto columns = static_cast<int>(m_line.size());
    for (const LanePiece& piece : picture.pieces) {
        if (piece.kind != PieceKind::Chunk)
            continue;
        const PieceSpan span = seenSpan(piece, width, m_ratio);
        const int left = static_cast<int>(std::lround(span.left * m_ratio));
        const int right = std::min(columns, static_cast<int>(std::lround(span.right * m_ratio)));
        std::fill(m_line.begin() + std::min(left, right), m_line.begin() + right, colour.rgb());
        if (!isPlain(span, roomy))
            m_round.push_back({left, right, !span.cutLeft, !span.cutRight});
    }
}

void ChunkPixels::draw(QImage& image, const QRect& target, int barLeft) const {
    const auto columns = static_cast<int>(m_line.size());
    const int end = std::min(columns, target.right() + 1 - barLeft);
    int from = std::max(0, target.left() - barLeft);
    while (from < end) {
        const auto begin = m_line.begin() + from;
        const auto gap = std::find(begin, m_line.begin() + end, QRgb{0});
        const auto length = static_cast<int>(gap - begin);
        for (int y = target.top(); length > 0 && y <= target.bottom(); ++y) {
            QRgb* line = lineOf(image, y);
            std::copy(begin, gap, line + barLeft + from);
            if (m_dotted)
                dot(line, y, barLeft + from, barLeft + from + length);
        }
        from += std::max(1, length);
    }
    for (const Box& box : m_round)
        roundCorners(image, target, barLeft, box);
}

/// The pattern of dotBrush().
void ChunkPixels::dot(QRgb* line, int y, int from, int until) const {
    const int size = std::max(1, static_cast<int>(std::lround(m_ratio)));
    const int place = y / size % DotPitch;
    if (place % 2 != 0)
        return;
    const int pitch = DotPitch * size;
    for (int at = from / pitch * pitch + (place == 0 ? 3 : 1) * size; at < until; at += pitch)
        std::fill(line + std::clamp(at, from, until), line + std::clamp(at + size, from, until),
                  m_dotInk);
}

/// Blends the corners into the card, each pixel by how much of it is outside.
void ChunkPixels::roundCorners(QImage& image, const QRect& target, int barLeft,
                               const Box& box) const {
    const double radius = CornerRadius * m_ratio;
    const int size = static_cast<int>(std::ceil(radius));
    for (int y = 0; y < size; ++y) {
        QRgb* upper = lineOf(image, target.top() + y);
        QRgb* lower = lineOf(image, target.bottom() - y);
        for (int x = 0; x < size; ++x) {
            const double away = std::hypot(radius - x - 0.5, radius - y - 0.5);
            const double inside = std::clamp(radius + 0.5 - away, 0.0, 1.0);
            const auto blend = [&](int at, bool round) {
                if (!round || inside == 1.0 || at < target.left() || at > target.right())
                    return;
                upper[at] = blended(m_theme.card.rgb(), upper[at], inside);
                lower[at] = blended(m_theme.card.rgb(), lower[at], inside);
            };
            blend(barLeft + box.left + x, box.roundLeft);
            blend(barLeft + box.right - 1 - x, box.roundRight);
        }
    }
}

} // namespace poolscope
