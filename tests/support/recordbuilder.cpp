#include "tests/support/recordbuilder.h"

#include <QStringList>
#include <QtTest/QtTest>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// Reads words one after the other; whoever writes a wrong one wants to know at once.
class Words {
public:
    explicit Words(const QString& line)
        : m_words(line.simplified().split(u' ', Qt::SkipEmptyParts)) {}

    [[nodiscard]] bool atEnd() const { return m_words.isEmpty(); }

    QString next() {
        if (m_words.isEmpty())
            qFatal("A word is missing in a record's text.");
        return m_words.takeFirst();
    }

    Nanoseconds number() { return numberFrom(next()); }

    [[nodiscard]] static Nanoseconds numberFrom(const QString& word) {
        bool isNumber = false;
        const Nanoseconds number = word.toLongLong(&isNumber);
        if (!isNumber)
            qFatal("'%s' is not a number.", qPrintable(word));
        return number;
    }

private:
    QStringList m_words;
};

WorkKind workNamed(const QString& name) {
    return name == "cpu"_L1 ? WorkKind::Cpu : name == "wait"_L1 ? WorkKind::Wait : WorkKind::None;
}

WorkProfile profileNamed(const QString& name) {
    return name == "rising"_L1    ? WorkProfile::Rising
           : name == "falling"_L1 ? WorkProfile::Falling
           : name == "random"_L1  ? WorkProfile::Random
                                  : WorkProfile::Equal;
}

class Builder {
public:
    RunRecord build(const QString& text) {
        for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts)) {
            const qsizetype colon = line.indexOf(u':');
            if (colon < 0)
                readRun(Words(line));
            else
                readProcess(static_cast<int>(Words::numberFrom(line.first(colon).trimmed())),
                            Words(line.sliced(colon + 1)));
        }
        if (m_lanes > 0 && !m_processesTold)
            m_record.config.processes = m_lanes;
        if (!m_sizeTold)
            m_record.config.input.size = m_position;
        m_record.chunksPlanned = m_index;
        m_record.maps = {{QStringLiteral("square"), 0, m_record.config.input.size, 0, m_index,
                          nullptr, ResultOrder::Input, 0, m_record.mapDoneNs}};
        return m_record;
    }

