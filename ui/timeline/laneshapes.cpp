#include "ui/timeline/laneshapes.h"

#include "ui/style/dotshapes.h"
#include "ui/timeline/covershades.h"
#include "ui/timeline/lanemarks.h"
#include "ui/timeline/piecepainter.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace poolscope {

namespace {

/// Columns of all lanes together; each takes some 30 bytes in an SVG. That is a pixel each for 64
/// lanes on a large screen.
constexpr double MostColumns = 200'000.0;
/// Shades of columns: few, so that neighbours are often the same.
constexpr std::size_t Shades = 8;

/// The columns of all lanes: a path for each shade, which crosses the bars' middles as a line as
/// wide as they are high. That takes half the numbers that rectangles would.
class CoverShapes {
public:
    CoverShapes(const Theme& theme, double columnWidth)
        : m_theme(theme)
        , m_columnWidth(columnWidth) {}

    /// @p bar: as high as every other.
    void add(const std::vector<float>& covered, int process, const QRectF& bar) {
        m_height = bar.height();
        const CoverShades shades(m_theme, process, Shades);
        for (std::size_t at = 0; at < covered.size(); ++at) {
            const std::size_t from = at;
            while (at < covered.size() && covered[at] > 0.0F)
                ++at;
            if (at == from)
                continue;
            addRun(covered, from, at, shades, bar);
            if (hasDots(process) && m_height >= LowestBoxes)
                m_dots[inkOn(processColour(process)).rgb()].add(areaOf(from, at, bar));
        }
    }

    void paint(QPainter& painter) const {
        painter.setBrush(Qt::NoBrush);
        for (const Paths* paths : {&m_runs, &m_columns}) {
            for (const auto& [colour, path] : *paths) {
                painter.setPen(QPen(QColor::fromRgb(colour), m_height, Qt::SolidLine, Qt::FlatCap));
                painter.drawPath(path);
            }
        }
        for (const auto& [ink, dots] : m_dots)
            dots.paint(painter, QColor::fromRgb(ink));
    }

private:
    using Paths = std::map<QRgb, QPainterPath>; ///< by colour

    /// Columns without a gap: all of them in the palest shade, the others on top of that, so that
    /// no card shines through between two columns when the picture is enlarged.
    void addRun(const std::vector<float>& covered, std::size_t from, std::size_t until,
                const CoverShades& shades, const QRectF& bar) {
        std::size_t palest = shades.size();
        for (std::size_t i = from; i < until; ++i)
            palest = std::min(palest, shades.indexOf(covered[i]));
        addLine(m_runs[shades.at(palest)], areaOf(from, until, bar));
        while (from < until) {
            const std::size_t shade = shades.indexOf(covered[from]);
            const std::size_t begin = from;
            while (from < until && shades.indexOf(covered[from]) == shade)
                ++from;
            if (shade != palest)
                addLine(m_columns[shades.at(shade)], areaOf(begin, from, bar));
        }
    }

    [[nodiscard]] QRectF areaOf(std::size_t from, std::size_t until, const QRectF& bar) const {
        const double left = bar.left() + static_cast<double>(from) * m_columnWidth;
        const double right = bar.left() + static_cast<double>(until) * m_columnWidth;
        return {left, bar.top(), std::min(right, bar.right()) - left, bar.height()};
    }

    static void addLine(QPainterPath& path, const QRectF& area) {
        path.moveTo(area.left(), area.center().y());
        path.lineTo(area.right(), area.center().y());
    }

    const Theme& m_theme;
    double m_columnWidth;
    double m_height = 1.0;
    Paths m_runs;
    Paths m_columns;
    std::map<QRgb, DotShapes> m_dots; ///< by ink
};

void paintGrid(QPainter& painter, const LaneLook& look) {
    QPen pen(look.theme.grid, 1.0, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({2.0, 4.0});
    painter.setPen(pen);
    const QRectF plot = look.layout.plot;
    for (const Tick& tick : look.ticks) {
        const double x =
            std::floor(plot.left() + look.scale.xOf(static_cast<double>(tick.ns))) + 0.5;
        painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()));
    }
}

/// How many pixels wide columns are: whole ones, so that they are sharp.
double columnWidth(const LaneLook& look) {
    const double pixels = look.scale.width * std::max(1, look.layout.lanes);
    return std::max(1.0, std::ceil(pixels / MostColumns));
}

/// Lays out process after process and shows each to @p paint with the bar of its lane.
template<typename Paint>
void forEachPicture(const LaneLook& look, const LaneContents& contents, double columnWidth,
                    Paint paint) {
    LanePicture picture;
    for (int lane = 0; lane < contents.lanes(); ++lane) {
        for (const std::size_t at : contents.processesOf(lane)) {
            const ProcessView view = contents.view(at);
            layOut(view, look.scale, 0.0, 1.0 / columnWidth, picture);
            paint(picture, view, look.layout.ownBarOf(lane));
        }
    }
}

} // namespace

void paintLaneShapes(QPainter& painter, const LaneLook& look, const LaneContents& contents) {
    paintGrid(painter, look);
    const double width = columnWidth(look);
    CoverShapes covers(look.theme, width);
    forEachPicture(
        look, contents, width,
        [&covers](const LanePicture& picture, const ProcessView& view, const QRectF& bar) {
            covers.add(picture.covered, view.process.number, bar);
        });
    covers.paint(painter);
    const bool roomy = look.layout.roomy(look.smallLine);
    PiecePainter pieces(painter, look.theme, look.font,
                        contents.moment().record().config.input.first);
    forEachPicture(look, contents, width,
                   [&](const LanePicture& picture, const ProcessView& view, const QRectF& bar) {
                       pieces.keepFree(marksOver(look, view));
                       pieces.paint(picture, view.process.number, bar, roomy);
                   });
}

} // namespace poolscope
