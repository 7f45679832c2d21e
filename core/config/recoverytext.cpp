#include "core/config/recoverytext.h"

#include "core/base/text.h"
#include "core/config/limits.h"
#include "core/config/words.h"

#include <QStringList>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView Off = "off"_L1;
constexpr QLatin1StringView Always = ":always"_L1;

constexpr Words<OnDeath, 3> OnDeathWords{
    {{OnDeath::Retry, "retry"_L1}, {OnDeath::Fail, "fail"_L1}, {OnDeath::Hang, "hang"_L1}}};
constexpr Words<FaultKind, 4> FaultWords{{{FaultKind::Kill, "kill"_L1},
                                          {FaultKind::Crash, "crash"_L1},
                                          {FaultKind::Freeze, "freeze"_L1},
                                          {FaultKind::Exit, "exit"_L1}}};

} // namespace

Result<int, Problem> parseRetries(const QString& text) {
    if (text == Off)
        return 0;
    const std::optional<quint64> number = parseCount(text);
    if (!number || *number < 1 || *number > MostRetries)
        return Problem{Field::Retries, ProblemKind::NotInRange, text, 1, MostRetries};
    return static_cast<int>(*number);
}

Result<Nanoseconds, Problem> parseStallTimeout(const QString& text) {
    if (text == Off)
        return Nanoseconds{0};
    if (const std::optional<Nanoseconds> time = parseDuration(text))
        return *time;
    return Problem{Field::StallTimeout, ProblemKind::BadDuration, text};
}

Result<OnDeath, Problem> parseOnDeath(const QString& text) {
    return parseWord(OnDeathWords, Field::OnDeath, text);
}

Result<Fault, Problem> parseFault(const QString& text) {
    const Problem bad{Field::Fault, ProblemKind::BadFault, text};
    Fault fault;
    QStringView rest = text;
    if (rest.endsWith(Always)) {
        fault.always = true;
        rest.chop(Always.size());
    }
    const qsizetype at = rest.indexOf(u'@');
    const std::optional<quint64> number = at < 0 ? std::nullopt : parseCount(rest.sliced(at + 1));
    if (!number)
        return bad;
    fault.number = *number;
    const QStringView what = rest.first(at);
    const qsizetype colon = what.indexOf(u':');
    const auto kind = valueOf(FaultWords, colon < 0 ? what : what.first(colon));
    if (!kind || (*kind == FaultKind::Exit) != (colon >= 0))
        return bad;
    fault.kind = *kind;
    if (colon >= 0) {
        const std::optional<quint64> code = parseCount(what.sliced(colon + 1));
        if (!code || *code > 255)
            return bad;
        fault.exitCode = static_cast<std::int32_t>(*code);
    }
    return fault;
}

Result<std::vector<Fault>, Problem> parseFaults(const QString& text) {
    std::vector<Fault> faults;
    for (const QString& part :
         text.split(u',', text.isEmpty() ? Qt::SkipEmptyParts : Qt::KeepEmptyParts)) {
        const auto fault = parseFault(part.trimmed());
        if (!fault.hasValue())
            return fault.error();
        faults.push_back(fault.value());
    }
    return faults;
}

QString retriesWord(int retries) {
    return retries == 0 ? QString(Off) : QString::number(retries);
}

QString stallTimeoutWord(Nanoseconds timeout) {
    return timeout == 0 ? QString(Off) : durationWord(timeout);
}

QString onDeathWord(OnDeath onDeath) {
    return wordOf(OnDeathWords, onDeath);
}

QString faultWord(const Fault& fault) {
    QString text = wordOf(FaultWords, fault.kind);
    if (fault.kind == FaultKind::Exit)
        text += u':' + QString::number(fault.exitCode);
    text += u'@' + QString::number(fault.number);
    return fault.always ? text + Always : text;
}

QString faultsWord(const std::vector<Fault>& faults) {
    QStringList words;
    for (const Fault& fault : faults)
        words.append(faultWord(fault));
    return words.join(u',');
}

} // namespace poolscope
