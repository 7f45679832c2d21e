#pragma once

#include <QString>

#include <vector>

class QFontMetricsF;

namespace poolscope {

/// What a legend has to explain.
struct LegendContents {
    int processes = 0;    ///< 1 … so many
    bool lost = false;    ///< there are squares that were lost with their process
    bool again = false;   ///< and that were computed again
    bool stopped = false; ///< and whose process was stopped with the run

    friend bool operator==(const LegendContents&, const LegendContents&) = default;
};

enum class LegendSign { Process, LeftOut, Lost, Again, Stopped };

/// A sign and its text, side by side; processes that are left out have only a text.
struct LegendEntry {
    LegendSign sign = LegendSign::Process;
    int process = 0;
    QString text; ///< empty: the sign alone
    double left = 0.0;
    double textLeft = 0.0;
    double right = 0.0;
};

/// What the text of a sign is where there is room for it: "process 1", "lost".
[[nodiscard]] QString legendText(LegendSign sign, int process = 0);

/// The side of a sign.
[[nodiscard]] double legendSide(const QFontMetricsF& metrics);

/// As much as fits into @p width: "process 1", "process 2" …, else "1", "2" …, else those without
/// the middle, which stands as "…" before the last process. A little is always shown.
[[nodiscard]] std::vector<LegendEntry> layOutLegend(const LegendContents& contents, double width,
                                                    const QFontMetricsF& metrics);

} // namespace poolscope
