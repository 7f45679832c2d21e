#include "ui/setup/experimentwords.h"

#include "core/base/text.h"
#include "core/plan/chunkplan.h"
#include "core/words/runwords.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ExperimentWords)
};

/// A rough time: without the zeros behind the point that durationText() has, and without seconds
/// behind minutes.
QString aboutText(Nanoseconds time) {
    static const QRegularExpression zeros(u"\\.?0+(?=\\x{a0})"_s);
    static const QRegularExpression seconds(u"(?<=min)\\x{a0}.*"_s);
    QString text = durationText(time);
    if (text.contains(u'.'))
        text.remove(zeros);
    return text.remove(seconds);
}

/// Longer than that is not told in hours: it is just too long to wait for.
constexpr double LongestTold = 3600.0 * static_cast<double>(NsPerSecond);

constexpr qsizetype LongestWithWord = 20; ///< letters

} // namespace

QString inputText(const RunConfig& config) {
    if (config.input.size == 0)
        return Words::tr("no numbers");
    if (config.input.size == 1)
        return Words::tr("the number %1").arg(countText(config.input.first));
    const QString first = countText(config.input.first);
    const QString last = countText(config.input.first + config.input.size - 1);
    // Two long numbers leave no room for a word.
    const bool areLong = first.size() + last.size() > LongestWithWord;
    return (areLong ? Words::tr("%1 … %2") : Words::tr("numbers %1 … %2")).arg(first, last);
}

QString virtualMachineText(const std::optional<RunConfig>& config, int usableCores) {
    if (!config)
        return Words::tr("simulated");
    const int cores = config->simulated.cores.value_or(usableCores);
    return cores == 1 ? Words::tr("simulated: 1 core")
                      : Words::tr("simulated: %1 cores").arg(cores);
}

QString machineText(int usableCores) {
    return usableCores == 1 ? Words::tr("this machine: 1 core")
                            : Words::tr("this machine: %1 cores").arg(usableCores);
}

QString cutText(const RunConfig& config) {
    return chunksText(ChunkPlan(config));
}

QString workText(const RunConfig& config) {
    if (config.input.size == 0)
        return {};
    if (config.work.kind == WorkKind::None)
        return Words::tr("some nanoseconds each");
    const double total =
        static_cast<double>(config.work.meanNs) * static_cast<double>(config.input.size);
    if (total > LongestTold)
        return Words::tr("more than an hour in all");
    return Words::tr("about %1 in all").arg(aboutText(static_cast<Nanoseconds>(total)));
}

} // namespace poolscope
