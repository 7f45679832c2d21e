#pragma once

#include "ui/squaremap/mapcolours.h"
#include "ui/squaremap/mapcontents.h"
#include "ui/squaremap/maplook.h"

#include <QRectF>

#include <span>
#include <vector>

class QPainter;

namespace poolscope {

/// Paints a map cell by cell, onto a screen or as shapes into a file. All of one kind come after
/// each other, since such a file notes each change of a brush.
class MapPainter {
public:
    /// Everything has to outlive the painter of cells.
    MapPainter(QPainter& painter, const MapLook& look, const MapColours& colours,
               const MapContents& contents);

    /// Paints the cells from @p from until before @p until, each of which stands for one number.
    void paint(quint64 from, quint64 until);

private:
    enum class Kind { Open, AtWork, Stopped, Lost, Done };

    struct Cell {
        QRectF rect;
        quint64 position = 0;
        Kind kind = Kind::Open;
        int process = 0; ///< whose colour it has; 0: nobody's
        QRgb colour = 0;
        bool again = false; ///< computed again after it was lost
    };

    [[nodiscard]] Cell cellAt(quint64 position) const;

    [[nodiscard]] std::span<const Cell> doneCells() const {
        return std::span(m_cells).subspan(m_done);
    }

    void paintBoxes();
    void setStyle(const Cell& cell);
    void paintBox(const Cell& cell);
    void paintCrosses();
    void paintDots();
    void paintMarks();
    void writeTexts(bool squares);
    [[nodiscard]] bool isOutlined(Kind kind) const;
    [[nodiscard]] double line(double width) const;

    QPainter& m_painter;
    const MapLook& m_look;
    const MapColours& m_colours;
    const MapContents& m_contents;
    bool m_asShapes; ///< and not as pixels
    double m_side;   ///< the shorter one of cells, in logical px
    bool m_rounded;
    CellText m_text;
    double m_squareLine = 0.0; ///< heights of the two lines of text
    double m_valueLine = 0.0;
    std::vector<Cell> m_cells; ///< by kind and colour
    std::size_t m_done = 0;    ///< the first one that is computed
};

} // namespace poolscope
