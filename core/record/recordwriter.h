#pragma once

#include "core/record/runrecord.h"

#include <optional>
#include <vector>

namespace poolscope {

/// What is known of a process when it is started.
struct ProcessStart {
    int lane = 0; ///< from 1
    qint64 pid = 0;
    Nanoseconds spawnedNs = 0;
    std::optional<int> replaces; ///< number of the process before it on its lane
    int machine = 0;             ///< its place in RunRecord::machines
};

/// How a process came to its end.
struct ProcessFate {
    ProcessEnd end = ProcessEnd::Finished;
    Nanoseconds endedNs = 0;
    int signal = 0;
    int exitCode = 0;
};

/// The only way into a record, for engines and for files alike. Whoever writes gives all times, in
/// ns since the run's start: no clock is read for a record. What all readers rely on is looked at
/// here and nowhere else: numbers are those of processes and maps that there are, a process does
/// one chunk after the other, nothing ends before it began, nothing lies outside of the run.
///
/// An engine that breaks a rule is wrong: that asserts. A file that does is refused: fault() tells
/// the first rule that was broken, nothing is written from then on, and the record is not to be
/// used.
class RecordWriter {
public:
    enum class Faults { Assert, Refuse };

    /// @p record is empty but for its configuration, and outlives the writer.
    explicit RecordWriter(RunRecord& record, Faults faults = Faults::Assert);

    /// The first rule that was broken, in words for whoever wrote; nothing if all is well.
    [[nodiscard]] const std::optional<QString>& fault() const { return m_fault; }

    [[nodiscard]] const RunRecord& record() const { return m_record; }

    /// The machines that processes are on, the driver's first; before the first process.
    void machines(std::vector<MachineRecord> machines);
    /// Time of the driver's cores that its quota kept from the run.
    void throttled(std::optional<Nanoseconds> time);
    /// The whole program stood still; such stretches come one after the other.
    void suspended(Nanoseconds from, Nanoseconds until);
    void startedAt(const QDateTime& time);
    /// How far the measuring of the serial time is; it ends with serialTime().
    void measuringSerial(const SerialProgress& progress);
    /// One process, one loop, no pool; nothing: it is not known, and not measured any more.
    void serialTime(std::optional<Nanoseconds> time);

    /// A map begins; returns its place in RunRecord::maps. The chunks and positions of the one
    /// before, if they are known, come before its own.
    int addMap(const MapRecord& map);
    void mapDone(int map, Nanoseconds time);

    /// A process was started; returns its number.
    int addProcess(const ProcessStart& start);
    void ready(int process, Nanoseconds time);
    /// What the process is at; nothing: no chunk.
    void atWork(int process, const std::optional<ChunkInProgress>& chunk);
    /// A chunk is finished; the process's next comes later.
    void finished(const ChunkEvent& chunk);
    /// CPU time that the process used in its finished chunks so far.
    void used(int process, Nanoseconds cpuNs);
    /// The process runs, but stands still since @p since; nothing: it gets on.
    void still(int process, std::optional<Nanoseconds> since);
    /// The process is stopped since @p from, or no longer. Nothing happens if that is known.
    void frozen(int process, Nanoseconds from);
    void thawed(int process, Nanoseconds until);
    void ended(int process, const ProcessFate& fate);
    /// An attempt ended with its process; the process is no longer at it unless nobody is to do it
    /// again.
    void lost(const LostAttempt& attempt);

    /// Why the run fails; nothing: it does not after all.
    void failed(const std::optional<RunFailure>& failure);
    void results(const Results& results);
    void resultsChecked(bool areRight);
    /// The record has all that happened up to @p now; nothing happens once the wall time is known.
    void reached(Nanoseconds now);
    /// All is over; the run took @p wall.
    void wall(Nanoseconds wall);
    void outcome(Outcome outcome);
    /// Looks at what can only be seen when all is written: nothing happened after the end, no chunk
    /// is finished twice, and those of a finished run are all there.
    void close();

private:
    bool holds(bool rule, const char* words);
    [[nodiscard]] bool isThere(int process);
    [[nodiscard]] bool isInside(quint64 index, quint64 position, quint64 count);
    [[nodiscard]] ProcessRecord& process(int number);

    RunRecord& m_record;
    Faults m_faults;
    std::optional<QString> m_fault;
    std::vector<Nanoseconds> m_lastFinish; ///< by process number − 1
    quint64 m_chunksBegun = 0;             ///< before the newest map, and in it where known
    quint64 m_positionsBegun = 0;
    Nanoseconds m_latest = 0; ///< that anything happened
    bool m_chunksKnown = true;
};

} // namespace poolscope
