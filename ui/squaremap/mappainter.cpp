#include "ui/squaremap/mappainter.h"

#include "core/base/text.h"
#include "ui/style/dotshapes.h"
#include "ui/style/painttarget.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace poolscope {

namespace {

// In logical pixels, where nothing else is said.
constexpr double Radius = 2.0;
constexpr double SmallestRounded = 16.0;
constexpr double LineOverlap = 0.88; ///< lines of digits need less than a line's height
constexpr double WideOutline = 2.0;
constexpr double ThinOutline = 1.0;
constexpr double CrossLine = 1.2;
constexpr double MarkShare = 0.2; ///< of a cell's side
constexpr double LargestMark = 6.0;
constexpr double SmallestMark = 3.0;
constexpr double MarkOfSmall = 0.4; ///< of the side of cells that are smaller than that
constexpr double MarkInset = 1.0;

} // namespace

MapPainter::MapPainter(QPainter& painter, const MapLook& look, const MapColours& colours,
                       const MapContents& contents)
    : m_painter(painter)
    , m_look(look)
    , m_colours(colours)
    , m_contents(contents)
    , m_asShapes(writesShapes(painter))
    , m_side(std::min(look.geometry.cellWidth, look.geometry.cellHeight) / look.devicePixelRatio)
    , m_rounded(m_side >= SmallestRounded)
    , m_text(look.geometry.text) {
    if (m_text != CellText::None && contents.moment.record().results.isNone())
        m_text = CellText::Square;
    if (m_text != CellText::Both)
        return;
    m_squareLine = QFontMetricsF(squareFont(look.font)).height() * LineOverlap;
    m_valueLine = QFontMetricsF(valueFont(look.font)).height() * LineOverlap;
}

void MapPainter::paint(quint64 from, quint64 until) {
    m_cells.clear();
    for (quint64 position = from; position < until; ++position)
        m_cells.push_back(cellAt(position));
    const auto order = [](const Cell& cell) {
        return std::tuple(cell.kind, cell.process, cell.colour, cell.position);
    };
    std::sort(m_cells.begin(), m_cells.end(),
              [&order](const Cell& a, const Cell& b) { return order(a) < order(b); });
    const auto done = std::find_if(m_cells.begin(), m_cells.end(),
                                   [](const Cell& cell) { return cell.kind == Kind::Done; });
    m_done = static_cast<std::size_t>(done - m_cells.begin());
    paintBoxes();
    paintCrosses();
    paintDots();
    paintMarks();
    if (m_text == CellText::Square || m_text == CellText::Both)
        writeTexts(true);
    if (m_text == CellText::Value || m_text == CellText::Both)
        writeTexts(false);
}

MapPainter::Cell MapPainter::cellAt(quint64 position) const {
    const MapGeometry& map = m_look.geometry;
    const double ratio = m_look.devicePixelRatio;
    const QRect device = map.rect(position);
    Cell cell;
    cell.rect = QRectF(device.x() / ratio, device.y() / ratio, device.width() / ratio,
                       device.height() / ratio);
    cell.position = position;
    const LostChunk* lost = m_contents.lost.at(position);
    if (lost != nullptr && lost->state() != LostState::Again) {
        cell.kind = lost->state() == LostState::Lost ? Kind::Lost : Kind::Stopped;
        cell.process = lost->died ? lost->process : 0;
        cell.colour = m_colours.faint(cell.process).rgb();
        return cell;
    }
    cell.process = m_contents.ownerOf(position, 1);
    cell.kind = cell.process == 0 ? Kind::Open : Kind::Done;
    if (const int atWork = m_contents.atWork.at(position); cell.process == 0 && atWork != 0) {
        cell.kind = Kind::AtWork;
        cell.process = atWork;
        cell.colour = m_colours.pale(atWork).rgb();
        return cell;
    }
    cell.again = lost != nullptr;
    const auto columns = static_cast<quint64>(map.columns);
    cell.colour = map.large && cell.process != 0
                      ? processColour(cell.process).rgb()
                      : m_colours.small(cell.process, static_cast<int>(position % columns),
                                        static_cast<int>(position / columns));
    return cell;
}

bool MapPainter::isOutlined(Kind kind) const {
    return kind == Kind::Lost || kind == Kind::Stopped || (kind == Kind::Open && m_rounded);
}

/// The width in logical pixels of a line of whole device pixels, so that it is sharp.
double MapPainter::line(double width) const {
    const double ratio = m_look.devicePixelRatio;
    return std::max(1.0, std::round(width * ratio)) / ratio;
}

void MapPainter::paintBoxes() {
    m_painter.setRenderHint(QPainter::Antialiasing, m_rounded);
    const Cell* before = nullptr;
    for (const Cell& cell : m_cells) {
        if (before == nullptr || before->kind != cell.kind || before->process != cell.process ||
            before->colour != cell.colour)
            setStyle(cell);
        paintBox(cell);
        before = &cell;
    }
}

