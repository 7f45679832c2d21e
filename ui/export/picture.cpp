#include "ui/export/picture.h"

#include "ui/style/palette.h"

#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QWidget>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int Margin = 12;
constexpr double FileScale = 2.0;

/// Where things stand on the paper, in the view's pixels.
struct Paper {
    QRect view;
    QRect caption;
    QSize size;
};

Paper paperFor(const QWidget& view, const QString& caption) {
    const QSize inside = view.size();
    const QRect words = view.fontMetrics().boundingRect(
        QRect(0, 0, inside.width(), inside.height()), Qt::TextWordWrap, caption);
    const int below = inside.height() + 2 * Margin;
    return {QRect(QPoint(Margin, Margin), inside),
            QRect(Margin, below, inside.width(), words.height()),
            QSize(inside.width() + 2 * Margin, below + words.height() + Margin)};
}

void paint(QPainter& painter, QWidget& view, const QString& caption, const Paper& paper) {
    const Theme theme = themeFor(view.palette());
    painter.fillRect(QRect(QPoint(), paper.size), theme.card);
    view.render(&painter, paper.view.topLeft(), {}, QWidget::DrawChildren);
    painter.setFont(view.font());
    painter.setPen(theme.muted);
    painter.drawText(paper.caption, Qt::TextWordWrap, caption);
}

void paintSvg(QIODevice& out, QWidget& view, const QString& caption) {
    const Paper paper = paperFor(view, caption);
    QSvgGenerator svg;
    svg.setOutputDevice(&out);
    svg.setSize(paper.size);
    svg.setViewBox(QRect(QPoint(), paper.size));
    // Otherwise texts come out for 72 dots an inch: too small.
    svg.setResolution(view.logicalDpiX());
    svg.setTitle(view.accessibleName());
    svg.setDescription(caption);
    QPainter painter(&svg);
    paint(painter, view, caption, paper);
}

} // namespace

QImage picture(QWidget& view, const QString& caption, double scale) {
    const Paper paper = paperFor(view, caption);
    QImage image(paper.size * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    paint(painter, view, caption, paper);
    return image;
}

std::optional<FileError> writePicture(QWidget& view, const QString& caption, const QString& path) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return FileError{FileError::Kind::CannotWrite, path, file.errorString()};
    if (path.endsWith(".svg"_L1, Qt::CaseInsensitive))
        paintSvg(file, view, caption);
    else
        picture(view, caption, FileScale).save(&file, "PNG");
    if (!file.commit())
        return FileError{FileError::Kind::CannotWrite, path, file.errorString()};
    return std::nullopt;
}

} // namespace poolscope
