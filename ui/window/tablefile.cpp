#include "ui/window/tablefile.h"

#include "core/base/outputfile.h"

namespace poolscope {

quint64 rowsOf(const RunRecord& record, Table table) {
    if (table == Table::Chunks)
        return 1 + record.chunks.size() + record.lostAttempts.size();
    quint64 rows = 1;
    for (const ProcessRecord& process : record.processes)
        rows += process.items;
    return rows;
}

TableWritten writeTable(const RunRecord& record, const TableFile& file,
                        const TableProgress& progress) {
    const auto writer = file.table == Table::Results ? &writeResultsCsv : &writeChunksCsv;
    OutputFile out(file.path);
    if (const auto error = out.open())
        return {false, error};
    const auto error = out.write([&](QIODevice& device) {
        return writer(record, device, progress, file.reader) && !progress.stop.stop_requested();
    });
    return {progress.stop.stop_requested(), error};
}

} // namespace poolscope