void MapPainter::setStyle(const Cell& cell) {
    const double wide = line(m_rounded ? WideOutline : ThinOutline);
    switch (cell.kind) {
    case Kind::Open:
        m_painter.setPen(m_rounded ? QPen(m_look.theme.empty, ThinOutline) : QPen(Qt::NoPen));
        m_painter.setBrush(m_rounded ? m_look.theme.card : m_look.theme.empty);
        break;
    case Kind::Stopped:
        m_painter.setPen(QPen(m_look.theme.muted, line(ThinOutline)));
        m_painter.setBrush(m_look.theme.card);
        break;
    case Kind::Lost:
        m_painter.setPen(
            QPen(processColour(cell.process), wide, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        m_painter.setBrush(QColor::fromRgb(cell.colour));
        break;
    case Kind::AtWork:
    case Kind::Done:
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(QColor::fromRgb(cell.colour));
        break;
    }
}

void MapPainter::paintBox(const Cell& cell) {
    if (m_rounded && !m_asShapes)
        m_painter.fillRect(cell.rect, m_look.theme.card); // what was there shows at the corners
    const double inside = isOutlined(cell.kind) ? m_painter.pen().widthF() / 2.0 : 0.0;
    const QRectF box = cell.rect.adjusted(inside, inside, -inside, -inside);
    if (m_rounded)
        m_painter.drawRoundedRect(box, Radius, Radius);
    else if (m_asShapes || inside > 0.0)
        m_painter.drawRect(box);
    else
        m_painter.fillRect(box, m_painter.brush().color());
}

void MapPainter::paintCrosses() {
    m_painter.setRenderHint(QPainter::Antialiasing);
    const double inside = line(m_rounded ? WideOutline : ThinOutline);
    bool isFirst = true;
    for (const Cell& cell : m_cells) {
        if (cell.kind != Kind::Lost)
            continue;
        if (isFirst)
            m_painter.setPen(QPen(m_look.theme.bad, line(m_rounded ? CrossLine : ThinOutline),
                                  Qt::SolidLine, Qt::FlatCap));
        isFirst = false;
        const QRectF box = cell.rect.adjusted(inside, inside, -inside, -inside);
        m_painter.drawLine(box.topLeft(), box.bottomRight());
        m_painter.drawLine(box.bottomLeft(), box.topRight());
    }
}

/// Of the processes whose colour is that of an earlier one.
void MapPainter::paintDots() {
    if (!m_look.geometry.large)
        return; // whole cells are its dots
    const auto isDotted = [](const Cell& cell) { return hasDots(cell.process); };
    auto cell = std::find_if(m_cells.begin() + static_cast<std::ptrdiff_t>(m_done), m_cells.end(),
                             isDotted);
    while (cell != m_cells.end()) {
        const QColor ink = m_colours.ink(cell->process);
        const auto isOther = [process = cell->process](const Cell& other) {
            return other.process != process;
        };
        const auto end = std::find_if(cell, m_cells.end(), isOther);
        if (m_asShapes) {
            DotShapes dots;
            std::for_each(cell, end, [&dots](const Cell& dotted) { dots.add(dotted.rect); });
            dots.paint(m_painter, ink);
        } else {
            const QBrush dots = dotBrush(ink, m_look.devicePixelRatio);
            std::for_each(cell, end, [this, &dots](const Cell& dotted) {
                m_painter.fillRect(dotted.rect, dots);
            });
        }
        cell = std::find_if(end, m_cells.end(), isDotted);
    }
}

/// A corner of what was computed again.
void MapPainter::paintMarks() {
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    const double size =
        std::min(std::clamp(m_side * MarkShare, SmallestMark, LargestMark), m_side * MarkOfSmall);
    int process = 0;
    for (const Cell& cell : doneCells()) {
        if (!cell.again)
            continue;
        if (cell.process != process)
            m_painter.setBrush(m_colours.ink(cell.process));
        process = cell.process;
        const QPointF corner = cell.rect.topRight() + QPointF(-MarkInset, MarkInset);
        m_painter.drawPolygon(
            QPolygonF{corner, corner - QPointF(size, 0.0), corner + QPointF(0.0, size)});
    }
}

/// Of cells that hold both, the squares above the values.
void MapPainter::writeTexts(bool squares) {
    m_painter.setFont(squares ? squareFont(m_look.font) : valueFont(m_look.font));
    const double height = m_squareLine + m_valueLine;
    const RunRecord& record = m_contents.moment.record();
    int process = 0;
    for (const Cell& cell : doneCells()) {
        QRectF rect = cell.rect;
        if (m_text == CellText::Both) {
            rect.setTop(rect.center().y() - height / 2.0 + (squares ? 0.0 : m_squareLine));
            rect.setHeight(squares ? m_squareLine : m_valueLine);
        }
        if (cell.process != process)
            m_painter.setPen(m_colours.ink(cell.process));
        process = cell.process;
        m_painter.drawText(rect, Qt::AlignCenter | Qt::TextDontClip,
                           squares ? squareText(record.config.input.first + cell.position)
                                   : countText(record.results.numbers()[cell.position]));
    }
}

} // namespace poolscope
