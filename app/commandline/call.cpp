#include "app/commandline/call.h"

#include "app/commandline/commandtable.h"
#include "app/commandline/nearestwords.h"
#include "core/words/problemwords.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

#include <CLI/CLI.hpp>

#include <optional>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// Goes through the arguments from left to right. The first thing that is wrong is told; a wish for
/// help comes before all that is wrong.
class CallReader {
    Q_DECLARE_TR_FUNCTIONS(CallReader)

public:
    CallReader(CLI::App& program, QStringList arguments)
        : m_program(program)
        , m_command(&program)
        , m_arguments(std::move(arguments)) {}

    Call read();

private:
    void readArgument(const QString& argument);
    void readLong(const QString& argument);
    void readShort(const QString& argument);
    void readWord(const QString& word);
    /// @p option was written as @p name, perhaps with a value in the same argument.
    void take(CLI::Option& option, const QString& name, const std::optional<QString>& value);
    void takeValue(CLI::Option& option, const QString& name, const std::optional<QString>& value);
    void checkValue(CLI::Option& option, const QString& name, const QString& value);
    void checkCompany(const CLI::Option& option, const QString& name);

    void refuse(const QString& sentence);
    void refuseOption(const QString& name);
    void refuseCommand(const QString& word);
    void refuseWord(const QString& word);

    CLI::App& m_program;
    CLI::App* m_command;
    QStringList m_arguments;
    qsizetype m_at = 0;
    bool m_wordsOnly = false; ///< behind "--"
    int m_words = 0;          ///< arguments of the command that belong to no option
    QHash<const CLI::Option*, QString> m_seen;
    Call m_call;
};

Call CallReader::read() {
    while (m_at < m_arguments.size() && m_call.wish == Call::Wish::Work)
        readArgument(m_arguments[m_at++]);
    m_call.command = m_command;
    if (m_call.wish != Call::Wish::Work)
        m_call.refusal.clear();
    return m_call;
}

void CallReader::readArgument(const QString& argument) {
    const bool isNumber = argument.size() > 1 && argument[1].isDigit();
    if (m_wordsOnly)
        readWord(argument);
    else if (argument == "--"_L1)
        m_wordsOnly = true;
    else if (argument.startsWith("--"_L1))
        readLong(argument);
    else if (argument.startsWith(u'-') && argument.size() > 1 && !isNumber)
        readShort(argument);
    else
        readWord(argument);
}

void CallReader::readLong(const QString& argument) {
    const auto [name, value] = splitArgument(argument);
    if (CLI::Option* option = findOption(*m_command, name))
        take(*option, name, value);
    else
        refuseOption(name);
}

/// "-n5", "-n 5", "-h".
void CallReader::readShort(const QString& argument) {
    const QString name = argument.first(2);
    CLI::Option* option = findOption(*m_command, name);
    if (option == nullptr) {
        refuseOption(splitArgument(argument).first);
        return;
    }
    const QString rest = argument.sliced(2);
    take(*option, name, rest.isEmpty() ? std::nullopt : std::optional(rest));
}

void CallReader::readWord(const QString& word) {
    if (m_command == &m_program) {
        if (CLI::App* command = findCommand(m_program, word))
            m_command = command;
        else
            refuseCommand(word);
        return;
    }
    const auto places =
        m_command->get_options([](const CLI::Option* option) { return option->get_positional(); });
    if (m_words++ >= static_cast<int>(places.size()))
        refuseWord(word);
}

void CallReader::take(CLI::Option& option, const QString& name,
                      const std::optional<QString>& value) {
    if (takesValue(option)) {
        takeValue(option, name, value);
    } else if (value) {
        refuse(tr("“%1” takes no value: leave out what follows it in “%2”.")
                   .arg(name, shortened(m_arguments[m_at - 1])));
        return;
    }
    if (&option == m_command->get_help_ptr())
        m_call.wish = Call::Wish::Help;
    else if (&option == m_command->get_version_ptr())
        m_call.wish = Call::Wish::Version;
    checkCompany(option, name);
    m_seen.insert(&option, name);
}

void CallReader::takeValue(CLI::Option& option, const QString& name,
                           const std::optional<QString>& value) {
    if (value) {
        checkValue(option, name, *value);
        return;
    }
    const bool isLast = m_at >= m_arguments.size();
    if (isLast || findOption(*m_command, splitArgument(m_arguments[m_at]).first) != nullptr)
        refuse(tr("“%1” needs a value: write %1 %2.").arg(name, valueName(option)));
    else
        checkValue(option, name, m_arguments[m_at++]);
}

