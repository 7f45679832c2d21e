#include "app/commandline/infocommand.h"

#include "core/base/text.h"
#include "core/config/configtext.h"
#include "core/record/topology.h"

#include <QCoreApplication>

#include <cstdio>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Info {
    Q_DECLARE_TR_FUNCTIONS(Info)
};

QString memoryText(quint64 bytes) {
    return Info::tr("%1 GB").arg(factorText(static_cast<double>(bytes) / 1e9));
}

QString infoText() {
    MachineFacts machine = readMachineFacts();
    addTopology(machine);
    const QString unknown = Info::tr("unknown");
    const auto orUnknown = [&unknown](const QString& text) {
        return text.isEmpty() ? unknown : text;
    };
    const auto free = availableMemory();
    const QList<std::pair<QString, QString>> rows = {
        {Info::tr("usable cores"), Info::tr("%1 of %2 (affinity and quota of this program)")
                                       .arg(machine.usableCores)
                                       .arg(machine.onlineCores)},
        {Info::tr("physical cores"),
         machine.physicalCores ? QString::number(*machine.physicalCores) : unknown},
        {Info::tr("processor"), orUnknown(machine.processor)},
        {Info::tr("memory"),
         Info::tr("%1, %2 free")
             .arg(memoryText(machine.memoryBytes), free ? memoryText(*free) : unknown)},
        {Info::tr("engines"), knownWords(Field::Engine).join(u", "_s)},
        {Info::tr("system"), orUnknown(machine.system)},
        {Info::tr("versions"),
         Info::tr("Poolscope %1, Qt %2").arg(machine.version, machine.qtVersion)},
    };
    QString text;
    for (const auto& [name, value] : rows)
        text += name.leftJustified(16) + value + u'\n';
    return text;
}

} // namespace

ExitCode printInfo() {
    const QByteArray text = infoText().toUtf8();
    const bool written = std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()),
                                     stdout) == static_cast<std::size_t>(text.size());
    return written && std::fflush(stdout) == 0 ? ExitCode::Done : ExitCode::Failed;
}

} // namespace poolscope
