#include "ui/timeline/laneimage.h"

#include "ui/timeline/chunkpixels.h"
#include "ui/timeline/covershades.h"
#include "ui/timeline/lanemarks.h"
#include "ui/timeline/piecepainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

/// Shades of columns: more than can be told apart.
constexpr std::size_t Shades = 64;
constexpr int DashPitch = 6;
constexpr int DashLength = 2;

} // namespace

void LaneImage::reset(const LaneLook& look) {
    m_look = look;
    const QSizeF exact = QSizeF(look.size) * look.devicePixelRatio;
    const QSize size(static_cast<int>(std::ceil(exact.width())) + 1,
                     static_cast<int>(std::ceil(exact.height())) + 1);
    if (m_image.size() != size)
        m_image = QImage(size, QImage::Format_RGB32);
    m_blank.assign(static_cast<std::size_t>(look.layout.rows), true);
    erase({0, 0, size.width(), size.height()});
}

QRgb* LaneImage::lineAt(int y) {
    // Rows of 32-bit pixels are aligned for them.
    return static_cast<QRgb*>(static_cast<void*>(m_image.scanLine(y)));
}

LaneImage::Target LaneImage::targetOf(int row, double fromX) const {
    const double ratio = m_look.devicePixelRatio;
    const QRectF bar = m_look.layout.row(row);
    Target target;
    target.left = static_cast<int>((bar.left() + std::max(0.0, fromX)) * ratio);
    target.right = std::min(m_image.width(), static_cast<int>(std::ceil(bar.right() * ratio)));
    target.top = static_cast<int>(std::lround(bar.top() * ratio));
    const int height = std::max(1, static_cast<int>(std::lround(bar.height() * ratio)));
    target.bottom = std::min(m_image.height(), target.top + height);
    return target;
}

/// Leaves the card and the dashed lines of the time axis.
void LaneImage::erase(const Target& target) {
    const double ratio = m_look.devicePixelRatio;
    const QRectF plot = m_look.layout.plot;
    const auto plotTop = static_cast<int>(plot.top() * ratio);
    const auto plotBottom = static_cast<int>(plot.bottom() * ratio);
    const QRgb card = m_look.theme.card.rgb();
    const QRgb grid = m_look.theme.grid.rgb();
    for (int y = target.top; y < target.bottom; ++y) {
        QRgb* line = lineAt(y);
        std::fill(line + target.left, line + std::max(target.left, target.right), card);
        const bool inDash = static_cast<int>(y / ratio) % DashPitch < DashLength;
        if (!inDash || y < plotTop || y >= plotBottom)
            continue;
        for (const Tick& tick : m_look.ticks) {
            const double at = plot.left() + m_look.scale.xOf(static_cast<double>(tick.ns));
            const int x = static_cast<int>(at * ratio);
            if (x >= target.left && x < target.right)
                line[x] = grid;
        }
    }
}

void LaneImage::drawRow(int row, const std::vector<ProcessView>& views, double fromX) {
    const Target target = targetOf(row, fromX);
    if (target.left >= target.right || target.top >= target.bottom)
        return;
    const bool tall = target.bottom - target.top >= static_cast<int>(LowestBoxes);
    if (tall && !m_blank[static_cast<std::size_t>(row)])
        erase(target);
    m_blank[static_cast<std::size_t>(row)] = false;
    if (tall)
        drawTall(target, views, fromX);
    else
        drawThin(target, views, fromX);
}

