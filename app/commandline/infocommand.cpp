#include "app/commandline/infocommand.h"

#include "app/commandline/say.h"
#include "core/base/text.h"
#include "core/config/limits.h"
#include "core/config/settings.h"
#include "core/machine/machinelimits.h"
#include "core/machine/thismachine.h"
#include "core/machine/topology.h"
#include "core/words/amounts.h"
#include "core/words/problemwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Info {
    Q_DECLARE_TR_FUNCTIONS(Info)
};

QString byWhom(LimitedBy by, const QString& ulimit) {
    switch (by) {
    case LimitedBy::Machine:
        return Info::tr("of this machine");
    case LimitedBy::Account:
        return Info::tr("of this account, %1").arg(ulimit);
    case LimitedBy::ControlGroup:
        return Info::tr("of this control group");
    }
    Q_UNREACHABLE();
}

/// "23.1 GB free of 25.3 GB; a run may take 500 MB (limit of this account, ulimit -v)".
QString memoryRow(const MachineFacts& machine, const MachineLimits& limits) {
    const QString whole = memoryText(machine.memoryBytes);
    const auto room = limits.memory();
    const auto addresses = limits.addresses();
    QString text = room ? Info::tr("%1, %2 free").arg(whole, memoryText(room->left)) : whole;
    if (room && room->by != LimitedBy::Machine)
        text += Info::tr(" (limit %1)").arg(byWhom(room->by, {}));
    if (addresses && (!room || *addresses < room->left))
        text += Info::tr(", %1 for a run (limit %2)")
                    .arg(memoryText(*addresses), byWhom(LimitedBy::Account, u"ulimit -v"_s));
    return text;
}

/// How many processes may still be started. The count is exact, which takes a moment.
QString processesRow(const MachineLimits& limits) {
    const auto room = limits.processes(std::numeric_limits<quint64>::max());
    if (!room)
        return Info::tr("1 to %1").arg(MostProcesses);
    if (room->left == 0)
        return Info::tr("none more (limit %1)").arg(byWhom(room->by, u"ulimit -u"_s));
    const quint64 most = std::min<quint64>(MostProcesses, room->left);
    return Info::tr("1 to %1; %2 more may be started (limit %3)")
        .arg(QString::number(most), countText(room->left), byWhom(room->by, u"ulimit -u"_s));
}

QString openFilesRow() {
    const auto limits = MachineLimits::openFiles();
    return limits ? Info::tr("%1 (limit %2)")
                        .arg(countText(limits->hard), byWhom(LimitedBy::Account, u"ulimit -Hn"_s))
                  : Info::tr("any number");
}

QString quotaRow(const MachineFacts& machine) {
    return machine.quotaCores
               ? Info::tr("%1 (limit %2)")
                     .arg(coresText(*machine.quotaCores), byWhom(LimitedBy::ControlGroup, {}))
               : Info::tr("none");
}

using Rows = QList<std::pair<QString, QString>>;

Rows rowsOf(const MachineFacts& machine) {
    const MachineLimits limits;
    const QString unknown = Info::tr("unknown");
    const auto orUnknown = [&unknown](const QString& text) {
        return text.isEmpty() ? unknown : text;
    };
    Rows rows = {
        {Info::tr("usable cores"), Info::tr("%1 of %2 (affinity and quota of this program)")
                                       .arg(machine.usableCores)
                                       .arg(machine.onlineCores)},
        {Info::tr("CPU quota"), quotaRow(machine)},
        {Info::tr("physical cores"),
         machine.physicalCores ? QString::number(*machine.physicalCores) : unknown},
        {Info::tr("processor"), orUnknown(machine.processor)},
        {Info::tr("memory"), memoryRow(machine, limits)},
        {Info::tr("processes"), processesRow(limits)},
        {Info::tr("open files"), openFilesRow()},
    };
    if (const auto largest = MachineLimits::fileSize())
        rows += Rows{{Info::tr("file size"),
                      Info::tr("%1 (limit %2)")
                          .arg(memoryText(*largest), byWhom(LimitedBy::Account, u"ulimit -f"_s))}};
    rows += Rows{
        {Info::tr("engines"), QString::fromUtf8(settingOf(Field::Engine).words)},
        {Info::tr("system"), orUnknown(machine.system)},
        {Info::tr("versions"),
         Info::tr("Poolscope %1, Qt %2").arg(machine.version, machine.qtVersion)},
    };
    return rows;
}

} // namespace

ExitCode printInfo() {
    MachineFacts machine = readMachineFacts();
    addTopology(machine);
    QString text;
    for (const auto& [name, value] : rowsOf(machine))
        text += name.leftJustified(16) + value + u'\n';
    return print(text);
}

} // namespace poolscope
