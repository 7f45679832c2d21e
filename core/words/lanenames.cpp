#include "core/words/lanenames.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LaneNames)
};

} // namespace

QStringList laneNames(const RunRecord& record) {
    std::vector<QStringList> numbers(static_cast<std::size_t>(record.config.processes));
    for (const ProcessRecord& process : record.processes)
        numbers[static_cast<std::size_t>(process.lane - 1)].append(QString::number(process.number));
    QStringList names;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const QString lane = QString::number(i + 1);
        if (numbers[i].size() < 2)
            names.append(Words::tr("process %1").arg(numbers[i].value(0, lane)));
        else
            names.append(
                Words::tr("lane %1 (process %2)").arg(lane, numbers[i].join(Words::tr(", then "))));
    }
    return names;
}

QString laneName(const RunRecord& record, int lane) {
    const auto processes =
        std::count_if(record.processes.begin(), record.processes.end(),
                      [lane](const ProcessRecord& process) { return process.lane == lane; });
    return (processes < 2 ? Words::tr("process %1") : Words::tr("lane %1")).arg(lane);
}

} // namespace poolscope
