#include "core/report/exporters.h"

#include "core/report/joblog.h"
#include "core/report/markdown.h"
#include "core/report/runjson.h"
#include "core/report/sweepreport.h"
#include "core/report/tracejson.h"

#include <array>

namespace poolscope {

namespace {

bool writeChunks(const RunRecord& record, QIODevice& out, const TableProgress& progress) {
    return writeChunksCsv(record, out, progress);
}

bool writeResults(const RunRecord& record, QIODevice& out, const TableProgress& progress) {
    return writeResultsCsv(record, out, progress);
}

bool writeJson(const RunRecord& record, QIODevice& out, const TableProgress& /*progress*/) {
    return writeRunJson(record, JsonResults::Numbers, out);
}

bool writeMarkdown(const RunRecord& record, QIODevice& out, const TableProgress& /*progress*/) {
    return writeRunMarkdown(record, out);
}

constexpr std::array Exporters{
    Exporter{"json", ".json", writeJson, writeSweepJson, Exporter::Use::IfThere},
    Exporter{"chunks", ".csv", writeChunks},
    Exporter{"results", "", writeResults, nullptr, Exporter::Use::Needed},
    Exporter{"points", ".csv", nullptr, writeSweepCsv},
    Exporter{"trace", ".trace.json", writeTraceJson},
    Exporter{"joblog", ".joblog", writeJoblog},
    Exporter{"markdown", ".md", writeMarkdown},
};

} // namespace

std::span<const Exporter> exporters() {
    return Exporters;
}

bool writes(const Exporter& exporter, Exported what) {
    return what == Exported::Run ? exporter.writeRun != nullptr : exporter.writeSweep != nullptr;
}

const Exporter* exporterCalled(const QString& name) {
    for (const Exporter& exporter : Exporters) {
        if (name == QLatin1StringView(exporter.name))
            return &exporter;
    }
    return nullptr;
}

const Exporter* exporterFor(const QString& fileName, Exported what) {
    const Exporter* found = nullptr;
    qsizetype length = 0;
    for (const Exporter& exporter : Exporters) {
        const QLatin1StringView suffix(exporter.suffix);
        if (writes(exporter, what) && suffix.size() > length &&
            fileName.endsWith(suffix, Qt::CaseInsensitive)) {
            found = &exporter;
            length = suffix.size();
        }
    }
    return found;
}

QStringList exporterNames(Exported what) {
    QStringList names;
    for (const Exporter& exporter : Exporters) {
        if (writes(exporter, what))
            names.append(QLatin1StringView(exporter.name));
    }
    return names;
}

QStringList exporterSuffixes(Exported what) {
    QStringList suffixes;
    for (const Exporter& exporter : Exporters) {
        const QLatin1StringView suffix(exporter.suffix);
        if (writes(exporter, what) && !suffix.isEmpty())
            suffixes.append(suffix);
    }
    return suffixes;
}

} // namespace poolscope
