#include "ui/tuning/warningstrip.h"

#include "ui/controls/textlabel.h"
#include "ui/style/palette.h"

#include <QHBoxLayout>
#include <QPainter>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int SignRoom = 30; ///< px for the triangle
constexpr double SignSize = 16.0;

/// A triangle with an exclamation mark, its top at the middle of @p box.
void paintSign(QPainter& painter, const QRectF& box, const QColor& colour) {
    painter.setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolygon(QPolygonF({QPointF(box.center().x(), box.top()),
                                   QPointF(box.right(), box.bottom()), box.bottomLeft()}));
    const double x = box.center().x();
    painter.drawLine(QPointF(x, box.top() + 6), QPointF(x, box.bottom() - 5.5));
    painter.drawPoint(QPointF(x, box.bottom() - 2.6));
}

} // namespace

WarningStrip::WarningStrip(QWidget* parent)
    : QFrame(parent)
    , m_text(new TextLabel(TextRole::Sentence)) {
    setObjectName(u"warnings"_s);
    m_text->setObjectName(u"warningText"_s);
    m_text->setProperty("caution", true);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12 + SignRoom, 8, 14, 8);
    row->addWidget(m_text);
    hide();
}

void WarningStrip::setWarnings(const QStringList& sentences) {
    m_text->setText(sentences.join(u'\n'));
    setAccessibleName(sentences.join(u' '));
    setVisible(!sentences.isEmpty());
}

QString WarningStrip::text() const {
    return m_text->text();
}

void WarningStrip::paintEvent(QPaintEvent* /*event*/) {
    const Theme theme = themeFor(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.cautionEdge);
    painter.setBrush(theme.cautionFill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
    paintSign(painter, QRectF(14, height() / 2.0 - SignSize / 2 + 0.5, SignSize, SignSize - 2),
              theme.caution);
}

} // namespace poolscope
