#include "core/store/runtables.h"

#include "core/record/recordwriter.h"
#include "core/store/database.h"
#include "core/store/eventtables.h"
#include "core/store/failuretable.h"
#include "core/store/maptables.h"
#include "core/store/resulttable.h"
#include "core/store/runtable.h"

namespace poolscope {

void makeTables(Database& database) {
    makeRunTables(database);
    makeMapTables(database);
    makeEventTables(database);
    makeResultTable(database);
    makeFailureTable(database);
}

void writeTables(Database& database, qint64 run, const RunRecord& record) {
    writeRun(database, run, record);
    writeMachines(database, run, record.machines);
    writeMaps(database, run, record.maps);
    writeEvents(database, run, record);
    writeResults(database, run, record);
}

std::optional<RunRecord> readTables(Database& database, qint64 run) {
    const std::optional<RunConfig> config = readConfig(database, run);
    if (!config)
        return std::nullopt;
    RunRecord record;
    record.config = *config;
    RecordWriter writer(record, RecordWriter::Faults::Refuse);
    const std::vector<MachineRecord> machines = readMachines(database, run);
    if (machines.empty())
        return std::nullopt;
    writer.machines(machines);
    const bool understood = readBeginning(database, run, writer) &&
                            readMaps(database, run, writer) && readEvents(database, run, writer) &&
                            readMapEnds(database, run, writer) &&
                            readResults(database, run, writer) && readEnd(database, run, writer);
    writer.close();
    if (!understood || writer.fault() || !database.isSound())
        return std::nullopt;
    return record;
}

} // namespace poolscope
