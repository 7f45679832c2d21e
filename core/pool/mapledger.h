#pragma once

#include <optional>
#include <vector>

namespace poolscope {

/// Who is at work in a map, who must look through the table for free chunks, and when all is done.
///
/// While nobody dies a map is done when all processes are idle: every number was drawn, and what
/// was drawn was finished. After a death chunks may be free again, or drawn and never owned. They
/// are found by a process that looks through the whole table, if its look began after the last
/// death: then, once all are idle, a chunk can only be done.
class MapLedger {
public:
    /// Process @p number (from 1) is at work: it draws, or @p looks through the table first.
    void begins(int number, bool looks);
    /// It found no more chunk. Ignored if it was not at work.
    void idle(int number);
    /// It died, and nobody has said yet what becomes of its chunk.
    void dies(int number);
    /// Its chunk was @p freed, or is lost for good.
    void settle(bool freed);
    /// An idle process that is to look now, and counts as at work from here on; nothing if no look
    /// is wanted or nobody is idle.
    [[nodiscard]] std::optional<int> takeLooker();

    [[nodiscard]] bool isAtWork(int number) const;
    /// All are idle and nothing can be left.
    [[nodiscard]] bool isDone() const;

    /// Whoever checks all that can happen has to tell one ledger from another.
    friend auto operator<=>(const MapLedger&, const MapLedger&) = default;

private:
    enum class State { Gone, AtWork, Idle };

    struct Member {
        State state = State::Gone;
        int looksAfter = -1; ///< how many deaths there had been when its look began; −1: draws

        friend auto operator<=>(const Member&, const Member&) = default;
    };

    [[nodiscard]] Member& member(int number);
    [[nodiscard]] bool lookIsUnderWay() const;

    std::vector<Member> m_members; ///< by number
    int m_atWork = 0;
    int m_unsettled = 0;
    int m_deaths = 0;        ///< settled with chunks freed
    int m_lookedThrough = 0; ///< deaths before the last look that was finished
};

} // namespace poolscope
