#include "core/report/notebookline.h"

#include "core/report/resultorder.h"

#include <QByteArray>
#include <QIODevice>

#include <charconv>
#include <utility>

namespace poolscope {

namespace {

/// Gathers text and hands it on in blocks, so that 10^8 results need no memory for their text.
class BlockWriter {
public:
    explicit BlockWriter(QIODevice& out)
        : m_out(out) {
        m_block.reserve(BlockSize + 32);
    }

    bool number(std::uint64_t value) {
        char digits[20];
        const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
        m_block.append(digits, static_cast<qsizetype>(end - digits));
        return m_block.size() < BlockSize || flush();
    }

    void text(const char* words) { m_block.append(words); }

    [[nodiscard]] bool flush() {
        const bool written = m_out.write(m_block) == m_block.size();
        m_block.resize(0); // keeps its memory
        return written;
    }

private:
    static constexpr qsizetype BlockSize = 1 << 16;
    QIODevice& m_out;
    QByteArray m_block;
};

} // namespace

bool writeNotebookLine(const RunRecord& record, QIODevice& out) {
    BlockWriter writer(out);
    writer.text("Pool    : [");
    bool isFirst = true;
    const std::span<const std::uint64_t> results = record.results.numbers();
    const bool written = visitResults(record, [&](quint64 position, quint64 count) {
        for (quint64 i = position; i < position + count; ++i) {
            if (!std::exchange(isFirst, false))
                writer.text(", ");
            if (!writer.number(results[i]))
                return false;
        }
        return true;
    });
    writer.text("]\n");
    return written && writer.flush();
}

} // namespace poolscope
