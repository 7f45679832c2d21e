#pragma once

#include <QtGlobal>

namespace poolscope {

/// What people and tables call the chunk with that index: they count from 1, in the window, in
/// sentences and in CSV alike. Only the field "index" of JSON counts from 0, as programs do.
[[nodiscard]] constexpr quint64 chunkNumber(quint64 index) {
    return index + 1;
}

} // namespace poolscope
