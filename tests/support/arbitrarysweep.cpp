#include "tests/support/arbitrarysweep.h"

#include "core/config/check.h"
#include "tests/support/arbitraryrecord.h"
#include "tests/support/randomconfig.h"

#include <memory>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

template<typename Value>
std::optional<Value> maybe(const rc::Gen<Value>& some) {
    return *rc::gen::arbitrary<bool>() ? std::optional(*some) : std::nullopt;
}

Nanoseconds someTime() {
    return *rc::gen::inRange<Nanoseconds>(0, 24 * 3600 * NsPerSecond);
}

QString someText() {
    return *rc::gen::element(u""_s, u"plain"_s, u"Zwölf \"Stück\", 'dazu'"_s, u"two\nlines"_s,
                             u"-T{p}"_s, u"日本 \U0001F40B"_s);
}

RunFailure someFailure() {
    RunFailure failure;
    auto& [kind, process, pid, signal, exitCode, chunk, wrongNumber, times, stillNs, detail] =
        failure;
    kind = static_cast<FailureKind>(
        *rc::gen::inRange(0, static_cast<int>(FailureKind::WaitsForEver) + 1));
    process = *rc::gen::inRange(0, 100);
    pid = *rc::gen::inRange<qint64>(0, 1 << 22);
    signal = *rc::gen::inRange(0, 65);
    exitCode = *rc::gen::inRange(0, 256);
    if (*rc::gen::arbitrary<bool>())
        chunk = ChunkAtFault{*rc::gen::inRange<quint64>(0, 1000),
                             *rc::gen::inRange<quint64>(0, LargestSize),
                             *rc::gen::inRange<quint64>(0, LargestSize)};
    wrongNumber = *rc::gen::inRange<quint64>(0, LargestSize);
    times = *rc::gen::inRange(0, 100);
    stillNs = someTime();
    detail = someText();
    return failure;
}

MachineFacts someMachine() {
    MachineFacts machine;
    auto& [usableCores, onlineCores, quotaCores, memoryBytes, system, version, qtVersion,
           physicalCores, processor, iterationsPerUs, simulated] = machine;
    usableCores = *rc::gen::inRange(1, 100);
    onlineCores = *rc::gen::inRange(1, 100);
    quotaCores = maybe(rc::gen::element(0.5, 1.0 / 3.0, 64.0));
    memoryBytes = *rc::gen::inRange<quint64>(0, quint64{1} << 62);
    system = someText();
    version = someText();
    qtVersion = someText();
    physicalCores = maybe(rc::gen::inRange(1, 100));
    processor = someText();
    iterationsPerUs = maybe(rc::gen::element(0.1, 512.25, 1e300));
    if (*rc::gen::arbitrary<bool>())
        simulated = PoolCosts{someTime(), someTime(), someTime()};
    return machine;
}

rc::Gen<SetAside> someReason() {
    return rc::gen::element(SetAside::Disturbed, SetAside::Crowded, SetAside::WarmingUp);
}

SweptRun someRun(int inBlock) {
    SweptRun run;
    auto& [block, wallNs, failure, usefulNs, offCoreNs, setAside] = run;
    block = inBlock;
    if (*rc::gen::arbitrary<bool>())
        failure = someFailure();
    else
        wallNs = someTime();
    usefulNs = someTime();
    offCoreNs = someTime();
    setAside = maybe(someReason());
    return run;
}

SweepSetting someSetting(const RunConfig& config) {
    SweepSetting setting;
    auto& [processes, schedule] = setting;
    const RunConfig other = smallRandomConfig();
    processes = *rc::gen::inRange(1, mostProcesses(config.engine) + 1);
    schedule = other.schedule;
    return setting;
}

SweepPoint somePoint(const RunConfig& config, int blocks) {
    SweepPoint point;
    auto& [setting, warmUps, runs, kept, droppedAfter] = point;
    setting = someSetting(config);
    if (*rc::gen::arbitrary<bool>())
        warmUps = {someRun(-1), someRun(blocks)};
    for (int block = 0; block <= blocks; ++block) { // the last one is not complete
        if (*rc::gen::inRange(0, 4) > 0)
            runs.push_back(someRun(block));
        if (!runs.empty() && !runs.back().counts()) // once more
            runs.push_back(someRun(block));
    }
    if (*rc::gen::arbitrary<bool>())
        kept = std::make_shared<const RunRecord>(*arbitraryRecord());
    droppedAfter = maybe(rc::gen::inRange(0, blocks + 1));
    return point;
}

SerialRun someSerialRun(int inBlock) {
    SerialRun run;
    auto& [block, ns, setAside] = run;
    block = inBlock;
    ns = 1 + someTime();
    setAside = maybe(someReason());
    return run;
}

BlockConditions someBlock(int number) {
    BlockConditions conditions;
    auto& [block, wallNs, othersNs, throttledNs, frequency, waitedNs, isSetAside] = conditions;
    block = number;
    wallNs = someTime();
    othersNs = maybe(rc::gen::inRange<Nanoseconds>(-NsPerMs, NsPerSecond));
    throttledNs = maybe(rc::gen::inRange<Nanoseconds>(0, NsPerSecond));
    frequency = maybe(rc::gen::element(0.1, 1.0 / 3.0, 1.0));
    waitedNs = someTime();
    isSetAside = *rc::gen::arbitrary<bool>();
    return conditions;
}

SweepConditions someConditions(int lastBlock) {
    SweepConditions conditions;
    auto& [cores, othersBefore, power, blocks] = conditions;
    auto& [governor, driver, energyPreference, boosts, onBattery] = power;
    cores = *rc::gen::inRange(0, 100);
    othersBefore = maybe(rc::gen::element(0.0, 0.1, 1.0 / 3.0));
    governor = someText();
    driver = someText();
    energyPreference = someText();
    boosts = maybe(rc::gen::arbitrary<bool>());
    onBattery = maybe(rc::gen::arbitrary<bool>());
    for (int block = -1; block <= lastBlock; ++block)
        blocks.push_back(someBlock(block));
    return conditions;
}

SweepRecord someSweep() {
    SweepRecord sweep;
    auto& [config, command, machine, startedAt, points, serial, serialDroppedAfter, conditions,
           blocks, decidesFrom, decidesUntil, tookNs, outcome] = sweep;
    config = smallRandomConfig();
    for (int words = *rc::gen::inRange(0, 4); words > 0; --words)
        command.append(someText());
    machine = someMachine();
    startedAt = QDateTime::fromMSecsSinceEpoch(*rc::gen::inRange<qint64>(0, 4'000'000'000'000));
    blocks = *rc::gen::inRange(0, 8);
    decidesFrom = *rc::gen::inRange(0, blocks + 1);
    decidesUntil = maybe(rc::gen::inRange(0, blocks + 1));
    for (int left = *rc::gen::inRange(0, 5); left > 0; --left)
        points.push_back(somePoint(config, blocks));
    for (int block = 0; block <= blocks; block += 2)
        serial.push_back(someSerialRun(block));
    serialDroppedAfter = maybe(rc::gen::inRange(0, blocks + 1));
    conditions = someConditions(blocks);
    tookNs = someTime();
    outcome =
        *rc::gen::element(Outcome::Running, Outcome::Finished, Outcome::Failed, Outcome::Stopped);
    return sweep;
}

} // namespace

rc::Gen<SweepRecord> arbitrarySweep() {
    return rc::gen::exec(someSweep);
}

} // namespace poolscope
