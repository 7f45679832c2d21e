#include "core/words/problemwords.h"

#include "core/base/text.h"
#include "core/config/limits.h"
#include "core/config/settings.h"
#include "core/words/amounts.h"

#include <QCoreApplication>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProblemWords)
};

QString nameOf(const Problem& problem) {
    return shown(settingOf(problem.field).name);
}

/// What is allowed instead.
QString wordsFor(const Problem& problem) {
    return QString::fromUtf8(settingOf(problem.field).words);
}

/// What was given, a number as all numbers are shown.
QString givenText(const Problem& problem) {
    bool isNumber = false;
    const quint64 number = problem.given.toULongLong(&isNumber);
    return isNumber ? countText(number) : shortened(problem.given);
}

QString allowedNumbers(const Problem& problem) {
    constexpr quint64 Long = 10'000; // to write
    const QString lowest = countText(problem.lowest);
    const QString highest = countText(problem.highest);
    if (settingOf(problem.field).canBeOff)
        return Words::tr("off, for no limit, and whole numbers from %1 to %2").arg(lowest, highest);
    if (problem.given.contains(u','))
        return Words::tr("whole numbers from %1 to %2, without commas").arg(lowest, highest);
    if (problem.highest >= Long)
        return Words::tr("whole numbers from %1 to %2, also as 10k, 1M or 1e6")
            .arg(lowest, highest);
    return Words::tr("whole numbers from %1 to %2").arg(lowest, highest);
}

/// Texts are put in all at once: one that was put in before might hold a "%2" of its own.
QString rangeSentence(const Problem& problem) {
    if (problem.given.isEmpty())
        return Words::tr("The %1 is missing: allowed are %2.")
            .arg(nameOf(problem), allowedNumbers(problem));
    return Words::tr("“%1” is not possible as the %2: allowed are %3.")
        .arg(givenText(problem), nameOf(problem), allowedNumbers(problem));
}

/// What is wrong with a time.
QString durationSentence(const Problem& problem) {
    const QString given = shortened(problem.given);
    if (problem.given.contains(u','))
        return Words::tr("“%1” is not possible as the %2: write the fraction of a time with a "
                         "point, as in 1.5ms.")
            .arg(given, nameOf(problem));
    if (problem.given.isEmpty())
        return Words::tr("The %1 is missing: write a time like 30s or 500ms, above 0 and up to a "
                         "day.")
            .arg(nameOf(problem));
    if (settingOf(problem.field).engine == EngineId::Simulated)
        return Words::tr("“%1” is not possible as the %2: write a time like 300us or 1ms, up to a "
                         "day, or 0, or here, for as measured on this machine.")
            .arg(given, nameOf(problem));
    if (settingOf(problem.field).canBeOff)
        return Words::tr("“%1” is not possible as the %2: write off, or a time like 30s or 500ms, "
                         "above 0 and up to a day.")
            .arg(given, nameOf(problem));
    return Words::tr("“%1” has no time that can be used: write it like cpu:200us, wait:5ms or "
                     "cpu:1s, above 0 and up to a day.")
        .arg(given);
}

QString memorySentence(const Problem& problem) {
    switch (problem.by) {
    case LimitedBy::Machine:
        return Words::tr("An input size of %1 needs %2 of memory, but only %3 are free: choose a "
                         "smaller input or larger chunks.")
            .arg(givenText(problem), memoryText(problem.lowest), memoryText(problem.highest));
    case LimitedBy::Account:
        return Words::tr("An input size of %1 needs %2 of memory, but this account’s limit (ulimit "
                         "-v) leaves %3: choose a smaller input or larger chunks, or raise it.")
            .arg(givenText(problem), memoryText(problem.lowest), memoryText(problem.highest));
    case LimitedBy::ControlGroup:
        return Words::tr("An input size of %1 needs %2 of memory, but the control group of this "
                         "program leaves %3: choose a smaller input or larger chunks, or raise its "
                         "limit.")
            .arg(givenText(problem), memoryText(problem.lowest), memoryText(problem.highest));
    }
    Q_UNREACHABLE();
}

QString processesSentence(const Problem& problem) {
    const QString asked = processesText(problem.given.toInt());
    const QString left = QString::number(problem.highest);
    if (problem.by == LimitedBy::ControlGroup)
        return Words::tr("There is no room for %1: the control group of this program (pids.max) "
                         "leaves %2, so choose fewer processes or raise its limit.")
            .arg(asked, left);
    return Words::tr("There is no room for %1: this account may start %2 more (ulimit -u), so "
                     "choose fewer processes or raise the limit.")
        .arg(asked, left);
}

