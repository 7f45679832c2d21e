#include "core/pool/deathrules.h"

#include "core/pool/failure.h"

#include <algorithm>

namespace poolscope {

namespace {

constexpr int MostDeathsInARow = 3;

/// How many processes have ended with the chunk of @p death.
int deathsWithChunk(const RunFailure& death, const RunRecord& record) {
    if (!death.chunk)
        return 0;
    const auto count = std::count_if(
        record.lostAttempts.begin(), record.lostAttempts.end(),
        [&death](const LostAttempt& lost) { return lost.index == death.chunk->index; });
    return static_cast<int>(count);
}

RunFailure withKind(RunFailure failure, FailureKind kind, int times) {
    failure.kind = kind;
    failure.times = times;
    return failure;
}

} // namespace

DeathRules::DeathRules(const RunConfig& config)
    : m_onDeath(config.recovery.onDeath)
    , m_retries(config.recovery.retries) {}

std::optional<RunFailure> DeathRules::judge(const PoolMember& member, const RunRecord& record,
                                            bool canReplace) {
    ++m_deaths;
    const std::size_t chunksDone = record.chunks.size();
    m_inARow = followsInARow(member, chunksDone) ? m_inARow + 1 : 1;
    m_chunksBefore = chunksDone;
    m_chunksAtDeath[member.number] = chunksDone;
    const RunFailure death = failureOf(member, record);
    if (m_onDeath == OnDeath::Fail || death.kind == FailureKind::ProcessReported)
        return death;
    if (m_retries > 0) {
        if (auto failure = beyondLimits(death, record))
            return failure;
    }
    if (!canReplace)
        return withKind(death, FailureKind::NoProcessSlot, m_deaths);
    return std::nullopt;
}

bool DeathRules::followsInARow(const PoolMember& member, std::size_t chunksDone) const {
    const std::size_t atStart = member.replaces ? m_chunksAtDeath.at(*member.replaces) : 0;
    return chunksDone == m_chunksBefore && chunksDone == atStart;
}

std::optional<RunFailure> DeathRules::beyondLimits(const RunFailure& death,
                                                   const RunRecord& record) const {
    const int withChunk = m_onDeath == OnDeath::Hang ? 0 : deathsWithChunk(death, record);
    if (withChunk >= m_retries)
        return withChunk == 1 ? death : withKind(death, FailureKind::ChunkEndsProcesses, withChunk);
    if (m_inARow < std::max(MostDeathsInARow, m_retries))
        return std::nullopt;
    return death.kind == FailureKind::ProcessNotStarted
               ? death
               : withKind(death, FailureKind::DeathsInARow, m_inARow);
}

} // namespace poolscope
