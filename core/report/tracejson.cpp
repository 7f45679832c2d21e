#include "core/report/tracejson.h"

#include "core/config/settings.h"
#include "core/record/chunknumber.h"
#include "core/report/jsonstream.h"
#include "core/report/rows.h"
#include "core/words/endwords.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int Driver = 0;
constexpr int ChunkThread = 1;
constexpr int FreezeThread = 2;
constexpr std::size_t EventsPerLook = 4096; ///< whether it is still wanted

/// Something that took time, or happened (until is from).
struct TraceEvent {
    enum class Kind { Run, Map, Start, Chunk, Lost, Frozen, Death };

    Nanoseconds from = 0;
    Nanoseconds until = 0;
    Kind kind = Kind::Chunk;
    int process = Driver;
    std::size_t place = 0; ///< in the record's list of such things
};

using Kind = TraceEvent::Kind;

/// Parents come before what happens within them.
bool isBefore(const TraceEvent& one, const TraceEvent& other) {
    return one.from != other.from ? one.from < other.from : one.until > other.until;
}

/// Whether its process counts as active for some time.
bool isWork(const TraceEvent& event) {
    return (event.kind == Kind::Chunk || event.kind == Kind::Lost) && event.until > event.from;
}

void addProcess(std::vector<TraceEvent>& events, const ProcessRecord& process, Nanoseconds end) {
    const int number = process.number;
    const Nanoseconds gone = process.endedNs.value_or(end);
    events.push_back({process.spawnedNs, process.readyNs.value_or(gone), Kind::Start, number, 0});
    for (std::size_t i = 0; i < process.freezes.size(); ++i)
        events.push_back({process.freezes[i].fromNs, process.freezes[i].untilNs.value_or(gone),
                          Kind::Frozen, number, i});
    if (isDeath(process.end))
        events.push_back({gone, gone, Kind::Death, number, 0});
}

std::vector<TraceEvent> eventsOf(const RunRecord& record) {
    const Nanoseconds end = endOf(record);
    std::vector<TraceEvent> events;
    events.reserve(record.chunks.size() + record.lostAttempts.size() + 4 * record.processes.size() +
                   record.maps.size() + 1);
    events.push_back({0, end, Kind::Run, Driver, 0});
    for (std::size_t i = 0; i < record.maps.size(); ++i)
        events.push_back(
            {record.maps[i].beganNs, record.maps[i].doneNs.value_or(end), Kind::Map, Driver, i});
    for (const ProcessRecord& process : record.processes)
        addProcess(events, process, end);
    for (std::size_t i = 0; i < record.chunks.size(); ++i) {
        const ChunkEvent& chunk = record.chunks[i];
        events.push_back(
            {chunk.startedNs, chunk.finishedNs, Kind::Chunk, static_cast<int>(chunk.process), i});
    }
    for (std::size_t i = 0; i < record.lostAttempts.size(); ++i) {
        const LostAttempt& lost = record.lostAttempts[i];
        events.push_back(
            {lost.startedNs.value_or(lost.endedNs), lost.endedNs, Kind::Lost, lost.process, i});
    }
    for (TraceEvent& event : events) // what a file says of maps and freezes may lie outside the run
        event.until = std::max(event.from, event.until);
    std::sort(events.begin(), events.end(), isBefore);
    return events;
}

class Trace {
public:
    Trace(const RunRecord& record, QIODevice& out, const TableProgress& progress)
        : m_record(record)
        , m_progress(progress)
        , m_device(out)
        , m_json(m_device) {}

    bool write();

private:
    void writeSettings();
    void writeNames();
    void name(const char* what, int process, int thread, const QString& text);
    bool writeEvents();
    void countEndsUntil(Nanoseconds time);
    void writeCounter(Nanoseconds time, int active);
    void write(const TraceEvent& event);
    void writeDetails(const ChunkEvent& chunk);
    void writeDetails(const LostAttempt& lost);
    void begin(const char* phase, const QString& name, int process, int thread, Nanoseconds time);
    void time(const char* key, Nanoseconds time);
    [[nodiscard]] QString nameOf(const TraceEvent& event) const;

    const RunRecord& m_record;
    const TableProgress& m_progress;
    JsonDevice m_device;
    JsonStream m_json;
    std::vector<Nanoseconds> m_ends; ///< of work, sorted
    std::size_t m_ended = 0;
    int m_active = 0; ///< processes in chunks, so far
};

bool Trace::write() {
    m_json.StartObject();
    m_json.field("displayTimeUnit", u"ns"_s);
    writeSettings();
    m_json.Key("traceEvents");
    m_json.StartArray();
    writeNames();
    if (!writeEvents())
        return false;
    m_json.EndArray();
    m_json.EndObject(); // and with it all is handed on
    return !m_device.hasFailed();
}

void Trace::writeSettings() {
    m_json.Key("otherData");
    m_json.StartObject();
    m_json.field("program", u"Poolscope "_s + machineOf(m_record).version);
    m_json.field("started_at", m_record.startedAt.toString(Qt::ISODateWithMs));
    for (const Setting* setting : settingsIn(m_record.config))
        m_json.field(setting->key, setting->write(m_record.config));
    m_json.EndObject();
}

