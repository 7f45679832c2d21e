#include "ui/squaremap/legendlayout.h"

#include "ui/style/processwords.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

constexpr double SideShare = 0.8; ///< of the text's height
constexpr char16_t Ellipsis = 0x2026;

/// How much is said of an entry.
enum class Detail { Words, Number, Bare };

/// What is to be shown, in its order.
struct Item {
    LegendSign sign = LegendSign::Process;
    int process = 0;
};

std::vector<Item> marksOf(const LegendContents& contents) {
    std::vector<Item> marks;
    if (contents.lost)
        marks.push_back({LegendSign::Lost});
    if (contents.again)
        marks.push_back({LegendSign::Again});
    if (contents.stopped)
        marks.push_back({LegendSign::Stopped});
    return marks;
}

/// Entries from left to right.
class Row {
public:
    Row(double width, const QFontMetricsF& metrics)
        : m_width(width)
        , m_metrics(metrics) {}

    /// Whether there was room for it.
    bool add(const Item& item, Detail detail) {
        LegendEntry entry = entryFor(item, detail);
        if (entry.right > m_width)
            return false;
        m_entries.push_back(entry);
        m_x = entry.right + gapAfter(detail);
        return true;
    }

    bool add(const std::vector<Item>& items, Detail detail) {
        return std::all_of(items.begin(), items.end(),
                           [this, detail](const Item& item) { return add(item, detail); });
    }

    [[nodiscard]] std::vector<LegendEntry> take() { return std::move(m_entries); }

    /// How much room entries take, the gap after them included.
    [[nodiscard]] double widthOf(const std::vector<Item>& items, Detail detail) const {
        double width = 0.0;
        for (const Item& item : items) {
            const LegendEntry entry = entryFor(item, detail);
            width += entry.right - entry.left + gapAfter(detail);
        }
        return width;
    }

private:
    [[nodiscard]] double gapAfter(Detail detail) const {
        return std::round(m_metrics.height() * (detail == Detail::Words ? 1.0 : 0.6));
    }

    [[nodiscard]] LegendEntry entryFor(const Item& item, Detail detail) const {
        LegendEntry entry{item.sign, item.process, QString(), m_x, m_x, m_x};
        if (item.sign == LegendSign::LeftOut)
            entry.text = QString(QChar(Ellipsis));
        else if (detail == Detail::Words)
            entry.text = legendText(item.sign, item.process);
        else if (detail == Detail::Number)
            entry.text = QString::number(item.process);
        if (item.sign != LegendSign::LeftOut) {
            entry.right += legendSide(m_metrics);
            entry.textLeft = entry.right + std::round(m_metrics.height() * 0.3);
        }
        if (!entry.text.isEmpty())
            entry.right = entry.textLeft + std::ceil(m_metrics.horizontalAdvance(entry.text));
        return entry;
    }

    double m_width;
    const QFontMetricsF& m_metrics;
    std::vector<LegendEntry> m_entries;
    double m_x = 0.0;
};

bool addAll(Row& row, const LegendContents& contents, Detail processes, Detail marks) {
    for (int process = 1; process <= contents.processes; ++process) {
        if (!row.add({LegendSign::Process, process}, processes))
            return false;
    }
    return row.add(marksOf(contents), marks);
}

/// "1 2 3 … 64", and bare marks; of two processes there is no middle.
std::vector<LegendEntry> shortened(const LegendContents& contents, double width,
                                   const QFontMetricsF& metrics) {
    const std::vector<Item> marks = marksOf(contents);
    std::vector<Item> end;
    if (contents.processes > 2)
        end.push_back({LegendSign::LeftOut});
    if (contents.processes > 0)
        end.push_back({LegendSign::Process, contents.processes});
    const Row unlimited(0.0, metrics);
    const double forRest =
        unlimited.widthOf(end, Detail::Number) + unlimited.widthOf(marks, Detail::Bare);
    const double forFirst = unlimited.widthOf({{LegendSign::Process, 1}}, Detail::Number);
    const double room = std::max(width, forFirst + forRest);
    Row row(room, metrics);
    double left = room - forRest;
    for (int process = 1; process < contents.processes; ++process) {
        left -= unlimited.widthOf({{LegendSign::Process, process}}, Detail::Number);
        if (left < 0.0)
            break;
        row.add({LegendSign::Process, process}, Detail::Number);
    }
    row.add(end, Detail::Number);
    row.add(marks, Detail::Bare);
    return row.take();
}

} // namespace

QString legendText(LegendSign sign, int process) {
    switch (sign) {
    case LegendSign::Process:
        return processText(process);
    case LegendSign::Lost:
        return QCoreApplication::translate("LegendLayout", "lost");
    case LegendSign::Again:
        return QCoreApplication::translate("LegendLayout", "computed again");
    case LegendSign::Stopped:
        return QCoreApplication::translate("LegendLayout", "stopped");
    case LegendSign::LeftOut:
        break;
    }
    return QString(QChar(Ellipsis));
}

double legendSide(const QFontMetricsF& metrics) {
    return std::round(metrics.height() * SideShare);
}

std::vector<LegendEntry> layOutLegend(const LegendContents& contents, double width,
                                      const QFontMetricsF& metrics) {
    struct Way {
        Detail processes;
        Detail marks;
    };

    for (const Way way : {Way{Detail::Words, Detail::Words}, Way{Detail::Number, Detail::Words},
                          Way{Detail::Number, Detail::Bare}}) {
        Row row(width, metrics);
        if (addAll(row, contents, way.processes, way.marks))
            return row.take();
    }
    return shortened(contents, width, metrics);
}

} // namespace poolscope
