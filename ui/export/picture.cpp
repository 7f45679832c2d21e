#include "ui/export/picture.h"

#include "core/base/outputfile.h"
#include "ui/style/palette.h"

#include <QPainter>
#include <QSvgGenerator>
#include <QWidget>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int Margin = 12;
constexpr double FileScale = 2.0;

/// Where things stand on the paper, in the view's pixels.
struct Paper {
    QRect legend;
    QRect view;
    QRect caption;
    QSize size;
};

Paper paperFor(const PictureParts& parts) {
    const QSize inside = parts.view.size();
    const QRect words = parts.view.fontMetrics().boundingRect(
        QRect(0, 0, inside.width(), inside.height()), Qt::TextWordWrap, parts.caption);
    Paper paper;
    int top = Margin;
    if (parts.legend != nullptr) {
        paper.legend = QRect(Margin, top, inside.width(), parts.legend->sizeHint().height());
        top += paper.legend.height() + Margin;
    }
    paper.view = QRect(QPoint(Margin, top), inside);
    top += inside.height() + Margin;
    paper.caption = QRect(Margin, top, inside.width(), words.height());
    paper.size = QSize(inside.width() + 2 * Margin, top + words.height() + Margin);
    return paper;
}

void paint(QPainter& painter, const PictureParts& parts, const Paper& paper) {
    const Theme theme = themeFor(parts.view.palette());
    painter.fillRect(QRect(QPoint(), paper.size), theme.card);
    if (parts.legend != nullptr) {
        parts.legend->resize(paper.legend.size());
        parts.legend->render(&painter, paper.legend.topLeft(), {}, QWidget::DrawChildren);
    }
    parts.view.render(&painter, paper.view.topLeft(), {}, QWidget::DrawChildren);
    painter.setFont(parts.view.font());
    painter.setPen(theme.muted);
    painter.drawText(paper.caption, Qt::TextWordWrap, parts.caption);
}

void paintSvg(QIODevice& out, const PictureParts& parts) {
    const Paper paper = paperFor(parts);
    QSvgGenerator svg;
    svg.setOutputDevice(&out);
    svg.setSize(paper.size);
    svg.setViewBox(QRect(QPoint(), paper.size));
    // Otherwise texts come out for 72 dots an inch: too small.
    svg.setResolution(parts.view.logicalDpiX());
    svg.setTitle(parts.view.accessibleName());
    svg.setDescription(parts.caption);
    QPainter painter(&svg);
    paint(painter, parts, paper);
}

} // namespace

QImage picture(const PictureParts& parts, double scale) {
    const Paper paper = paperFor(parts);
    QImage image(paper.size * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    paint(painter, parts, paper);
    return image;
}

std::optional<FileError> writePicture(const PictureParts& parts, const QString& path) {
    OutputFile file(path);
    if (const auto error = file.open())
        return error;
    return file.write([&](QIODevice& out) {
        if (!path.endsWith(".svg"_L1, Qt::CaseInsensitive))
            return picture(parts, FileScale).save(&out, "PNG");
        paintSvg(out, parts);
        return true;
    });
}

} // namespace poolscope