void CallReader::checkValue(CLI::Option& option, const QString& name, const QString& value) {
    if (value.isEmpty()) {
        refuse(tr("The value of “%1” is empty: write %1 %2.").arg(name, valueName(option)));
        return;
    }
    if (const auto allowed = wordsInsteadOf(value, option))
        refuse(tr("“%1” is not possible as the value of “%2”: allowed are %3.")
                   .arg(shortened(value), name, *allowed));
}

/// Each option once, and none beside one that it excludes.
void CallReader::checkCompany(const CLI::Option& option, const QString& name) {
    if (m_seen.contains(&option) && takesValue(option)) {
        const QString before = m_seen[&option];
        refuse(before == name
                   ? tr("“%1” is given more than once: give it once.").arg(name)
                   : tr("“%1” and “%2” are the same option: give one of them.").arg(before, name));
    }
    for (const CLI::Option* other : option.get_excludes()) {
        if (m_seen.contains(other))
            refuse(
                tr("“%1” and “%2” exclude each other: give one of them.").arg(m_seen[other], name));
    }
}

void CallReader::refuse(const QString& sentence) {
    if (m_call.refusal.isEmpty())
        m_call.refusal = withHint(sentence, commandPath(*m_command) + " --help"_L1);
}

void CallReader::refuseOption(const QString& name) {
    const QString here = commandPath(*m_command);
    const QString given = shortened(name);
    for (const QString& other : commandNames(m_program)) {
        CLI::App* command = findCommand(m_program, other);
        if (command == m_command || findOption(*command, name) == nullptr ||
            !m_call.refusal.isEmpty())
            continue;
        const QString there = commandPath(*command);
        m_call.refusal = withHint(tr("“%1” is no option of %2 but of %3.").arg(given, here, there),
                                  there + " --help"_L1);
    }
    if (findOption(m_program, name) != nullptr)
        refuse(
            tr("“%1” is no option of %2: write %3 %1.").arg(given, here, commandPath(m_program)));
    const QStringList nearest = nearOptions(*m_command, name);
    if (!nearest.isEmpty())
        refuse(tr("“%1” is no option of %2: did you mean %3?")
                   .arg(given, here, nearest.join(u", "_s)));
    else
        refuse(
            tr("“%1” is no option of %2: allowed are those that its help lists.").arg(given, here));
}

void CallReader::refuseCommand(const QString& word) {
    const QString here = commandPath(m_program);
    const QStringList known = commandNames(m_program);
    const QStringList nearest = nearestWords(word, known);
    const QString allowed = known.join(u", "_s);
    if (nearest.isEmpty())
        refuse(tr("“%1” is no command of %2: allowed are %3.").arg(shortened(word), here, allowed));
    else
        refuse(tr("“%1” is no command of %2, did you mean %3: allowed are %4.")
                   .arg(shortened(word), here, nearest.join(u", "_s), allowed));
}

void CallReader::refuseWord(const QString& word) {
    const QString here = commandPath(*m_command);
    const QString given = shortened(word);
    if (findCommand(m_program, word) != nullptr)
        refuse(tr("“%1” is a command of its own: write %2 %1.").arg(given, commandPath(m_program)));
    const QStringList nearest = nearOptions(*m_command, word);
    if (!nearest.isEmpty())
        refuse(tr("“%1” belongs to no option of %2: did you mean %3?")
                   .arg(given, here, nearest.join(u", "_s)));
    else
        refuse(tr("“%1” belongs to no option: %2 takes options only.").arg(given, here));
}

} // namespace

Call readCall(CLI::App& program, const std::vector<std::string>& arguments) {
    QStringList texts;
    for (const std::string& argument : arguments) {
        if (!QUtf8StringView(argument.data(), static_cast<qsizetype>(argument.size()))
                 .isValidUtf8()) {
            const QString sentence =
                QCoreApplication::translate("CallReader", "“%1” is not text in UTF-8, as every "
                                                          "argument has to be.")
                    .arg(shortened(QString::fromStdString(argument)));
            return {&program, Call::Wish::Work,
                    withHint(sentence, commandPath(program) + " --help"_L1)};
        }
        texts.append(QString::fromStdString(argument));
    }
    return CallReader(program, texts).read();
}

QString withHint(const QString& sentence, const QString& hint) {
    const bool isStopped = sentence.endsWith(u'.') || sentence.endsWith(u'?');
    const QString stop = isStopped ? sentence.last(1) : u"."_s;
    return QCoreApplication::translate("CallReader", "%1 (see %2)%3",
                                       "a sentence, a hint, its stop")
        .arg(isStopped ? sentence.chopped(1) : sentence, hint, stop);
}

} // namespace poolscope