/// Viewers that ignore the order that is asked for sort by name: so those begin with a number.
void Trace::writeNames() {
    int lanes = 0;
    for (const ProcessRecord& process : m_record.processes)
        lanes = std::max(lanes, process.lane);
    const auto digits = std::max<qsizetype>(2, QString::number(lanes).size());
    name("process_name", Driver, 0, QString(digits, u'0') + u" driver"_s);
    for (const ProcessRecord& process : m_record.processes) {
        const QString lane = QString::number(process.lane).rightJustified(digits, u'0');
        const QString pid = process.pid > 0 ? u" (pid %1)"_s.arg(process.pid) : QString();
        name("process_name", process.number, ChunkThread,
             u"%1 process %2%3"_s.arg(lane).arg(process.number).arg(pid));
        name("thread_name", process.number, ChunkThread, u"chunks"_s);
        if (!process.freezes.empty())
            name("thread_name", process.number, FreezeThread, u"frozen"_s);
        begin("M", u"process_sort_index"_s, process.number, ChunkThread, 0);
        m_json.Key("args");
        m_json.StartObject();
        m_json.field("sort_index", process.lane);
        m_json.EndObject();
        m_json.EndObject();
    }
}

void Trace::name(const char* what, int process, int thread, const QString& text) {
    begin("M", QString::fromLatin1(what), process, thread, 0);
    m_json.Key("args");
    m_json.StartObject();
    m_json.field("name", text);
    m_json.EndObject();
    m_json.EndObject();
}

bool Trace::writeEvents() {
    const std::vector<TraceEvent> events = eventsOf(m_record);
    for (const TraceEvent& event : events) {
        if (isWork(event))
            m_ends.push_back(event.until);
    }
    std::sort(m_ends.begin(), m_ends.end());
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (i % EventsPerLook == 0 && m_progress.stop.stop_requested())
            return false;
        countEndsUntil(events[i].from);
        write(events[i]);
        if (isWork(events[i]))
            writeCounter(events[i].from, ++m_active);
        if (m_progress.rows != nullptr)
            m_progress.rows->fetch_add(1, std::memory_order_relaxed);
    }
    countEndsUntil(std::numeric_limits<Nanoseconds>::max());
    return true;
}

void Trace::countEndsUntil(Nanoseconds time) {
    while (m_ended < m_ends.size() && m_ends[m_ended] <= time) {
        const Nanoseconds end = m_ends[m_ended];
        for (; m_ended < m_ends.size() && m_ends[m_ended] == end; ++m_ended)
            --m_active;
        writeCounter(end, m_active);
    }
}

void Trace::writeCounter(Nanoseconds time, int active) {
    begin("C", u"active processes"_s, Driver, 0, time);
    m_json.Key("args");
    m_json.StartObject();
    m_json.field("processes", active);
    m_json.EndObject();
    m_json.EndObject();
}

void Trace::write(const TraceEvent& event) {
    const bool isInstant = event.kind == Kind::Death;
    const int thread = event.kind == Kind::Frozen ? FreezeThread : ChunkThread;
    begin(isInstant ? "i" : "X", nameOf(event), event.process, thread, event.from);
    if (isInstant)
        m_json.field("s", u"p"_s);
    else
        time("dur", event.until - event.from);
    if (event.kind == Kind::Chunk)
        writeDetails(m_record.chunks[event.place]);
    else if (event.kind == Kind::Lost)
        writeDetails(m_record.lostAttempts[event.place]);
    m_json.EndObject();
}

void Trace::writeDetails(const ChunkEvent& chunk) {
    m_json.Key("args");
    m_json.StartObject();
    m_json.field("first", m_record.config.input.first + chunk.position);
    m_json.field("count", chunk.count);
    m_json.field("attempt", static_cast<int>(chunk.attempt));
    m_json.field("core", chunk.cpu < 0 ? std::nullopt : std::optional(static_cast<int>(chunk.cpu)));
    m_json.EndObject();
}

void Trace::writeDetails(const LostAttempt& lost) {
    m_json.Key("args");
    m_json.StartObject();
    m_json.field("first", m_record.config.input.first + lost.position);
    m_json.field("count", lost.count);
    m_json.field("done", lost.itemsDone);
    m_json.EndObject();
}

QString Trace::nameOf(const TraceEvent& event) const {
    switch (event.kind) {
    case Kind::Run:
        return u"run"_s;
    case Kind::Map:
        return m_record.maps[event.place].function;
    case Kind::Start:
        return u"start"_s;
    case Kind::Frozen:
        return u"frozen"_s;
    case Kind::Chunk:
        return u"chunk %1"_s.arg(chunkNumber(m_record.chunks[event.place].index));
    case Kind::Lost:
        return u"chunk %1 (lost)"_s.arg(chunkNumber(m_record.lostAttempts[event.place].index));
    case Kind::Death:
        return endText(m_record.processes[static_cast<std::size_t>(event.process - 1)]);
    }
    Q_UNREACHABLE();
}

/// Opens an event, to which more may be added before it is closed.
void Trace::begin(const char* phase, const QString& name, int process, int thread,
                  Nanoseconds time) {
    m_json.StartObject();
    m_json.field("ph", QString::fromLatin1(phase));
    m_json.field("name", name);
    m_json.field("pid", process);
    m_json.field("tid", thread);
    this->time("ts", time);
}

/// In µs; a double would round those of a long run.
void Trace::time(const char* key, Nanoseconds time) {
    const QByteArray text = decimals(time, 3);
    m_json.Key(key);
    m_json.RawValue(text.constData(), static_cast<std::size_t>(text.size()),
                    rapidjson::kNumberType);
}

} // namespace

bool writeTraceJson(const RunRecord& record, QIODevice& out, const TableProgress& progress) {
    return Trace(record, out, progress).write();
}

} // namespace poolscope
