#include "core/report/markdown.h"

#include "core/base/text.h"
#include "core/config/settings.h"
#include "core/words/endwords.h"
#include "core/words/runwords.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QStringList>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Markdown)
};

/// What Markdown would take for more than text.
QString plain(QString text) {
    for (const QChar sign : u"\\`*_[]<>|"_s)
        text.replace(sign, QString(u'\\') + sign);
    return text.replace(u'\n', u' ');
}

QString row(const QStringList& cells) {
    QStringList plainCells;
    for (const QString& cell : cells)
        plainCells.append(plain(cell));
    return u"| "_s + plainCells.join(u" | "_s) + u" |\n"_s;
}

/// Its heading, and columns of texts, or of numbers to the right of a name.
QString tableHead(const QStringList& names, QStringView rule) {
    return row(names) + QString(names.size(), u' ').replace(u' ', rule.toString()) + u"|\n"_s;
}

QString settingsTable(const RunRecord& record) {
    QString text = tableHead({Words::tr("setting"), Words::tr("value")}, u"| --- ");
    for (const Setting* setting : settingsIn(record.config))
        text += row({shown(setting->name), setting->write(record.config)});
    return text;
}

QString processesTable(const RunRecord& record) {
    QString text = tableHead({Words::tr("process"), Words::tr("pid"), Words::tr("chunks"),
                              Words::tr("numbers"), Words::tr("time in chunks"), Words::tr("end")},
                             u"| ---: ");
    for (const ProcessRecord& process : record.processes) {
        text +=
            row({QString::number(process.number),
                 process.pid > 0 ? QString::number(process.pid) : u"–"_s, countText(process.chunks),
                 countText(process.items), durationText(process.busyNs), endText(process)});
    }
    return text;
}

QString machineText(const RunRecord& record) {
    const MachineFacts& machine = machineOf(record);
    QStringList parts{
        Words::tr("%1 of %2 cores").arg(machine.usableCores).arg(machine.onlineCores)};
    for (const QString& known : {machine.processor, machine.system}) {
        if (!known.isEmpty())
            parts.append(known);
    }
    parts += {Words::tr("Poolscope %1").arg(machine.version),
              record.startedAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm")};
    return plain(parts.join(u"; "_s)) + u'\n';
}

} // namespace

bool writeRunMarkdown(const RunRecord& record, QIODevice& out) {
    QString text = u"# "_s + plain(outcomeText(record)) + u"\n\n"_s;
    // Of one that failed or was stopped the heading says it.
    const QString why = record.outcome == Outcome::Finished ? explanation(record) : QString();
    for (const QString& sentence : {figuresText(record), why}) {
        if (!sentence.isEmpty())
            text += plain(sentence) + u"\n\n"_s;
    }
    text += u"## "_s + Words::tr("Settings") + u"\n\n"_s + settingsTable(record) + u'\n';
    if (!record.processes.empty())
        text += u"## "_s + Words::tr("Processes") + u"\n\n"_s + processesTable(record) + u'\n';
    text += u"## "_s + Words::tr("Machine") + u"\n\n"_s + machineText(record);
    const QByteArray bytes = text.toUtf8();
    return out.write(bytes) == bytes.size();
}

} // namespace poolscope
