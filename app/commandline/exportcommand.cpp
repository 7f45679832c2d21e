#include "app/commandline/exportcommand.h"

#include "app/commandline/call.h"
#include "app/commandline/outputplace.h"
#include "app/commandline/say.h"
#include "core/machine/machinelimits.h"
#include "core/store/runfile.h"
#include "core/store/sweepfile.h"
#include "core/words/problemwords.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView Stdout("-");

} // namespace

ExportCommand::ExportCommand(ExportOptions options)
    : m_options(std::move(options)) {}

ExitCode ExportCommand::execute() {
    const auto refuse = [](const QString& refusal) {
        say(withHint(refusal, u"poolscope export --help"_s));
        return ExitCode::Refused;
    };
    if (const QString refusal = refusedCall(); !refusal.isEmpty())
        return refuse(refusal);
    if (const auto error = load()) {
        say(sentence(*error));
        return ExitCode::Refused;
    }
    if (const QString refusal = findTargets(); !refusal.isEmpty())
        return refuse(refusal);
    ExitCode code = ExitCode::Done;
    for (Target& target : m_targets) {
        const auto writer = [&](QIODevice& out) { return write(*target.exporter, out); };
        if (!target.file) {
            code = std::max(code, printBy(writer));
            continue;
        }
        const auto error = target.file->write(writer);
        if (!error)
            continue;
        say(sentence(*error));
        code = ExitCode::Failed;
    }
    return code;
}

QString ExportCommand::refusedCall() const {
    if (m_options.file.empty())
        return tr("There is no run file to export: write poolscope export FILE --to OUT.");
    if (m_options.to.empty())
        return tr("There is no file to write: write poolscope export FILE --to OUT.");
    const QString format = QString::fromStdString(m_options.format);
    if (format.isEmpty() || exporterCalled(format) != nullptr)
        return {};
    return tr("“%1” is no format: allowed are %2 of a run, %3 of a sweep.")
        .arg(shortened(format), exporterNames(Exported::Run).join(u", "_s),
             exporterNames(Exported::Sweep).join(u", "_s));
}

std::optional<FileError> ExportCommand::load() {
    const QString path = QString::fromStdString(m_options.file);
    auto run = loadRun(path);
    if (run.hasValue()) {
        m_run = std::move(run.value());
        return std::nullopt;
    }
    if (run.error().kind != FileError::Kind::HoldsSweep)
        return run.error();
    auto sweep = loadSweep(path);
    if (!sweep.hasValue())
        return sweep.error();
    m_sweep = std::move(sweep.value());
    m_summary = summaryOf(*m_sweep);
    return std::nullopt;
}

QString ExportCommand::findTargets() {
    QStringList names;
    for (const std::string& text : m_options.to) {
        const QString name = QString::fromStdString(text);
        if (QString refusal = refusedName(name, names); !refusal.isEmpty())
            return refusal;
        const auto exporter = exporterOf(name);
        if (!exporter.hasValue())
            return exporter.error();
        names.append(name);
        Target target{exporter.value(), std::nullopt};
        if (name != Stdout) {
            target.file.emplace(name);
            if (const auto error = target.file->open())
                return tr("The file %1 cannot be written: %2.").arg(name, error->detail);
        }
        m_targets.push_back(std::move(target));
    }
    return m_run ? fetchResults() : QString();
}

QString ExportCommand::fetchResults() {
    const auto isAny = [this](auto isWanted) {
        return std::ranges::any_of(
            m_targets, [&](const Target& target) { return isWanted(target.exporter->results); });
    };
    if (!isAny([](Exporter::Use use) { return use != Exporter::Use::None; }))
        return {};
    const quint64 needed = m_run->config.input.size * sizeof(std::uint64_t);
    const std::optional<Room> room = MachineLimits().memory();
    if (m_run->results.isNone() && room && needed > room->left)
        return tr("The results of the run take %1 of memory, and %2 are free: choose a format "
                  "without them.")
            .arg(memoryText(needed), memoryText(room->left));
    restoreResults(*m_run);
    const bool lacksThem =
        m_run->results.kind() != Results::Kind::Numbers && !m_run->chunks.empty();
    if (lacksThem && isAny([](Exporter::Use use) { return use == Exporter::Use::Needed; }))
        return tr("The file holds no results of the run: choose another format.");
    return {};
}

Result<const Exporter*, QString> ExportCommand::exporterOf(const QString& name) const {
    const QString allowed = exporterNames(what()).join(u", "_s);
    if (!m_options.format.empty()) {
        const QString format = QString::fromStdString(m_options.format);
        const Exporter* exporter = exporterCalled(format);
        if (writes(*exporter, what()))
            return exporter;
        return m_sweep ? tr("The file holds a sweep, and “%1” is a format of runs: allowed are %2.")
                             .arg(format, allowed)
                       : tr("The file holds a run, and “%1” is a format of sweeps: allowed are %2.")
                             .arg(format, allowed);
    }
    if (name == Stdout)
        return tr("Standard output has no name that tells the format: add --format, which may be "
                  "%1.")
            .arg(allowed);
    if (const Exporter* exporter = exporterFor(name, what()))
        return exporter;
    return tr("The end of “%1” stands for no format: allowed are %2, or give --format.")
        .arg(shortened(name), exporterSuffixes(what()).join(u", "_s));
}

/// What cannot be written to, or not once more.
QString ExportCommand::refusedName(const QString& name, const QStringList& before) const {
    if (name == Stdout)
        return before.contains(Stdout)
                   ? tr("Standard output takes one format: write the others to files.")
                   : QString();
    if (const auto fault = faultOf(name))
        return tr("The file %1 cannot be written: %2.").arg(name, *fault);
    if (isSameFile(name, QString::fromStdString(m_options.file)))
        return tr("The file %1 is the run file itself: choose another name.").arg(name);
    const bool isTaken = std::ranges::any_of(
        before, [&name](const QString& other) { return isSameFile(name, other); });
    return isTaken ? tr("The file %1 cannot take two formats: choose two names.").arg(name)
                   : QString();
}

bool ExportCommand::write(const Exporter& exporter, QIODevice& out) const {
    return m_sweep ? exporter.writeSweep(*m_sweep, m_summary, out)
                   : exporter.writeRun(*m_run, out, {});
}

} // namespace poolscope
