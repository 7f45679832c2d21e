#pragma once

#include <optional>

class QPainter;

namespace poolscope {

struct LaneLayout;
struct Theme;

/// The one lane that keys or a click have chosen, for whoever wants to do something to its process.
class LaneChoice {
public:
    /// The chosen lane (from 0) of @p lanes; nothing: none is chosen.
    [[nodiscard]] std::optional<int> among(int lanes) const;

    void choose(int lane) { m_lane = lane; }

    /// Goes @p by lanes down, or up, and stays at the first and at the last; the first time it
    /// begins there.
    void move(int by, int lanes);

    /// A line around the bars of the chosen lane.
    void paint(QPainter& painter, const LaneLayout& layout, const Theme& theme) const;

private:
    std::optional<int> m_lane;
};

} // namespace poolscope
