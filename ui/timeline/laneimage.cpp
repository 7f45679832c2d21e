#include "ui/timeline/laneimage.h"

#include "ui/timeline/piecepainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

/// Thinner bars have neither boxes nor dots, in device pixels.
constexpr int ThinnestBoxes = 7;
/// How strong the colour of a column is in which there is hardly a chunk: it has to be seen.
constexpr double LeastTint = 0.45;
constexpr double UnfinishedTint = 0.4;
constexpr double LostTint = 0.5;
constexpr int DotPitch = 4;
constexpr int DashPitch = 6;
constexpr int DashLength = 2;

QRgb tinted(const Theme& theme, QRgb colour, float covered) {
    return blended(theme.card.rgb(), colour, LeastTint + (1.0 - LeastTint) * double{covered});
}

/// Dots stand in every other place of a square grid.
bool isDot(int x, int y) {
    return x % DotPitch == 0 && y % DotPitch == ((x / DotPitch) % 2) * (DotPitch / 2);
}

} // namespace

void LaneImage::reset(const LaneLook& look) {
    m_look = look;
    const QSize deviceSize = look.size * look.devicePixelRatio;
    if (m_image.size() != deviceSize)
        m_image = QImage(deviceSize, QImage::Format_RGB32);
    m_image.setDevicePixelRatio(look.devicePixelRatio);
    m_image.fill(look.theme.card);
    const QRectF plot = look.layout.plot;
    const auto from = static_cast<int>(plot.top() * look.devicePixelRatio);
    const auto until = static_cast<int>(plot.bottom() * look.devicePixelRatio);
    erase({0, from, m_image.width(), std::min(until, m_image.height())});
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

void LaneImage::erase(const Target& target) {
    const double ratio = m_look.devicePixelRatio;
    const QRgb card = m_look.theme.card.rgb();
    const QRgb grid = m_look.theme.grid.rgb();
    for (int y = target.top; y < target.bottom; ++y) {
        QRgb* line = lineAt(y);
        std::fill(line + target.left, line + std::max(target.left, target.right), card);
        if (static_cast<int>(y / ratio) % DashPitch >= DashLength)
            continue;
        for (const Tick& tick : m_look.ticks) {
            const double at =
                m_look.layout.plot.left() + m_look.scale.xOf(static_cast<double>(tick.ns));
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
    if (target.bottom - target.top >= ThinnestBoxes)
        drawTall(target, views, fromX);
    else
        drawThin(target, views, fromX);
}

void LaneImage::drawTall(const Target& target, const std::vector<ProcessView>& views,
                         double fromX) {
    const double ratio = m_look.devicePixelRatio;
    erase(target);
    const QRectF bar(m_look.layout.plot.left(), target.top / ratio, m_look.layout.plot.width(),
                     (target.bottom - target.top) / ratio);
    const bool roomy = m_look.layout.roomy(m_look.smallLine);
    std::vector<double> deaths;
    for (const ProcessView& view : views) {
        layOut(view, m_look.scale, fromX, ratio, m_picture);
        copyCovered(target, view.process.number);
        if (m_picture.death)
            deaths.push_back(*m_picture.death);
        QPainter painter(&m_image);
        painter.setClipRect(QRectF(target.left / ratio, bar.top(),
                                   (target.right - target.left) / ratio, bar.height()));
        PiecePainter pieces(painter, m_look.theme, m_look.font, view.record.config.first);
        pieces.paint(m_picture, view.process.number, bar, roomy);
        if (&view != &views.back())
            continue;
        // Last, so that the next process's start does not cover them.
        for (const double x : deaths)
            pieces.paintDeath(x);
    }
}

/// Copies the columns of narrow chunks down the bar; what they do not touch stays as it is.
void LaneImage::copyCovered(const Target& target, int process) {
    const QRgb colour = processColour(process).rgb();
    const QRgb ink = blended(colour, inkOn(processColour(process)).rgb(), LeastTint);
    const bool dots = hasDots(process);
    const auto plotLeft = static_cast<int>(m_look.layout.plot.left() * m_look.devicePixelRatio);
    const std::vector<float>& covered = m_picture.covered;
    m_line.resize(covered.size());
    auto at = static_cast<std::size_t>(std::max(0, target.left - plotLeft));
    const auto end = std::min(covered.size(), static_cast<std::size_t>(target.right - plotLeft));
    while (at < end) {
        if (covered[at] <= 0.0F) {
            ++at;
            continue;
        }
        const std::size_t from = at;
        for (; at < end && covered[at] > 0.0F; ++at)
            m_line[at] = tinted(m_look.theme, colour, covered[at]);
        for (int y = target.top; y < target.bottom; ++y) {
            QRgb* line = lineAt(y) + plotLeft;
            std::copy(m_line.data() + from, m_line.data() + at, line + from);
            for (std::size_t x = from; dots && y % 2 == 0 && x < at; ++x) {
                if (isDot(static_cast<int>(x), y))
                    line[x] = ink;
            }
        }
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
    const QRgb card = m_look.theme.card.rgb();
    const QRgb colour = processColour(view.process.number).rgb();
    const auto column = [this, ratio](double x) {
        const double columns = static_cast<double>(m_line.size());
        return static_cast<std::size_t>(std::lround(std::clamp(x * ratio, 0.0, columns)));
    };
    for (std::size_t x = 0; x < m_line.size(); ++x) {
        if (m_picture.covered[x] > 0.0F)
            m_line[x] = tinted(m_look.theme, colour, m_picture.covered[x]);
    }
    for (const LanePiece& piece : m_picture.pieces) {
        QRgb fill = colour;
        if (piece.kind == PieceKind::StartUp)
            fill = m_look.theme.startUp.rgb();
        else if (piece.kind == PieceKind::Unfinished)
            fill = blended(card, colour, UnfinishedTint + (1.0 - UnfinishedTint) * piece.done);
        else if (piece.kind == PieceKind::Lost)
            fill = blended(card, m_look.theme.bad.rgb(), LostTint);
        const std::size_t from = column(piece.left);
        const std::size_t until = column(piece.right - std::min(1.0, 1.0 / ratio));
        std::fill_n(m_line.begin() + static_cast<std::ptrdiff_t>(from),
                    until > from ? until - from : 0, fill);
    }
    if (m_picture.death && column(*m_picture.death) < m_line.size())
        m_line[column(*m_picture.death)] = m_look.theme.bad.rgb();
}

} // namespace poolscope
