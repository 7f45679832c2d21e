#include "app/commandline/call.h"

#include "app/commandline/nearestwords.h"
#include "core/words/problemwords.h"

#include <QCoreApplication>
#include <QStringList>

#include <CLI/CLI.hpp>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// "poolscope run"; "poolscope" for the program itself.
QString pathOf(const CLI::App& command) {
    const CLI::App* parent = command.get_parent();
    const QString name = text(command.get_name());
    return parent == nullptr ? name : QString(pathOf(*parent) + u' ' + name);
}

QString withoutDashes(QString name) {
    return name.remove(0, std::ranges::find_if(name, [](QChar c) { return c != u'-'; }) -
                              name.begin());
}

/// Options of @p command that @p word comes near to, however many dashes it has.
QString nearOptions(CLI::App& command, const QString& word) {
    QStringList names;
    for (const CLI::Option* option : command.get_options([](CLI::Option*) { return true; }))
        names += text(option->get_name(false, true)).split(u',');
    QStringList bareNames;
    std::ranges::transform(names, std::back_inserter(bareNames), withoutDashes);
    // Whatever follows it in the same argument is its value.
    const QString name = word.section(u'=', 0, 0).section(u' ', 0, 0);
    QStringList found;
    for (const QString& near : nearestWords(withoutDashes(name), bareNames))
        found.append(names[bareNames.indexOf(near)]);
    return found.join(u", "_s);
}

/// An option as it was written.
struct Use {
    CLI::Option* option;
    QString name;     ///< "--size", "-n"
    QString argument; ///< "--size=3", "-n3", "-n"
};

/// What of an argument is the name, if it is an option.
QString nameIn(const QString& argument) {
    return argument.startsWith("--"_L1) ? argument.section(u'=', 0, 0) : argument.left(2);
}

/// Lets CLI11 take the arguments apart, and says in our words what is wrong with what it found: it
/// is less strict than we are ("--json --quiet" would write a file called "--quiet").
class CallReader {
    Q_DECLARE_TR_FUNCTIONS(CallReader)

public:
    CallReader(CLI::App& program, const QStringList& arguments);

    Call read();

private:
    void parse();
    void findUses();
    QString refusal();
    [[nodiscard]] QString refusedUse(qsizetype at) const;
    [[nodiscard]] QString refusedValue(const Use& use, const std::string* value) const;
    QString refusedExtra(const QString& argument);
    QString refusedOption(const QString& name);
    [[nodiscard]] QString refusedCommand(const QString& word) const;
    [[nodiscard]] QString refusedWord(const QString& word) const;

    [[nodiscard]] std::vector<CLI::App*> commands() const {
        return m_program.get_subcommands([](CLI::App*) { return true; });
    }

    CLI::App& m_program;
    CLI::App* m_command; ///< the program itself where no command is named
    QStringList m_arguments;
    QStringList m_words; ///< behind the end of the options
    QList<Use> m_uses;   ///< of the options of the command, in the order of the arguments
    QString m_error;     ///< what CLI11 says
};

CallReader::CallReader(CLI::App& program, const QStringList& arguments)
    : m_program(program)
    , m_command(&program) {
    // Behind "--" and "++" CLI11 goes on with the options of the program.
    const auto end = std::ranges::find_if(arguments, [](const QString& argument) {
        return argument == "--"_L1 || argument == "++"_L1;
    });
    m_arguments = QStringList(arguments.begin(), end);
    m_words = QStringList(end, arguments.end());
    m_words.removeOne(u"--"_s);
}

Call CallReader::read() {
    parse();
    findUses();
    const bool wantsHelp = std::ranges::any_of(m_uses, [this](const Use& use) {
        return use.option == m_command->get_help_ptr() && use.argument == use.name;
    });
    if (wantsHelp)
        return {m_command, Call::Wish::Help, {}};
    if (m_program.get_version_ptr()->count() > 0)
        return {m_command, Call::Wish::Version, {}};
    const QString sentence = refusal();
    if (sentence.isEmpty())
        return {m_command, Call::Wish::Work, {}};
    return {m_command, Call::Wish::Work, withHint(sentence, pathOf(*m_command) + " --help"_L1)};
}

void CallReader::parse() {
    std::vector<std::string> reversed;
    for (const QString& argument : m_arguments)
        reversed.insert(reversed.begin(), argument.toStdString());
    try {
        m_program.parse(std::move(reversed));
    } catch (const CLI::ParseError& error) {
        m_error = QString::fromUtf8(error.what());
    }
    const std::vector<CLI::App*> parsed = m_program.get_subcommands();
    if (!parsed.empty())
        m_command = parsed.front();
}

void CallReader::findUses() {
    for (const QString& argument : m_arguments) {
        const QString name = nameIn(argument);
        if (CLI::Option* option = m_command->get_option_no_throw(name.toStdString()))
            m_uses.append({option, name, argument});
    }
}

/// What is wrong; empty if nothing is.
QString CallReader::refusal() {
    if (const auto extras = m_program.remaining(); !extras.empty()) {
        m_command = &m_program;
        return refusedExtra(text(extras.front()));
    }
    for (qsizetype at = 0; at < m_uses.size(); ++at) {
        if (QString sentence = refusedUse(at); !sentence.isEmpty())
            return sentence;
    }
    if (const auto extras = m_command->remaining(); !extras.empty())
        return refusedExtra(text(extras.front()));
    if (!m_words.isEmpty())
        return refusedWord(m_words.front());
    return m_error;
}

