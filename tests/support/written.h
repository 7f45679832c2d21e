#pragma once

#include <QBuffer>
#include <QByteArray>

namespace poolscope {

/// What @p writer writes to the device that it is given; nothing if it says that it failed.
template<typename Writer>
[[nodiscard]] QByteArray written(Writer writer) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return writer(static_cast<QIODevice&>(buffer)) ? bytes : QByteArray();
}

} // namespace poolscope
