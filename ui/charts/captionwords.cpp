#include "ui/charts/captionwords.h"

#include "core/base/text.h"
#include "core/config/configtext.h"

#include <QCoreApplication>

namespace poolscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChartCaption)
};

} // namespace

QStringList experimentParts(const RunConfig& config, const QString& chunks) {
    QStringList parts;
    if (config.engine == EngineId::Simulated)
        parts.append(Words::tr("simulated"));
    parts.append(Words::tr("%1 numbers from %2 on")
                     .arg(countText(config.input.size), countText(config.input.first)));
    if (!chunks.isEmpty())
        parts.append(chunks);
    if (config.work.kind != WorkKind::None)
        parts.append(
            Words::tr("work %1, %2").arg(workWord(config.work), profileWord(config.work.profile)));
    return parts;
}

QString originText(const QString& version, const QDate& date) {
    return Words::tr("Poolscope %1, %2").arg(version, date.toString(Qt::ISODate));
}

} // namespace poolscope
