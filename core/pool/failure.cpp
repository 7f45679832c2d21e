#include "core/pool/failure.h"

#include "core/pool/processpool.h"
#include "core/record/endbysignal.h"

#include <system_error>

namespace poolscope {

RunFailure failureOf(const WorkerEnd& end, const QString& reported) {
    RunFailure failure;
    failure.detail = reported;
    if (!reported.isEmpty()) {
        failure.kind = FailureKind::ProcessReported;
        return failure;
    }
    switch (end.how) {
    case WorkerEnd::How::NotStarted:
        failure.kind = FailureKind::ProcessNotStarted;
        failure.detail = end.detail;
        break;
    case WorkerEnd::How::Exited:
        failure.kind = FailureKind::ProcessExited;
        failure.exitCode = end.code;
        break;
    case WorkerEnd::How::Signalled:
    case WorkerEnd::How::Held:
        failure.kind = FailureKind::ProcessKilled;
        failure.signal = end.code;
        break;
    }
    return failure;
}

RunFailure failureOf(const PoolMember& member, const RunRecord& record) {
    RunFailure failure = failureOf(member.end.value_or(WorkerEnd{}), member.reported);
    failure.process = member.number;
    failure.pid = member.pid;
    const auto& current = record.processes[static_cast<std::size_t>(member.number - 1)].current;
    if (current) {
        const quint64 first = record.config.input.first + current->position;
        failure.chunk = ChunkAtFault{current->index, first, first + current->count - 1};
    }
    return failure;
}

RunFailure stuckFailure(const PoolMember& member, const RunRecord& record, Nanoseconds stillNs) {
    RunFailure failure = failureOf(member, record);
    failure.kind = FailureKind::ProcessStuck;
    failure.stillNs = stillNs;
    return failure;
}

RunFailure boardFailure(int code) {
    RunFailure failure;
    failure.kind = FailureKind::BoardFailed;
    failure.detail = QString::fromStdString(std::system_category().message(code));
    return failure;
}

RunFailure unlikelyFailure(const QString& rule) {
    RunFailure failure;
    failure.kind = FailureKind::Unlikely;
    failure.detail = rule;
    return failure;
}

ProcessEnd processEndOf(const PoolMember& member) {
    if (!member.end)
        return ProcessEnd::Running;
    if (member.end->how == WorkerEnd::How::Held)
        return ProcessEnd::Held;
    if (member.killedByUs)
        return ProcessEnd::Stopped;
    if (member.stuck)
        return ProcessEnd::Stuck;
    if (member.end->how == WorkerEnd::How::Signalled)
        return endBySignal(member.end->code);
    return member.toldToQuit && *member.end == WorkerEnd{} ? ProcessEnd::Finished
                                                           : ProcessEnd::Exited;
}

} // namespace poolscope
