#include "app/commandline/runoutput.h"

#include "app/commandline/outputplace.h"
#include "app/commandline/outputsize.h"
#include "app/commandline/say.h"
#include "core/base/outputfile.h"
#include "core/report/notebookline.h"
#include "core/store/runfile.h"
#include "core/words/problemwords.h"

namespace poolscope {

namespace {

QString nameOf(const std::string& option) {
    return QString::fromStdString(option);
}

} // namespace

RunOutput::RunOutput(const RunOptions& options)
    : m_options(options) {}

RunOutput::~RunOutput() = default;

std::optional<QString> RunOutput::refusal(const RunConfig& config) {
    const QString json = nameOf(m_options.json);
    if (!m_options.jsonToStdout() && !json.isEmpty() && isSameFile(json, nameOf(m_options.save)))
        return tr("The file %1 cannot take both the JSON and the run file: choose two names.")
            .arg(json);
    if (const auto sentence = jsonRefusal(config))
        return sentence;
    return m_options.save.empty() ? std::nullopt
                                  : saveRefusal(nameOf(m_options.save), leastRunFileBytes(config));
}

std::optional<QString> RunOutput::jsonRefusal(const RunConfig& config) {
    if (m_options.json.empty() || m_options.jsonToStdout())
        return std::nullopt;
    const QString name = nameOf(m_options.json);
    if (const auto fault = faultOf(name))
        return tr("The file %1 cannot be written: %2.").arg(name, *fault);
    m_jsonFile = std::make_unique<OutputFile>(name);
    if (const auto error = m_jsonFile->open())
        return tr("The file %1 cannot be written: %2.").arg(name, error->detail);
    const quint64 needed = leastJsonBytes(config, jsonResults());
    const std::optional<quint64> room = m_jsonFile->isFile() ? roomFor(name) : std::nullopt;
    if (!room || needed <= *room)
        return std::nullopt;
    return tr("The file %1 needs more than %2, but only %3 can be written there: choose another "
              "folder, larger chunks or --no-results.")
        .arg(name, memoryText(needed), memoryText(*room));
}

QStringList RunOutput::writeFiles(const RunRecord& record) {
    QStringList sentences;
    for (const auto& error : {writeJsonFile(record), writeRunFile(record)}) {
        if (error)
            sentences.append(sentence(*error));
    }
    return sentences;
}

JsonResults RunOutput::jsonResults() const {
    if (m_options.withoutResults)
        return JsonResults::LeftOut;
    return m_options.jsonNumbers == "text" ? JsonResults::Texts : JsonResults::Numbers;
}

std::optional<FileError> RunOutput::writeJsonFile(const RunRecord& record) {
    if (!m_jsonFile)
        return std::nullopt;
    return m_jsonFile->write(
        [&](QIODevice& out) { return writeRunJson(record, jsonResults(), out); });
}

std::optional<FileError> RunOutput::writeRunFile(const RunRecord& record) const {
    return m_options.save.empty() ? std::nullopt : saveRun(record, nameOf(m_options.save));
}

ExitCode RunOutput::writeStdout(const RunRecord& record) {
    return printBy([&](QIODevice& out) {
        if (m_options.jsonToStdout())
            return writeRunJson(record, jsonResults(), out);
        const bool isWanted = !m_options.quiet && record.outcome == Outcome::Finished;
        return !isWanted || writeNotebookLine(record, out);
    });
}

} // namespace poolscope
