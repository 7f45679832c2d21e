#include "core/store/database.h"

#include <QSqlError>
#include <QUuid>

namespace poolscope {

using namespace Qt::StringLiterals;

Database::Database(const QString& path, Access access)
    : m_connection(QUuid::createUuid().toString())
    , m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection)) {
    m_database.setDatabaseName(path);
    if (access == Access::ReadOnly)
        m_database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
    if (!m_database.open())
        note(m_database.lastError().text());
}

Database::~Database() {
    m_database.close();
    m_database = {}; // the last reference, or Qt warns
    QSqlDatabase::removeDatabase(m_connection);
}

void Database::execute(const QString& statement) {
    if (!isSound())
        return;
    QSqlQuery query(m_database);
    if (!query.exec(statement))
        note(query.lastError().text());
}

bool Database::begin() {
    if (isSound() && !m_database.transaction())
        note(m_database.lastError().text());
    return isSound();
}

void Database::commit() {
    if (isSound() && !m_database.commit())
        note(m_database.lastError().text());
}

QSqlQuery Database::prepare(const QString& statement) {
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (isSound() && !query.prepare(statement))
        note(query.lastError().text());
    return query;
}

void Database::run(QSqlQuery& query, const QVariantList& values) {
    if (!isSound())
        return;
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values[i]);
    if (!query.exec())
        note(query.lastError().text());
}

QSqlQuery Database::rows(const QString& question) {
    QSqlQuery query = prepare(question);
    run(query, {});
    return query;
}

void Database::note(const QString& error) {
    if (m_error.isEmpty())
        m_error = error.isEmpty() ? u"unknown error"_s : error;
}

} // namespace poolscope
