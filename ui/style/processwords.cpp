#include "ui/style/processwords.h"

#include "core/base/text.h"

#include <QCoreApplication>

namespace poolscope {

namespace {

constexpr char16_t EnDash = 0x2013;

} // namespace

QString processText(int number) {
    return QCoreApplication::translate("ProcessWords", "process %1").arg(number);
}

QString numbersText(quint64 first, quint64 count) {
    if (count <= 1)
        return countText(first);
    return countText(first) + QChar(EnDash) + countText(first + count - 1);
}

} // namespace poolscope
