#include "app/commandline/runoutput.h"

#include "app/commandline/outputsize.h"
#include "app/commandline/say.h"
#include "core/base/outputfile.h"
#include "core/machine/machinelimits.h"
#include "core/report/notebookline.h"
#include "core/store/runfile.h"
#include "core/words/problemwords.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <unistd.h>

namespace poolscope {

namespace {

QString nameOf(const std::string& option) {
    return QString::fromStdString(option);
}

/// What the system has against the name itself, which may be too long or go round in circles;
/// nothing if a file is there or could be.
std::optional<QString> faultOf(const QString& name) {
    std::error_code error;
    const bool exists = std::filesystem::exists(QFile::encodeName(name).constData(), error);
    if (exists || !error)
        return std::nullopt;
    return QString::fromLocal8Bit(std::strerror(error.value()));
}

/// The size that the file can have, by what is free in its folder and by the limit on files;
/// nothing if the system does not tell.
std::optional<quint64> roomFor(const QString& name) {
    std::error_code error;
    const QByteArray folder = QFile::encodeName(QFileInfo(name).absolutePath());
    const auto space = std::filesystem::space(folder.constData(), error);
    const std::optional<quint64> largest = MachineLimits::fileSize();
    if (error)
        return largest;
    return std::min<quint64>(space.available, largest.value_or(space.available));
}

} // namespace

bool isSameFile(const QString& one, const QString& other) {
    const QFileInfo first(one);
    const QFileInfo second(other);
    const QString folder = first.dir().canonicalPath();
    return !folder.isEmpty() && folder == second.dir().canonicalPath() &&
           first.fileName() == second.fileName();
}

RunOutput::RunOutput(const RunOptions& options)
    : m_options(options) {}

RunOutput::~RunOutput() = default;

std::optional<QString> RunOutput::refusal(const RunConfig& config) {
    const QString json = nameOf(m_options.json);
    if (!m_options.jsonToStdout() && !json.isEmpty() && isSameFile(json, nameOf(m_options.save)))
        return tr("The file %1 cannot take both the JSON and the run file: choose two names.")
            .arg(json);
    for (const QString& name : {json, nameOf(m_options.save)}) {
        if (const auto fault = faultOf(name))
            return tr("The file %1 cannot be written: %2.").arg(name, *fault);
    }
    if (const auto sentence = jsonRefusal(config))
        return sentence;
    return runFileRefusal(config);
}

std::optional<QString> RunOutput::jsonRefusal(const RunConfig& config) {
    if (m_options.json.empty() || m_options.jsonToStdout())
        return std::nullopt;
    const QString name = nameOf(m_options.json);
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

std::optional<QString> RunOutput::runFileRefusal(const RunConfig& config) const {
    if (m_options.save.empty())
        return std::nullopt;
    const QString name = nameOf(m_options.save);
    if (const auto error = whyNotWritable(name))
        return sentence(*error);
    const quint64 needed = leastRunFileBytes(config);
    const std::optional<quint64> room = roomFor(name);
    if (!room || needed <= *room)
        return std::nullopt;
    return tr("The file %1 needs more than %2, but only %3 can be written there: choose another "
              "folder or larger chunks.")
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
    QFile out;
    // Unbuffered: writers hand over whole blocks, and a full disk is seen where it happens.
    if (!out.open(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return ExitCode::Failed;
    errno = 0;
    bool written = true;
    if (m_options.jsonToStdout()) {
        written = writeRunJson(record, jsonResults(), out);
    } else if (!m_options.quiet && record.outcome == Outcome::Finished) {
        written = writeNotebookLine(record, out);
    }
    return written ? ExitCode::Done : sayUnwritten(errno);
}

} // namespace poolscope
