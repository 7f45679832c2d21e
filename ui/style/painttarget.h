#pragma once

class QPainter;

namespace poolscope {

/// Whether @p painter writes shapes and texts into a file (SVG, PDF), not pixels.
[[nodiscard]] bool writesShapes(const QPainter& painter);

/// How many pixels of its device one unit of @p painter is; 1 for shapes, which know no pixels.
[[nodiscard]] double pixelRatio(const QPainter& painter);

/// Moves @p painter onto a whole pixel of its device. With scale factors that are no whole numbers
/// views begin between pixels, and whatever is sharp in them would be smeared over two.
void alignToPixels(QPainter& painter);

} // namespace poolscope