/// Each option once, with a value if it takes one, and none beside one that it excludes.
QString CallReader::refusedUse(qsizetype at) const {
    const Use& use = m_uses[at];
    const bool takesValue = use.option->get_items_expected_max() > 0;
    if (!takesValue && use.argument != use.name)
        return tr("“%1” takes no value: leave out what follows it in “%2”.")
            .arg(use.name, shortened(use.argument));
    QStringList before;
    for (const Use& other : m_uses.first(at)) {
        if (other.option == use.option)
            before.append(other.name);
        if (use.option->get_excludes().contains(other.option))
            return tr("“%1” and “%2” exclude each other: give one of them.")
                .arg(other.name, use.name);
    }
    if (!takesValue)
        return {};
    const std::vector<std::string>& values = use.option->results();
    const auto valueAt = static_cast<std::size_t>(before.size());
    QString refused = refusedValue(use, valueAt < values.size() ? &values[valueAt] : nullptr);
    const bool takesMany = use.option->get_expected_max() > 1;
    if (before.isEmpty() || takesMany || !refused.isEmpty())
        return refused;
    return before.front() == use.name
               ? tr("“%1” is given more than once: give it once.").arg(use.name)
               : tr("“%1” and “%2” are the same option: give one of them.")
                     .arg(before.front(), use.name);
}

QString CallReader::refusedValue(const Use& use, const std::string* value) const {
    // A set of words adds itself: "WORD:{auto,always,never}".
    const QString type = text(use.option->get_type_name());
    const QString name = type.section(u':', 0, 0);
    if (use.argument == use.name + u'=' || (value != nullptr && value->empty()))
        return tr("The value of “%1” is empty: write %1 %2.").arg(use.name, name);
    if (value == nullptr ||
        m_command->get_option_no_throw(nameIn(text(*value)).toStdString()) != nullptr)
        return tr("“%1” needs a value: write %1 %2.").arg(use.name, name);
    const QStringList words = type.section(u'{', 1).remove(u'}').split(u',');
    if (type.contains(u'{') && !words.contains(text(*value)))
        return tr("“%1” is not possible as the value of “%2”: allowed are %3.")
            .arg(shortened(text(*value)), use.name, words.join(u", "_s));
    return {};
}

QString CallReader::refusedExtra(const QString& argument) {
    if (argument.size() > 1 && argument.startsWith(u'-') && !argument[1].isDigit())
        return refusedOption(argument.section(u'=', 0, 0));
    return m_command == &m_program ? refusedCommand(argument) : refusedWord(argument);
}

QString CallReader::refusedOption(const QString& name) {
    const QString here = pathOf(*m_command);
    const QString given = shortened(name);
    for (CLI::App* command : commands()) {
        if (command == m_command || command->get_option_no_throw(name.toStdString()) == nullptr)
            continue;
        m_command = command; // whose help tells more
        return tr("“%1” is no option of %2 but of %3.").arg(given, here, pathOf(*command));
    }
    if (m_program.get_option_no_throw(name.toStdString()) != nullptr)
        return tr("“%1” is no option of %2: write %3 %1.").arg(given, here, pathOf(m_program));
    const QString nearest = nearOptions(*m_command, name);
    return nearest.isEmpty()
               ? tr("“%1” is no option of %2: allowed are those that its help lists.")
                     .arg(given, here)
               : tr("“%1” is no option of %2: did you mean %3?").arg(given, here, nearest);
}

QString CallReader::refusedCommand(const QString& word) const {
    QStringList known;
    for (const CLI::App* command : commands())
        known.append(text(command->get_name()));
    const QString here = pathOf(m_program);
    const QString given = shortened(word);
    const QString allowed = known.join(u", "_s);
    const QString nearest = nearestWords(word, known).join(u", "_s);
    return nearest.isEmpty()
               ? tr("“%1” is no command of %2: allowed are %3.").arg(given, here, allowed)
               : tr("“%1” is no command of %2, did you mean %3: allowed are %4.")
                     .arg(given, here, nearest, allowed);
}

QString CallReader::refusedWord(const QString& word) const {
    const QString here = pathOf(*m_command);
    const QString given = shortened(word);
    if (std::ranges::any_of(
            commands(), [&word](CLI::App* command) { return text(command->get_name()) == word; }))
        return tr("“%1” is a command of its own: write %2 %1.").arg(given, pathOf(m_program));
    const bool takesFile =
        !m_command->get_options([](CLI::Option* option) { return option->get_positional(); })
             .empty();
    if (takesFile)
        return tr("“%1” is one word too many: %2 takes one file, and options.").arg(given, here);
    const QString nearest = nearOptions(*m_command, word);
    return nearest.isEmpty()
               ? tr("“%1” belongs to no option: %2 takes options only.").arg(given, here)
               : tr("“%1” belongs to no option of %2: did you mean %3?").arg(given, here, nearest);
}

} // namespace

Call readCall(CLI::App& program, const std::vector<std::string>& arguments) {
    QStringList texts;
    for (const std::string& argument : arguments) {
        texts.append(text(argument));
        if (QUtf8StringView(argument.data(), static_cast<qsizetype>(argument.size())).isValidUtf8())
            continue;
        const QString sentence =
            QCoreApplication::translate("CallReader", "“%1” is not text in UTF-8, as every "
                                                      "argument has to be.")
                .arg(shortened(texts.back()));
        return {&program, Call::Wish::Work, withHint(sentence, pathOf(program) + " --help"_L1)};
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
