#pragma once

#include "core/base/nanoseconds.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <rapidjson/writer.h>

#include <concepts>
#include <optional>
#include <type_traits>

namespace poolscope {

/// The output stream that rapidjson writes to: a device, in blocks. Remembers a failed write.
class JsonDevice {
public:
    using Ch = char; // rapidjson asks for this name

    explicit JsonDevice(QIODevice& out)
        : m_out(out) {}

    void Put(char c) { // NOLINT(readability-identifier-naming): as above
        m_block.append(c);
        if (m_block.size() >= BlockSize)
            Flush();
    }

    void Flush() { // NOLINT(readability-identifier-naming): as above
        m_failed = m_failed || m_out.write(m_block) != m_block.size();
        m_block.resize(0); // keeps its memory
    }

    [[nodiscard]] bool hasFailed() const { return m_failed; }

private:
    static constexpr qsizetype BlockSize = 1 << 16;
    QIODevice& m_out;
    QByteArray m_block;
    bool m_failed = false;
};

/// rapidjson's streaming writer with the types of records: values of unknown things become null.
class JsonStream : public rapidjson::Writer<JsonDevice> {
public:
    using Writer::Writer;

    template<std::integral Number>
    void value(Number number) {
        if constexpr (std::is_same_v<Number, bool>)
            Bool(number);
        else if constexpr (std::is_signed_v<Number>)
            Int64(number);
        else
            Uint64(number);
    }

    void value(double number) { Double(number); }

    void value(const QString& text) {
        const QByteArray utf8 = text.toUtf8();
        String(utf8.constData(), static_cast<rapidjson::SizeType>(utf8.size()));
    }

    template<typename Value>
    void value(const std::optional<Value>& known) {
        if (known)
            value(*known);
        else
            Null();
    }

    template<typename Value>
    void field(const char* name, const Value& content) {
        Key(name);
        value(content);
    }
};

} // namespace poolscope
