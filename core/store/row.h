#pragma once

#include "core/base/nanoseconds.h"

#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <limits>
#include <optional>
#include <type_traits>
#include <utility>

namespace poolscope {

/// The values of a database's row, one after the other. A file may hold anything: what is of
/// another kind than asked for, or does not fit, is told by isSound() and given as nothing or 0.
class Row {
public:
    explicit Row(const QSqlQuery& query)
        : m_query(query) {}

    [[nodiscard]] bool isSound() const { return m_isSound; }

    /// Values that break a @p rule are as wrong as those of another kind.
    void expect(bool rule) { m_isSound = m_isSound && rule; }

    /// A whole number that is there, or a real one.
    template<typename Number>
    Number number() {
        const std::optional<Number> value = numberIfAny<Number>();
        expect(value.has_value());
        return value.value_or(Number{});
    }

    /// The same, or nothing where it is not known.
    template<typename Number>
    std::optional<Number> numberIfAny() {
        const QVariant value = m_query.value(m_next++);
        if (value.isNull())
            return std::nullopt;
        bool isNumber = false;
        if constexpr (std::is_floating_point_v<Number>) {
            const double real = value.toDouble(&isNumber);
            m_isSound = m_isSound && isNumber;
            return real;
        } else {
            const qlonglong whole = value.toLongLong(&isNumber);
            if (!isNumber || value.typeId() == QMetaType::Double || !std::in_range<Number>(whole)) {
                m_isSound = false;
                return std::nullopt;
            }
            return static_cast<Number>(whole);
        }
    }

    /// A length of time: not below 0, and so that two can be added.
    Nanoseconds time() {
        const auto time = timeIfAny();
        expect(time.has_value());
        return time.value_or(0);
    }

    /// The same, or nothing where it is not known.
    std::optional<Nanoseconds> timeIfAny() {
        const auto time = numberIfAny<Nanoseconds>();
        expect(time.value_or(0) >= 0 &&
               time.value_or(0) <= std::numeric_limits<Nanoseconds>::max() / 2);
        return time;
    }

    QString text() { return m_query.value(m_next++).toString(); }

    QByteArray bytes() { return m_query.value(m_next++).toByteArray(); }

    /// One of the words that @p valueOf knows.
    template<typename Parser>
    auto word(Parser valueOf) {
        const auto value = wordIfAny(valueOf);
        expect(value.has_value());
        return value.value_or(typename decltype(valueOf(QString()))::value_type{});
    }

    /// The same, or nothing where there is none.
    template<typename Parser>
    auto wordIfAny(Parser valueOf) {
        const QVariant text = m_query.value(m_next++);
        const auto value = valueOf(text.toString());
        expect(text.isNull() || value);
        return value;
    }

private:
    const QSqlQuery& m_query;
    int m_next = 0;
    bool m_isSound = true;
};

} // namespace poolscope
