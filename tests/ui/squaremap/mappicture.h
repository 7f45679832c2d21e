#pragma once

#include <QColor>
#include <QImage>
#include <QPalette>
#include <QWidget>

namespace poolscope {

/// The view as it is painted now; what it remembers of that is often all that is wanted.
inline QImage pictureOf(QWidget& view) {
    QImage image(view.size(), QImage::Format_RGB32);
    view.render(&image);
    return image;
}

/// Which share of the picture has that colour.
[[nodiscard]] inline double shareOf(const QImage& image, QColor colour) {
    int pixels = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            pixels += image.pixelColor(x, y) == colour ? 1 : 0;
    }
    return pixels / (double(image.width()) * image.height());
}

/// A palette of the light or the dark theme.
[[nodiscard]] inline QPalette paletteOf(bool dark) {
    QPalette palette;
    palette.setColor(QPalette::Window, dark ? Qt::black : Qt::white);
    palette.setColor(QPalette::WindowText, dark ? Qt::white : Qt::black);
    return palette;
}

} // namespace poolscope
