#include "ui/squaremap/legendwords.h"

#include "ui/style/palette.h"
#include "ui/style/processwords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int InALine = 4; ///< more make tool tips too wide
constexpr int MostListed = 64;
constexpr char16_t FigureSpace = 0x2007; ///< as wide as a digit

struct LegendWords {
    Q_DECLARE_TR_FUNCTIONS(LegendWords)
};

QString coloured(int process) {
    return u"<span style=\"color:%1\">&#9632;</span> %2"_s.arg(processColour(process).name(),
                                                               processText(process));
}

/// In columns, all of as many digits.
QString processLines(int processes) {
    const int listed = std::min(processes, MostListed);
    const qsizetype digits = QString::number(listed).size();
    QStringList lines;
    for (int first = 1; first <= listed; first += InALine) {
        QStringList entries;
        for (int process = first; process < std::min(first + InALine, listed + 1); ++process)
            entries.append(coloured(process) +
                           QString(digits - QString::number(process).size(), QChar(FigureSpace)));
        lines.append(entries.join(u"   "_s));
    }
    return lines.join(u'\n');
}

QStringList remarks(const LegendContents& contents) {
    QStringList remarks;
    if (contents.processes > ProcessColours)
        remarks.append(LegendWords::tr("From process %1 on with dots.").arg(ProcessColours + 1));
    if (contents.lost)
        remarks.append(
            LegendWords::tr("Outlined and crossed: lost with the process of that colour, "
                            "not computed again yet."));
    if (contents.again)
        remarks.append(
            LegendWords::tr("With a corner: lost with another process, computed again."));
    if (contents.stopped)
        remarks.append(LegendWords::tr("Outlined in grey: begun, but stopped with the run."));
    return remarks;
}

} // namespace

QString legendToolTip(const LegendContents& contents) {
    if (contents.processes == 0)
        return {};
    QStringList lines{processLines(contents.processes)};
    if (contents.processes > MostListed)
        lines.append(LegendWords::tr("… to %1").arg(coloured(contents.processes)));
    lines += remarks(contents);
    return u"<div style=\"white-space: pre\">"_s + lines.join(u'\n') + u"</div>"_s;
}

QString legendDescription(const LegendContents& contents) {
    QStringList processes;
    for (int process = 1; process <= std::min(contents.processes, MostListed); ++process)
        processes.append(processText(process));
    if (contents.processes > MostListed)
        processes.append(LegendWords::tr("… to %1").arg(processText(contents.processes)));
    return (QStringList{processes.join(u", "_s)} + remarks(contents)).join(u'\n');
}

} // namespace poolscope