/// What a limit of the machine has against a run.
QString limitSentence(const Problem& problem) {
    switch (problem.kind) {
    case ProblemKind::NotEnoughMemory:
        return memorySentence(problem);
    case ProblemKind::BoardTooLarge:
        return Words::tr("An input size of %1 needs a shared table of %2, but this account’s limit "
                         "on files (ulimit -f) allows %3: choose a smaller input or larger chunks, "
                         "or raise the limit.")
            .arg(givenText(problem), memoryText(problem.lowest), memoryText(problem.highest));
    case ProblemKind::TooManyOpenFiles:
        return Words::tr("A run with %1 needs %2 open files, but this account may have %3 (ulimit "
                         "-n): choose fewer processes or raise the limit.")
            .arg(processesText(problem.given.toInt()), QString::number(problem.lowest),
                 QString::number(problem.highest));
    case ProblemKind::TooManyProcesses:
        return processesSentence(problem);
    default:
        Q_UNREACHABLE();
    }
}

/// What is wrong with a fault that was planned.
QString faultSentence(const Problem& problem) {
    const QString given = shortened(problem.given);
    switch (problem.kind) {
    case ProblemKind::BadFault:
        if (given.isEmpty())
            return Words::tr("A planned fault is missing: write %1.").arg(wordsFor(problem));
        return Words::tr("“%1” is not a fault that can be planned: write %2, with a number of the "
                         "input for N, an exit code from 0 to 255, and :always behind it for every "
                         "time.")
            .arg(given, wordsFor(problem));
    case ProblemKind::TooManyFaults:
        return Words::tr("%1 faults are planned, but at most %2 are possible.")
            .arg(given, QString::number(problem.highest));
    case ProblemKind::FaultOutside:
        return Words::tr("The fault “%1” can never happen: the numbers of this run are %2 to %3.")
            .arg(given, countText(problem.lowest), countText(problem.highest));
    default:
        Q_UNREACHABLE();
    }
}

/// What stands against a simulated machine.
QString simulatedSentence(const Problem& problem) {
    switch (problem.kind) {
    case ProblemKind::OtherEngine:
        if (settingOf(problem.field).engine == EngineId::Simulated)
            return Words::tr("The %1 can be chosen for the simulated machine alone: this one is as "
                             "it is.")
                .arg(nameOf(problem));
        if (problem.field == Field::Fault)
            return Words::tr("On the simulated machine no process dies, so “%1” cannot happen: "
                             "leave out the fault, or run on real processes.")
                .arg(shortened(problem.given));
        return Words::tr("On the simulated machine no process dies or is stuck, so it has no use "
                         "for the %1: leave that out, or run on real processes.")
            .arg(nameOf(problem));
    case ProblemKind::TakesTooLong:
        return Words::tr("Such a run could take more than a hundred years, further than simulated "
                         "time reaches: choose a smaller input or less work.");
    default:
        Q_UNREACHABLE();
    }
}

/// What is too many, or counted backwards.
QString amountSentence(const Problem& problem) {
    switch (problem.kind) {
    case ProblemKind::TooManyChunks:
        return Words::tr("The input would be cut into %1 chunks, but at most %2 are possible: "
                         "choose larger chunks.")
            .arg(givenText(problem), countText(problem.highest));
    case ProblemKind::TooManyPoints:
        return Words::tr("That makes %1 settings to be tried, but at most %2 are possible: leave "
                         "some out.")
            .arg(givenText(problem), countText(problem.highest));
    case ProblemKind::ReversedRange:
        return Words::tr("“%1” runs backwards: write the smaller number first, as in 1-4.")
            .arg(shortened(problem.given));
    default:
        Q_UNREACHABLE();
    }
}

/// What is wrong with the worker program.
QString workerSentence(const Problem& problem) {
    switch (problem.kind) {
    case ProblemKind::WorkerMissing:
        return Words::tr("The worker program %1 is missing: build or install Poolscope again.")
            .arg(problem.given);
    case ProblemKind::WorkerNotRunnable:
        return Words::tr("The worker program %1 is not a file that may be executed: build or "
                         "install Poolscope again.")
            .arg(problem.given);
    case ProblemKind::WorkerForeign:
        return Words::tr("The worker program %1 does not belong to this version of Poolscope, %2: "
                         "build or install Poolscope again.")
            .arg(problem.given, QStringLiteral(POOLSCOPE_VERSION));
    default:
        Q_UNREACHABLE();
    }
}

} // namespace

