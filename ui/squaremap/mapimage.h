#pragma once

#include "ui/squaremap/mappainter.h"

#include <QImage>

#include <vector>

namespace poolscope {

/// The map as an image, of which cells are drawn again when they change.
class MapImage {
public:
    void reset(const MapLook& look);
    /// Draws the cells from @p from until before @p until.
    void draw(quint64 from, quint64 until, const MapContents& contents);

    [[nodiscard]] const QImage& image() const { return m_image; }

private:
    void drawSmall(quint64 from, quint64 until, const MapContents& contents);
    void drawRun(int row, int fromColumn, int untilColumn, const MapContents& contents);
    void hatchLost(quint64 from, quint64 until, const LostChunks& lost);
    void hatchRun(int row, int fromColumn, int untilColumn, const Hatch& hatch);
    [[nodiscard]] QRgb* lineAt(int y);

    MapLook m_look;
    MapColours m_colours;
    QImage m_image;
    std::vector<QRgb> m_line;
    std::vector<int> m_edges; ///< left ends of small cells' columns, and the last one's right end
};

} // namespace poolscope
