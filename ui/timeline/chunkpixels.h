#pragma once

#include "ui/style/palette.h"
#include "ui/timeline/lanegeometry.h"

#include <QImage>
#include <QRect>

#include <vector>

namespace poolscope {

/// The chunks of one process as pixels, as PiecePainter would paint them but for the texts: one
/// line of pixels that is copied down the bar, then dots and round corners. QPainter takes ten
/// times as long, and there are many.
class ChunkPixels {
public:
    /// @p ratio: device pixels per pixel.
    ChunkPixels(const Theme& theme, double ratio);

    /// From now on those in @p picture, on an axis of @p width pixels.
    void take(const LanePicture& picture, int process, double width, bool roomy);
    /// Draws into @p target, a piece of the bar, which begins at @p barLeft; all in device pixels.
    /// Where there is no chunk @p image stays as it is.
    void draw(QImage& image, const QRect& target, int barLeft) const;

private:
    /// Columns of a chunk with round corners where it ends.
    struct Box {
        int left = 0;
        int right = 0;
        bool roundLeft = true;
        bool roundRight = true;
    };

    void dot(QRgb* line, int y, int from, int until) const;
    void roundCorners(QImage& image, const QRect& target, int barLeft, const Box& box) const;

    const Theme& m_theme;
    double m_ratio;
    std::vector<QRgb> m_line; ///< 0: no chunk
    std::vector<Box> m_round;
    bool m_dotted = false;
    QRgb m_dotInk = 0;
};

} // namespace poolscope
