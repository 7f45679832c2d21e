#pragma once

#include <QSqlQuery>
#include <QString>
#include <QVariant>

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

    /// A whole number that is there, or a real one.
    template<typename Number>
    Number number() {
        const std::optional<Number> value = numberIfAny<Number>();
        m_isSound = m_isSound && value;
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

    QString text() { return m_query.value(m_next++).toString(); }

    QByteArray bytes() { return m_query.value(m_next++).toByteArray(); }

    /// One of the words that @p valueOf knows.
    template<typename Parser>
    auto word(Parser valueOf) {
        const auto value = valueOf(text());
        m_isSound = m_isSound && value;
        return value.value_or(typename decltype(valueOf(QString()))::value_type{});
    }

private:
    const QSqlQuery& m_query;
    int m_next = 0;
    bool m_isSound = true;
};

} // namespace poolscope
