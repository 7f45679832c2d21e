#include "core/pool/mapledger.h"

#include <algorithm>

namespace poolscope {

MapLedger::Member& MapLedger::member(int number) {
    const auto at = static_cast<std::size_t>(number - 1);
    if (at >= m_members.size())
        m_members.resize(at + 1);
    return m_members[at];
}

void MapLedger::begins(int number, bool looks) {
    member(number) = {State::AtWork, looks ? m_deaths : -1};
    ++m_atWork;
}

void MapLedger::idle(int number) {
    Member& one = member(number);
    if (one.state != State::AtWork)
        return;
    one.state = State::Idle;
    --m_atWork;
    m_lookedThrough = std::max(m_lookedThrough, one.looksAfter);
}

void MapLedger::dies(int number) {
    Member& one = member(number);
    if (one.state == State::AtWork)
        --m_atWork;
    one.state = State::Gone;
    ++m_unsettled;
}

void MapLedger::settle(bool freed) {
    --m_unsettled;
    if (freed)
        ++m_deaths;
}

std::optional<int> MapLedger::takeLooker() {
    if (m_lookedThrough == m_deaths || lookIsUnderWay())
        return std::nullopt;
    const auto found = std::find_if(m_members.begin(), m_members.end(),
                                    [](const Member& one) { return one.state == State::Idle; });
    if (found == m_members.end())
        return std::nullopt;
    const int number = static_cast<int>(found - m_members.begin()) + 1;
    begins(number, true);
    return number;
}

bool MapLedger::isAtWork(int number) const {
    const auto at = static_cast<std::size_t>(number - 1);
    return at < m_members.size() && m_members[at].state == State::AtWork;
}

bool MapLedger::isDone() const {
    return m_atWork == 0 && m_unsettled == 0 && m_lookedThrough == m_deaths;
}

bool MapLedger::lookIsUnderWay() const {
    return std::any_of(m_members.begin(), m_members.end(), [this](const Member& one) {
        return one.state == State::AtWork && one.looksAfter == m_deaths;
    });
}

} // namespace poolscope
