#pragma once

#include "core/base/fileerror.h"

#include <QImage>
#include <QString>

#include <optional>

class QWidget;

namespace poolscope {

/// What @p view shows now, with @p caption below it, at @p scale times its size.
[[nodiscard]] QImage picture(QWidget& view, const QString& caption, double scale);

/// Writes the same to a file, by its ending as .png (at twice its size) or .svg: whole, or not at
/// all. Returns why it could not be written.
[[nodiscard]] std::optional<FileError> writePicture(QWidget& view, const QString& caption,
                                                    const QString& path);

} // namespace poolscope