private:
    void readRun(Words words) {
        while (!words.atEnd()) {
            const QString word = words.next();
            if (word == "wall"_L1) {
                m_record.wallNs = words.number();
                m_record.nowNs = *m_record.wallNs;
                m_record.outcome = Outcome::Finished;
            } else if (word == "now"_L1) {
                m_record.nowNs = words.number();
            } else if (word == "serial"_L1) {
                m_record.serialNs = words.number();
            } else if (word == "mapped"_L1) {
                m_record.mapDoneNs = words.number();
            } else if (word == "size"_L1) {
                m_record.config.input.size = static_cast<quint64>(words.number());
                m_sizeTold = true;
            } else if (word == "processes"_L1) {
                m_record.config.processes = static_cast<int>(words.number());
                m_processesTold = true;
            } else if (word == "work"_L1) {
                m_record.config.work.kind = workNamed(words.next());
            } else if (word == "profile"_L1) {
                m_record.config.work.profile = profileNamed(words.next());
            } else if (word == "stopped"_L1) {
                m_record.outcome = Outcome::Stopped;
            } else if (word == "failed"_L1) {
                m_record.outcome = Outcome::Failed;
            } else {
                qFatal("A run knows no '%s'.", qPrintable(word));
            }
        }
    }

    void readProcess(int number, Words words) {
        m_record.processes.emplace_back();
        ProcessRecord& process = m_record.processes.back();
        process.number = number;
        process.lane = number;
        process.pid = 1000 + number;
        if (m_record.wallNs && m_record.outcome == Outcome::Finished)
            process.end = ProcessEnd::Finished;
        while (!words.atEnd())
            readAboutProcess(process, words);
        m_lanes = std::max(m_lanes, process.lane);
        if (process.current) {
            process.current->position = m_position;
            m_position += process.current->count;
        }
    }

    void readAboutProcess(ProcessRecord& process, Words& words) {
        const QString word = words.next();
        if (word == "spawned"_L1) {
            process.spawnedNs = words.number();
        } else if (word == "ready"_L1) {
            process.readyNs = words.number();
        } else if (word == "chunk"_L1) {
            addChunk(process, words.next());
        } else if (word == "cpu"_L1) {
            process.cpuNs += words.number();
        } else if (word == "at"_L1) {
            process.current = ChunkInProgress{m_index++, 0, 1, 0, std::nullopt};
            if (const QString time = words.next(); time != "?"_L1)
                process.current->startedNs = Words::numberFrom(time);
        } else if (word == "done"_L1) {
            process.current->itemsDone = static_cast<quint64>(words.number());
        } else if (word == "of"_L1) {
            process.current->count = static_cast<quint64>(words.number());
        } else if (word == "still"_L1) {
            process.stillSinceNs = words.number();
        } else if (word == "frozen"_L1) {
            addFreeze(process, words.next());
        } else if (word == "ended"_L1) {
            process.endedNs = words.number();
        } else if (word == "lost"_L1) {
            const ChunkInProgress& current = process.current.value();
            // Its numbers are free again: whatever is written next has them.
            m_record.lostAttempts.push_back({current.index, process.number, current.startedNs,
                                             process.endedNs.value(), current.itemsDone, m_position,
                                             current.count});
            m_lost = current;
            process.current.reset();
        } else if (word == "redo"_L1) {
            addLostChunk(process, words.next());
        } else if (word == "killed"_L1) {
            process.end = ProcessEnd::Killed;
            process.signal = 9;
        } else if (word == "crashed"_L1) {
            process.end = ProcessEnd::Crashed;
            process.signal = 11;
        } else if (word == "exited"_L1) {
            process.end = ProcessEnd::Exited;
            process.exitCode = 1;
        } else if (word == "replaces"_L1) {
            process.replaces = static_cast<int>(words.number());
            process.lane = m_record.processes[static_cast<std::size_t>(*process.replaces - 1)].lane;
        } else {
            qFatal("A process knows no '%s'.", qPrintable(word));
        }
    }

    /// "10-40", or "10-" for one that goes on.
    static void addFreeze(ProcessRecord& process, const QString& word) {
        FrozenStretch frozen{Words::numberFrom(word.section(u'-', 0, 0)), std::nullopt};
        if (const QString until = word.section(u'-', 1); !until.isEmpty())
            frozen.untilNs = Words::numberFrom(until);
        process.freezes.push_back(frozen);
    }

    /// "10-40" or "10-40x3".
    void addChunk(ProcessRecord& process, const QString& word) {
        ChunkEvent chunk;
        if (word.contains(u'x'))
            chunk.count = static_cast<quint64>(Words::numberFrom(word.section(u'x', 1)));
        else
            chunk.count = 1;
        chunk.index = static_cast<quint32>(m_index++);
        chunk.position = static_cast<quint32>(m_position);
        m_position += chunk.count;
        add(process, chunk, word.section(u'x', 0, 0));
    }

    void addLostChunk(ProcessRecord& process, const QString& times) {
        ChunkEvent chunk;
        chunk.count = m_lost.count;
        chunk.index = static_cast<quint32>(m_lost.index);
        chunk.position = static_cast<quint32>(m_position);
        chunk.attempt = 2;
        m_position += chunk.count;
        add(process, chunk, times);
    }

    void add(ProcessRecord& process, ChunkEvent chunk, const QString& times) {
        chunk.startedNs = Words::numberFrom(times.section(u'-', 0, 0));
        chunk.finishedNs = Words::numberFrom(times.section(u'-', 1));
        chunk.process = static_cast<quint32>(process.number);
        ++process.chunks;
        process.items += chunk.count;
        process.busyNs += chunk.finishedNs - chunk.startedNs;
        poolscope::addChunk(m_record, chunk);
    }

    RunRecord m_record;
    ChunkInProgress m_lost; ///< the latest one that was not finished
    quint64 m_index = 0;
    quint64 m_position = 0;
    int m_lanes = 0;
    bool m_sizeTold = false;
    bool m_processesTold = false;
};

} // namespace

RunRecord record(const QString& text) {
    return Builder().build(text);
}

SharedRecord sharedRecord(const QString& text) {
    return std::make_shared<RunRecord>(record(text));
}

} // namespace poolscope
