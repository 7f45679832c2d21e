#pragma once

#include "core/pool/processpool.h"
#include "core/record/runfailure.h"
#include "core/record/runrecord.h"

#include <map>
#include <optional>

namespace poolscope {

/// Decides at each death of a process whether the run goes on. It does not if the pool is one that
/// gives up, if one chunk has ended too many processes (RunConfig::retries), after three deaths in
/// a row (or as many as retries, if that is more), if a process says itself what is wrong, or if
/// all places for replacements are used up.
///
/// A death follows another in a row if no chunk was finished since that other one, nor since the
/// process was started: several that die together after work was done are one misfortune, and the
/// driver may hear of them when all chunks in between are long done.
class DeathRules {
public:
    explicit DeathRules(const RunConfig& config);

    /// Why the run ends with the death of @p member; nothing if it goes on. @p record knows of the
    /// death already.
    [[nodiscard]] std::optional<RunFailure> judge(const PoolMember& member, const RunRecord& record,
                                                  bool canReplace);

private:
    [[nodiscard]] bool followsInARow(const PoolMember& member, std::size_t chunksDone) const;
    [[nodiscard]] std::optional<RunFailure> beyondLimits(const RunFailure& death,
                                                         const RunRecord& record) const;

    OnDeath m_onDeath;
    int m_retries;
    int m_deaths = 0;
    int m_inARow = 0;
    std::size_t m_chunksBefore = 0;             ///< finished at the last death
    std::map<int, std::size_t> m_chunksAtDeath; ///< by process; its replacement begins with these
};

} // namespace poolscope
