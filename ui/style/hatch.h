#pragma once

class QColor;
class QPainter;
class QRectF;

namespace poolscope {

/// Lines that rise to the right over all of @p area, as shapes of their own: a brush with a pattern
/// would neither grow with the screen's scale nor be the same in a file of shapes.
void hatch(QPainter& painter, const QRectF& area, const QColor& colour);

} // namespace poolscope
