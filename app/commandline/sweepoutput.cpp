#include "app/commandline/sweepoutput.h"

#include "app/commandline/outputplace.h"
#include "app/commandline/outputsize.h"
#include "app/commandline/say.h"
#include "core/base/outputfile.h"
#include "core/metrics/sweepsummary.h"
#include "core/report/sweepreport.h"
#include "core/store/sweepfile.h"
#include "core/words/problemwords.h"

namespace poolscope {

namespace {

QString nameOf(const std::string& option) {
    return QString::fromStdString(option);
}

/// Of one that keeps a run of each setting whole.
quint64 leastSweepFileBytes(const SweepTask& task) {
    quint64 bytes = 0;
    for (const SweepSetting& setting : task.settings)
        bytes += leastRunFileBytes(configOf(task.config, setting));
    return bytes;
}

} // namespace

SweepOutput::SweepOutput(const SweepOptions& options)
    : m_options(options) {}

SweepOutput::~SweepOutput() = default;

std::optional<QString> SweepOutput::refusal(const SweepTask& task, bool keepsRunOfEach) {
    if (const auto sentence = oneForTwo())
        return sentence;
    if (const auto sentence = open(m_options.json, m_json))
        return sentence;
    if (const auto sentence = open(m_options.csv, m_csv))
        return sentence;
    return m_options.save.empty() ? std::nullopt
                                  : saveRefusal(nameOf(m_options.save),
                                                keepsRunOfEach ? leastSweepFileBytes(task) : 0);
}

/// What two of the outputs would both go to.
std::optional<QString> SweepOutput::oneForTwo() const {
    if (m_options.json == "-" && m_options.csv == "-")
        return tr("Standard output cannot take both the JSON and the CSV: write one to a file.");
    const QString json = m_options.json == "-" ? QString() : nameOf(m_options.json);
    const QString csv = m_options.csv == "-" ? QString() : nameOf(m_options.csv);
    const QString save = nameOf(m_options.save);
    if (!json.isEmpty() && isSameFile(json, csv))
        return tr("The file %1 cannot take both the JSON and the CSV: choose two names.").arg(json);
    if (!json.isEmpty() && isSameFile(json, save))
        return tr("The file %1 cannot take both the JSON and the run file: choose two names.")
            .arg(json);
    if (!csv.isEmpty() && isSameFile(csv, save))
        return tr("The file %1 cannot take both the CSV and the run file: choose two names.")
            .arg(csv);
    return std::nullopt;
}

std::optional<QString> SweepOutput::open(const std::string& option,
                                         std::unique_ptr<OutputFile>& file) {
    if (option.empty() || option == "-")
        return std::nullopt;
    file = std::make_unique<OutputFile>(nameOf(option));
    if (const auto error = file->open())
        return tr("The file %1 cannot be written: %2.").arg(nameOf(option), error->detail);
    return std::nullopt;
}

QStringList SweepOutput::writeFiles(const SweepRecord& sweep, const SweepSummary& summary) {
    QStringList unwritten;
    const auto note = [&unwritten](const std::optional<FileError>& error) {
        if (error)
            unwritten.append(sentence(*error));
    };
    if (m_json)
        note(m_json->write([&](QIODevice& out) { return writeSweepJson(sweep, summary, out); }));
    if (m_csv)
        note(m_csv->write([&](QIODevice& out) { return writeSweepCsv(sweep, summary, out); }));
    if (!m_options.save.empty())
        note(saveSweep(sweep, nameOf(m_options.save)));
    return unwritten;
}

ExitCode SweepOutput::writeStdout(const SweepRecord& sweep, const SweepSummary& summary) const {
    return printBy([&](QIODevice& out) {
        if (m_options.json == "-")
            return writeSweepJson(sweep, summary, out);
        if (m_options.csv == "-")
            return writeSweepCsv(sweep, summary, out);
        const bool isWanted = !m_options.quiet && summary.recommendation.taken;
        return !isWanted || writeSweepTable(sweep, summary, out);
    });
}

} // namespace poolscope
