#pragma once

#include "core/base/nanoseconds.h"
#include "core/report/csv.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QIODevice>

#include <utility>

namespace poolscope {

/// @p time in units of 10^@p digits ns, with all of its decimals, as doubles would not keep them:
/// "1.500" µs for 1500 ns and 3. @p time is not negative.
[[nodiscard]] inline QByteArray decimals(Nanoseconds time, int digits) {
    const QByteArray text = QByteArray::number(time).rightJustified(digits + 1, '0');
    return text.chopped(digits) + '.' + text.last(digits);
}

/// Gathers the rows of a table and hands them on in blocks, as long as they are wanted.
class Rows {
public:
    Rows(QIODevice& out, const TableProgress& progress, char separator, QByteArray lineEnd)
        : m_out(out)
        , m_progress(progress)
        , m_separator(separator)
        , m_lineEnd(std::move(lineEnd)) {}

    /// One row; fields are numbers or plain words, so none needs quotes. False: no more are wanted.
    [[nodiscard]] bool add(const QByteArrayList& fields) {
        m_block += fields.join(m_separator) + m_lineEnd;
        ++m_gathered;
        return m_block.size() < BlockSize || flush();
    }

    [[nodiscard]] bool flush() {
        if (m_progress.stop.stop_requested())
            return false;
        const bool written = m_out.write(m_block) == m_block.size();
        m_block.resize(0);
        if (m_progress.rows != nullptr)
            m_progress.rows->fetch_add(m_gathered, std::memory_order_relaxed);
        m_gathered = 0;
        return written;
    }

private:
    static constexpr qsizetype BlockSize = 1 << 16;
    QIODevice& m_out;
    const TableProgress& m_progress;
    char m_separator;
    QByteArray m_lineEnd;
    QByteArray m_block;
    quint64 m_gathered = 0; ///< rows in the block
};

} // namespace poolscope
