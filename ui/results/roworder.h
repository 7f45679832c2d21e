#pragma once

#include "core/record/runrecord.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace poolscope {

/// Which result stands in which row, and the other way round. Made once for a record and an order,
/// in any thread; then both are found in an instant, also among 10^7 chunks.
class RowOrder {
public:
    struct Place {
        quint64 position; ///< of the number in the input
        const ChunkEvent* chunk;
    };

    /// Null once @p stop has been requested. @p record has ended.
    [[nodiscard]] static std::shared_ptr<const RowOrder>
    make(const SharedRecord& record, ResultOrder order, const std::stop_token& stop = {});

    [[nodiscard]] const RunRecord& record() const { return *m_record; }

    [[nodiscard]] quint64 rows() const { return m_rows; }

    /// @p row is less than rows().
    [[nodiscard]] Place placeOf(quint64 row) const;
    /// The row of a position of the input; nothing if it was not computed.
    [[nodiscard]] std::optional<quint64> rowOf(quint64 position) const;

private:
    [[nodiscard]] std::size_t rankOf(const ChunkEvent& chunk) const;

    SharedRecord m_record;
    std::vector<quint32> m_chunks;    ///< as the rows are: places in the record's list
    std::vector<quint32> m_firstRows; ///< of each of them; the input has at most 2^32 numbers
    std::vector<quint32> m_byInput;   ///< the same chunks as the input is; empty if the rows are so
    quint64 m_rows = 0;
};

} // namespace poolscope
