#pragma once

#include "ui/style/palette.h"

#include <vector>

namespace poolscope {

/// The colours of columns that are covered in part by chunks too narrow to be boxes: from pale to
/// the colour of their process, in steps.
class CoverShades {
public:
    CoverShades(const Theme& theme, int process, std::size_t steps);

    /// Which shade a column has of which @p covered is work, more than 0, up to 1.
    [[nodiscard]] std::size_t indexOf(float covered) const {
        // Never negative, and asked for every column. NOLINTNEXTLINE(bugprone-incorrect-roundings)
        return static_cast<std::size_t>(covered * static_cast<float>(m_shades.size() - 1) + 0.5F);
    }

    [[nodiscard]] QRgb at(std::size_t index) const { return m_shades[index]; }

    [[nodiscard]] QRgb of(float covered) const { return m_shades[indexOf(covered)]; }

    [[nodiscard]] std::size_t size() const { return m_shades.size(); }

private:
    std::vector<QRgb> m_shades;
};

} // namespace poolscope
