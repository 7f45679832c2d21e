#pragma once

#include "core/metrics/sweepsummary.h"
#include "core/record/sweeprecord.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <optional>

namespace poolscope {

/// A process count with a way to cut the chunks.
struct HeatCell {
    std::optional<std::size_t> point; ///< of the sweep; nothing: it has no such setting
    QString text;                     ///< its median; empty: not measured
    std::optional<double> slower;     ///< than the fastest, 0.02 for 2 %; nothing: no median
    bool isRecommended = false;
    bool isOpen = false;    ///< nobody can say yet whether it is as good as the best
    bool isDropped = false; ///< no longer run, since it can't be the best
    QString meaning;        ///< what is known of it, in lines

    friend bool operator==(const HeatCell&, const HeatCell&) = default;
};

/// The times of a sweep: process counts from left to right, ways to cut the chunks downwards.
struct HeatMapData {
    QString unit; ///< what the texts are: "median, ms"
    QStringList columns;
    QStringList rows;
    QList<HeatCell> cells; ///< row by row
    QString meaning;       ///< of the whole, for people who do not see it

    [[nodiscard]] const HeatCell& at(qsizetype row, qsizetype column) const {
        return cells[row * columns.size() + column];
    }

    friend bool operator==(const HeatMapData&, const HeatMapData&) = default;
};

[[nodiscard]] HeatMapData heatMapData(const SweepRecord& sweep, const SweepSummary& summary);

/// What a picture of it shows, to stand below it.
[[nodiscard]] QString heatMapCaption(const SweepRecord& sweep, const SweepSummary& summary);

} // namespace poolscope
