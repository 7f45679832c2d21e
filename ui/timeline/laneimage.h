#pragma once

#include "ui/timeline/lanegeometry.h"
#include "ui/timeline/lanelook.h"

#include <QImage>

#include <vector>

namespace poolscope {

/// The bars of all lanes as an image, which is redrawn row by row, and only to the right of what
/// has not changed.
class LaneImage {
public:
    /// A blank image with the grid of the time axis.
    void reset(const LaneLook& look);

    /// Draws row @p row of the layout right of pixel @p fromX (counted from the axis's left end).
    /// @p views: the processes of its lanes, in the order of the lanes.
    void drawRow(int row, const std::vector<ProcessView>& views, double fromX);

    /// In device pixels; a little larger than the look, so that it may be moved onto whole ones.
    [[nodiscard]] const QImage& image() const { return m_image; }

private:
    /// The rectangle to draw, in device pixels.
    struct Target {
        int left = 0;
        int top = 0;
        int right = 0;
        int bottom = 0;
    };

    [[nodiscard]] Target targetOf(int row, double fromX) const;
    void erase(const Target& target);
    void drawTall(const Target& target, const std::vector<ProcessView>& views, double fromX);
    void drawThin(const Target& target, const std::vector<ProcessView>& views, double fromX);
    void addLine(const ProcessView& view);
    void blendLines(const std::vector<ProcessView>& views, double fromX);
    [[nodiscard]] QRgb* lineAt(int y);

    LaneLook m_look;
    QImage m_image;
    LanePicture m_picture;
    std::vector<bool> m_blank; ///< rows of the layout in which nothing has been drawn so far
    std::vector<QRgb> m_line;
    std::vector<quint32> m_sums; ///< red, green and blue of lanes that share a row
};

} // namespace poolscope
