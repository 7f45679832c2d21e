#pragma once

#include "core/record/moment.h"

#include <vector>

namespace poolscope {

/// The chunks that processes are at, at a moment: by their place in the input.
class AtWork {
public:
    struct Part {
        quint64 from = 0;
        quint64 until = 0; ///< behind the last
        int process = 0;

        friend bool operator==(const Part&, const Part&) = default;
    };

    AtWork() = default;
    /// Nobody is at work where the run is over.
    explicit AtWork(const Moment& moment);

    [[nodiscard]] const std::vector<Part>& parts() const { return m_parts; }

    /// Who is at the chunk that the number at @p position is in; 0: nobody.
    [[nodiscard]] int at(quint64 position) const { return within(position, position + 1); }

    /// Who is at one of the chunks in the positions from @p from until before @p until; 0: nobody.
    [[nodiscard]] int within(quint64 from, quint64 until) const;

private:
    std::vector<Part> m_parts; ///< by position; they do not overlap
};

} // namespace poolscope
