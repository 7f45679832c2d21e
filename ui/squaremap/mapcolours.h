#pragma once

#include "ui/squaremap/lostchunks.h"
#include "ui/style/palette.h"

#include <array>
#include <optional>

namespace poolscope {

/// Diagonal lines over cells that are too small for anything else.
struct Hatch {
    QRgb line = 0;
    std::optional<QRgb> ground; ///< nothing: what is there already
    int pitch = 1;              ///< device px from line to line, along a row
    int thickness = 1;          ///< device px, along a row
};

/// The colours of a map's cells, made once: some pictures have a million of them.
class MapColours {
public:
    MapColours() = default;
    explicit MapColours(const Theme& theme);

    /// Of a cell that is too small for a pattern; process 0: not computed. Cells stand in for dots.
    [[nodiscard]] QRgb small(int process, int column, int row) const {
        const bool dot =
            process > ProcessColours && (column + row * (DotPitch / 2)) % DotPitch == 0;
        return (dot ? m_dots : m_colours)[placeOf(process)];
    }

    /// Of text and marks on a process's colour.
    [[nodiscard]] QColor ink(int process) const { return m_inks[placeOf(process)]; }

    /// Of a cell that @p process began and never finished.
    [[nodiscard]] QColor faint(int process) const { return m_faint[placeOf(process)]; }

    /// Of a cell in a chunk that @p process is at.
    [[nodiscard]] QColor pale(int process) const { return m_pale[placeOf(process)]; }

    [[nodiscard]] Hatch hatchOf(const LostChunk& chunk, double devicePixelRatio) const;

private:
    static constexpr int DotPitch = 4; ///< cells from dot to dot

    [[nodiscard]] static std::size_t placeOf(int process) {
        return process == 0 ? 0 : 1 + static_cast<std::size_t>(process - 1) % ProcessColours;
    }

    template<class T>
    using Table = std::array<T, 1 + ProcessColours>; ///< first: of none

    Theme m_theme;
    Table<QRgb> m_colours{};
    Table<QRgb> m_dots{}; ///< of dots on them
    Table<QColor> m_inks{};
    Table<QColor> m_faint{};
    Table<QColor> m_pale{};
};

} // namespace poolscope
