#include "core/report/pythonprogram.h"

#include "core/plan/chunkplan.h"

#include <QStringList>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

bool isUneven(const RunConfig& config) {
    return config.schedule.kind != ScheduleKind::Python &&
           config.schedule.kind != ScheduleKind::Fixed;
}

QString imports(const RunConfig& config) {
    const bool random =
        config.work.kind != WorkKind::None && config.work.profile == WorkProfile::Random;
    return (random ? u"import math\n"_s : QString()) + u"import time\n"
                                                       "from multiprocessing import Pool\n"_s;
}

/// The body of weight(i): the share of the mean time that the i-th number takes.
QString weightBody(const RunConfig& config) {
    switch (config.work.profile) {
    case WorkProfile::Equal:
        return u"    return 1.0\n"_s;
    case WorkProfile::Rising:
        return u"    return 2 * (i + 0.5) / SIZE\n"_s;
    case WorkProfile::Falling:
        return u"    return 2 * (SIZE - i - 0.5) / SIZE\n"_s;
    case WorkProfile::Random:
        return u"    z = (%1 + i + 0x9e3779b97f4a7c15) % 2**64  # splitmix64\n"
               "    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9 % 2**64\n"
               "    z = (z ^ z >> 27) * 0x94d049bb133111eb % 2**64\n"
               "    u = ((z ^ z >> 31) >> 11) / 2**53\n"
               "    return -math.log1p(-u)\n"_s.arg(config.work.seed);
    case WorkProfile::OneHeavy:
        return u"    return (SIZE + 1) / 2 if i == SIZE * 3 // 4 else 0.5\n"_s;
    }
    Q_UNREACHABLE();
}

/// What a square does besides multiplying.
QString work(const RunConfig& config) {
    if (config.work.kind == WorkKind::None)
        return {};
    const QString mean = QString::number(static_cast<double>(config.work.meanNs) * 1e-9, 'g', 12);
    const QString head = u"SIZE = %1\n\n\ndef weight(i):\n"_s.arg(config.input.size) +
                         weightBody(config) + u"\n\ndef work(i):\n"_s;
    if (config.work.kind == WorkKind::Wait)
        return head + u"    time.sleep(%1 * weight(i))\n\n\n"_s.arg(mean);
    return head + u"    end = time.process_time() + %1 * weight(i)  # CPU time, not waiting\n"
                  "    while time.process_time() < end:\n"
                  "        pass\n\n\n"_s.arg(mean);
}

QString function(const RunConfig& config) {
    QString text = u"def function_square(data):\n"_s;
    if (config.work.kind != WorkKind::None)
        text += config.input.first == 0
                    ? u"    work(data)\n"_s
                    : QString(u"    work(data - %1)\n"_s.arg(config.input.first));
    text += u"    return data * data\n"_s;
    if (isUneven(config))
        text += u"\n\ndef function_chunk(chunk):\n"
                "    return [function_square(data) for data in chunk]\n"_s;
    return text;
}

/// Pool.map cuts chunks of one length only: for others the chunks are what is mapped.
QString unevenMap(const RunConfig& config) {
    const ChunkPlan plan(config);
    QStringList counts;
    for (quint64 i = 0; i < plan.chunks(); ++i)
        counts.append(QString::number(plan.chunk(i).count));
    const QString call = config.order == ResultOrder::Input ? u"map"_s : u"imap_unordered"_s;
    return u"    chunks = []\n"
           "    for count in [%1]:\n"
           "        chunks.append(inputs[:count])\n"
           "        inputs = inputs[count:]\n"
           "    parts = pool.%2(function_chunk, chunks, chunksize=1)\n"
           "    pool_outputs = [square for part in parts for square in part]\n"_s.arg(
               counts.join(u", "_s), call);
}

QString evenMap(const RunConfig& config) {
    const quint64 count = ChunkPlan(config).uniformCount();
    const QString chunkSize = u", chunksize=%1"_s.arg(std::max<quint64>(1, count));
    if (config.order == ResultOrder::Completion)
        return u"    pool_outputs = list(pool.imap_unordered(function_square, inputs%1))\n"_s.arg(
            chunkSize);
    const bool isDefault = config.schedule.kind == ScheduleKind::Python;
    return u"    pool_outputs = pool.map(function_square, inputs%1)\n"_s.arg(isDefault ? QString()
                                                                                       : chunkSize);
}

} // namespace

QString pythonProgram(const RunConfig& config) {
    const QString range = config.input.first == 0
                              ? QString::number(config.input.size)
                              : QString(QString::number(config.input.first) + u", "_s +
                                        QString::number(config.input.first + config.input.size));
    const QString main = u"if __name__ == '__main__':\n"
                         "    inputs = list(range(%1))\n"
                         "\n"
                         "    begin = time.perf_counter()\n"
                         "    serial_outputs = [function_square(data) for data in inputs]\n"
                         "    serial_time = time.perf_counter() - begin\n"
                         "\n"
                         "    begin = time.perf_counter()\n"
                         "    pool = Pool(processes=%2)\n"
                         "%3"
                         "    pool.close()\n"
                         "    pool.join()\n"
                         "    pool_time = time.perf_counter() - begin\n"
                         "\n"
                         "    print('Pool    :', pool_outputs)\n"
                         "    print(f'serial {serial_time:.6f} s, pool {pool_time:.6f} s, '\n"
                         "          f'speedup {serial_time / pool_time:.3g}')\n"_s.arg(
                             range, QString::number(config.processes),
                             isUneven(config) ? unevenMap(config) : evenMap(config));
    return imports(config) + u"\n\n"_s + work(config) + function(config) + u"\n\n"_s + main;
}

} // namespace poolscope
