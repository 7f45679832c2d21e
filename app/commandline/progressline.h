#pragma once

#include <QElapsedTimer>
#include <QString>

#include <string_view>

namespace poolscope {

/// One line on stderr that shows how far something is, drawn over and over. Automatic: only on a
/// terminal, and only for what takes longer than half a second. Left out while it could not be
/// written at once.
class ProgressLine {
public:
    /// @p when: "auto", "always" or "never".
    explicit ProgressLine(std::string_view when);
    /// Takes the line away.
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// Whether anything will ever be drawn.
    [[nodiscard]] bool isWanted() const { return m_wanted; }

    /// @p share: 0 … 1.
    void show(const QString& what, double share);
    void clear();

private:
    bool m_wanted = false;
    bool m_atOnce = false;
    bool m_drawn = false;
    QElapsedTimer m_sinceBegin;
};

} // namespace poolscope
