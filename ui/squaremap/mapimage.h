#pragma once

#include "core/record/runrecord.h"
#include "ui/squaremap/mapgeometry.h"
#include "ui/squaremap/ownermap.h"
#include "ui/style/palette.h"

#include <QFont>
#include <QImage>

#include <array>
#include <vector>

class QPainter;

namespace poolscope {

/// Everything that a picture of the map depends on besides record and owners.
struct MapLook {
    MapGeometry geometry;
    Theme theme;
    QFont font;
    QSize size; ///< device pixels
    double devicePixelRatio = 1.0;

    friend bool operator==(const MapLook&, const MapLook&) = default;
};

/// The fonts of the two texts in a cell.
[[nodiscard]] QFont squareFont(const QFont& font);
[[nodiscard]] QFont valueFont(const QFont& font);

/// "7²"
[[nodiscard]] QString squareText(quint64 number);

/// The map as an image, of which cells are drawn again when they change.
class MapImage {
public:
    void reset(const MapLook& look);
    /// Draws the cells from @p from until before @p until.
    void draw(quint64 from, quint64 until, const OwnerMap& owners, const RunRecord& record);

    [[nodiscard]] const QImage& image() const { return m_image; }

private:
    void drawLarge(quint64 from, quint64 until, const OwnerMap& owners, const RunRecord& record);
    void drawCell(QPainter& painter, const QRectF& cell, int process) const;
    void write(QPainter& painter, const QRectF& cell, quint64 position,
               const RunRecord& record) const;
    [[nodiscard]] QRgb smallColour(int process, int column, int row) const;
    void drawSmall(quint64 from, quint64 until, const OwnerMap& owners);
    void drawRun(int row, int fromColumn, int untilColumn, const OwnerMap& owners);

    MapLook m_look;
    QImage m_image;
    std::vector<QRgb> m_line;
    std::vector<int> m_edges; ///< left ends of small cells' columns, and the last one's right end
    std::array<QRgb, ProcessColours> m_colours{}; ///< the processes'
    std::array<QRgb, ProcessColours> m_dots{};    ///< of dots on them
};

} // namespace poolscope