void LaneImage::drawTall(const Target& target, const std::vector<ProcessView>& views,
                         double fromX) {
    const double ratio = m_look.devicePixelRatio;
    const QRectF bar(m_look.layout.plot.left(), target.top / ratio, m_look.layout.plot.width(),
                     (target.bottom - target.top) / ratio);
    const bool roomy = m_look.layout.roomy(m_look.smallLine);
    const QRect pixels(QPoint(target.left, target.top),
                       QPoint(target.right - 1, target.bottom - 1));
    ChunkPixels chunks(m_look.theme, ratio);
    for (const ProcessView& view : views) {
        layOut(view, m_look.scale, fromX, ratio, m_picture);
        chunks.take(m_picture, view.process.number, m_look.scale.width, roomy);
        chunks.draw(m_image, pixels, static_cast<int>(std::lround(bar.left() * ratio)));
        if (m_picture.pieces.empty())
            continue;
        QPainter painter(&m_image);
        painter.setClipRect(pixels);
        painter.scale(ratio, ratio);
        PiecePainter pieces(painter, m_look.theme, m_look.font,
                            view.moment.record().config.input.first);
        pieces.keepFree(marksOver(m_look, view));
        pieces.paintOverChunks(m_picture, view.process.number, bar, roomy);
    }
}

void LaneImage::drawThin(const Target& target, const std::vector<ProcessView>& views,
                         double fromX) {
    const auto plotLeft = static_cast<int>(m_look.layout.plot.left() * m_look.devicePixelRatio);
    const auto columns =
        static_cast<std::size_t>(std::ceil(m_look.scale.width * m_look.devicePixelRatio));
    m_line.assign(columns, m_look.theme.card.rgb());
    blendLines(views, fromX);
    const int from = std::max(0, target.left - plotLeft);
    const int until = std::min(static_cast<int>(columns), target.right - plotLeft);
    if (from >= until)
        return;
    for (int y = target.top; y < target.bottom; ++y)
        std::copy(m_line.data() + from, m_line.data() + until, lineAt(y) + plotLeft + from);
}

/// Into m_line: the mean of the lanes' lines. A lane's processes follow each other in time, so they
/// go into one line.
void LaneImage::blendLines(const std::vector<ProcessView>& views, double fromX) {
    const std::size_t columns = m_line.size();
    m_sums.assign(3 * columns, 0);
    quint32 lanes = 0;
    for (std::size_t i = 0; i < views.size(); ++i) {
        const bool newLane = i == 0 || views[i].process.lane != views[i - 1].process.lane;
        if (newLane) {
            std::fill(m_line.begin(), m_line.end(), m_look.theme.card.rgb());
            ++lanes;
        }
        layOut(views[i], m_look.scale, fromX, m_look.devicePixelRatio, m_picture);
        addLine(views[i]);
        const bool lastOfLane =
            i + 1 == views.size() || views[i].process.lane != views[i + 1].process.lane;
        for (std::size_t x = 0; lastOfLane && x < columns; ++x) {
            m_sums[3 * x] += static_cast<quint32>(qRed(m_line[x]));
            m_sums[3 * x + 1] += static_cast<quint32>(qGreen(m_line[x]));
            m_sums[3 * x + 2] += static_cast<quint32>(qBlue(m_line[x]));
        }
    }
    const auto mean = [lanes](quint32 sum) { return static_cast<int>(sum / lanes); };
    for (std::size_t x = 0; lanes > 1 && x < columns; ++x)
        m_line[x] = qRgb(mean(m_sums[3 * x]), mean(m_sums[3 * x + 1]), mean(m_sums[3 * x + 2]));
}

/// Paints one process's picture into m_line.
void LaneImage::addLine(const ProcessView& view) {
    const double ratio = m_look.devicePixelRatio;
    const CoverShades shades(m_look.theme, view.process.number, Shades);
    const QColor colour = processColour(view.process.number);
    const auto column = [this, ratio](double x) {
        const double columns = static_cast<double>(m_line.size());
        return static_cast<std::size_t>(std::lround(std::clamp(x * ratio, 0.0, columns)));
    };
    for (std::size_t x = 0; x < m_line.size(); ++x) {
        if (m_picture.covered[x] > 0.0F)
            m_line[x] = shades.of(m_picture.covered[x]);
    }
    for (const LanePiece& piece : m_picture.pieces) {
        const std::size_t from = column(piece.left);
        const std::size_t until = column(piece.right - std::min(1.0, 1.0 / ratio));
        std::fill_n(m_line.begin() + static_cast<std::ptrdiff_t>(from),
                    until > from ? until - from : 0,
                    plainColour(piece, colour, m_look.theme).rgb());
    }
}

} // namespace poolscope
