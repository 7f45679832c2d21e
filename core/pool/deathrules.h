#pragma once

#include "core/pool/processpool.h"
#include "core/record/runfailure.h"
#include "core/record/runrecord.h"

#include <optional>

namespace poolscope {

/// Decides at each death of a process whether the run goes on. It does not if the pool is one that
/// gives up, if one chunk has ended too many processes (RunConfig::retries), after three deaths
/// without a chunk finished in between (or as many as retries, if that is more), if a process says
/// itself what is wrong, or if all places for replacements are used up.
class DeathRules {
public:
    explicit DeathRules(const RunConfig& config);

    /// Why the run ends with the death of @p member; nothing if it goes on. @p record knows of the
    /// death already.
    [[nodiscard]] std::optional<RunFailure> judge(const PoolMember& member, const RunRecord& record,
                                                  bool canReplace);

private:
    [[nodiscard]] std::optional<RunFailure> beyondLimits(const RunFailure& death,
                                                         const RunRecord& record) const;

    OnDeath m_onDeath;
    int m_retries;
    int m_deaths = 0;
    int m_inARow = 0;
    std::size_t m_chunksBefore = 0; ///< finished at the last death
};

} // namespace poolscope