QString shortened(const QString& text) {
    constexpr qsizetype Longest = 60;
    if (text.size() <= Longest)
        return text;
    const qsizetype end = text[Longest - 1].isHighSurrogate() ? Longest - 1 : Longest;
    return text.first(end) + u'…';
}

QString memoryText(quint64 bytes) {
    if (bytes < 1000)
        return Words::tr("%1 bytes").arg(bytes);
    const double kilobytes = static_cast<double>(bytes) / 1e3;
    const auto text = [](double number, QStringView unit) -> QString {
        return factorText(number) + QChar(QChar::Nbsp) + unit;
    };
    if (kilobytes < 999.5)
        return text(kilobytes, u"kB");
    return kilobytes < 999.5e3 ? text(kilobytes / 1e3, u"MB") : text(kilobytes / 1e6, u"GB");
}

QString sentence(const Problem& problem) {
    const QString given = shortened(problem.given);
    switch (problem.kind) {
    case ProblemKind::NotInRange:
        return rangeSentence(problem);
    case ProblemKind::BeyondLastNumber:
        return Words::tr("The last number would be %1, but squares fit 64 bits only up to "
                         "%4: from %2 on, the input size can be %3 at most.")
            .arg(givenText(problem), countText(problem.lowest), countText(problem.highest),
                 countText(LargestNumber));
    case ProblemKind::UnknownWord:
        if (given.isEmpty())
            return Words::tr("The %1 is missing: allowed are %2.")
                .arg(nameOf(problem), wordsFor(problem));
        return Words::tr("“%1” is not known as the %2: allowed are %3.")
            .arg(given, nameOf(problem), wordsFor(problem));
    case ProblemKind::BadChunkParameter:
        return Words::tr("The schedule “%1” needs a whole number from %2 to %3 behind its colon.")
            .arg(given, countText(problem.lowest), countText(problem.highest));
    case ProblemKind::NoChunkParameter:
        return Words::tr("The schedule in “%1” takes no number: leave out the colon and what "
                         "follows.")
            .arg(given);
    case ProblemKind::BadFault:
    case ProblemKind::TooManyFaults:
    case ProblemKind::FaultOutside:
        return faultSentence(problem);
    case ProblemKind::BadDuration:
        return durationSentence(problem);
    case ProblemKind::TooManyChunks:
    case ProblemKind::TooManyPoints:
    case ProblemKind::ReversedRange:
        return amountSentence(problem);
    case ProblemKind::NotEnoughMemory:
    case ProblemKind::BoardTooLarge:
    case ProblemKind::TooManyOpenFiles:
    case ProblemKind::TooManyProcesses:
        return limitSentence(problem);
    case ProblemKind::OtherEngine:
    case ProblemKind::TakesTooLong:
        return simulatedSentence(problem);
    case ProblemKind::WorkerMissing:
    case ProblemKind::WorkerNotRunnable:
    case ProblemKind::WorkerForeign:
        return workerSentence(problem);
    }
    Q_UNREACHABLE();
}

QString sentence(const FileError& error) {
    switch (error.kind) {
    case FileError::Kind::CannotWrite:
        return Words::tr("The file %1 was not written: %2.").arg(error.path, error.detail);
    case FileError::Kind::NotReplaced:
        return Words::tr(
                   "The file %1 is not a run file of Poolscope, so it is not replaced: choose "
                   "another name.")
            .arg(error.path);
    case FileError::Kind::CannotRead:
        return Words::tr("The file %1 cannot be read: %2.").arg(error.path, error.detail);
    case FileError::Kind::Foreign:
        return Words::tr("The file %1 is not a run file of Poolscope.").arg(error.path);
    case FileError::Kind::Newer:
        return Words::tr(
                   "The file %1 is from a newer version of Poolscope: this one cannot read it.")
            .arg(error.path);
    case FileError::Kind::Damaged:
        return Words::tr("The file %1 is damaged and cannot be read.").arg(error.path);
    case FileError::Kind::HoldsRun:
        return Words::tr("The file %1 holds a run, not a sweep.").arg(error.path);
    case FileError::Kind::HoldsSweep:
        return Words::tr("The file %1 holds a sweep, not a run.").arg(error.path);
    }
    Q_UNREACHABLE();
}

} // namespace poolscope
