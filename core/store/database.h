#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

namespace poolscope {

/// An SQLite file, open for as long as the object lives. Remembers the first thing that went wrong
/// and does nothing more after it, so that many steps need one check.
class Database {
public:
    enum class Access { ReadOnly, ReadWrite };

    Database(const QString& path, Access access);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] bool isSound() const { return m_error.isEmpty(); }

    [[nodiscard]] const QString& error() const { return m_error; }

    void execute(const QString& statement);
    [[nodiscard]] bool begin();
    void commit();

    /// A statement to be run many times with other values, through run().
    [[nodiscard]] QSqlQuery prepare(const QString& statement);
    void run(QSqlQuery& query, const QVariantList& values);
    /// The rows of a question, to be walked with QSqlQuery::next().
    [[nodiscard]] QSqlQuery rows(const QString& question);

private:
    void note(const QString& error);

    QString m_connection;
    QSqlDatabase m_database;
    QString m_error;
};

} // namespace poolscope
