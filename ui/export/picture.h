#pragma once

#include "core/base/fileerror.h"

#include <QImage>
#include <QString>

#include <optional>

class QWidget;

namespace poolscope {

/// What a picture is made of: a view as it is now, and what explains it.
struct PictureParts {
    QWidget& view;
    QString caption;           ///< below the view
    QWidget* legend = nullptr; ///< above it, as wide as the view; null: none
};

/// The picture at @p scale times the view's size.
[[nodiscard]] QImage picture(const PictureParts& parts, double scale);

/// Writes the same to a file, by its ending as .png (at twice its size) or .svg: whole, or not at
/// all. Returns why it could not be written.
[[nodiscard]] std::optional<FileError> writePicture(const PictureParts& parts, const QString& path);

} // namespace poolscope
