#include "tests/support/testcase.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>

#include <algorithm>

using namespace poolscope;
using namespace Qt::StringLiterals;

// The house has an order: data flows from config to views and files, and no room looks back.

namespace {

// Constants that are made before main(), which a test may: clazy:excludeall=non-pod-global-static

/// What each room of core/ may include besides itself.
const QHash<QString, QStringList> CoreRooms{
    {u"base"_s, {}},
    {u"config"_s, {u"base"_s, u"work"_s}},
    {u"plan"_s, {u"base"_s, u"config"_s}},
    {u"work"_s, {}},
    {u"board"_s, {u"base"_s, u"work"_s}},
    {u"worker"_s, {u"base"_s, u"work"_s, u"board"_s}},
    {u"record"_s, {u"base"_s, u"config"_s, u"plan"_s}},
    {u"machine"_s, {u"base"_s, u"config"_s, u"record"_s}},
    {u"engine"_s, {u"base"_s, u"config"_s, u"record"_s}},
    {u"pool"_s,
     {u"base"_s, u"config"_s, u"machine"_s, u"plan"_s, u"work"_s, u"board"_s, u"worker"_s,
      u"record"_s, u"engine"_s}},
    {u"simulated"_s, {u"base"_s, u"config"_s, u"plan"_s, u"work"_s, u"record"_s, u"engine"_s}},
    {u"run"_s,
     {u"base"_s, u"config"_s, u"machine"_s, u"plan"_s, u"work"_s, u"board"_s, u"worker"_s,
      u"record"_s, u"engine"_s, u"pool"_s, u"simulated"_s}},
    {u"metrics"_s, {u"base"_s, u"config"_s, u"record"_s, u"work"_s, u"plan"_s}},
    {u"sweep"_s,
     {u"base"_s, u"config"_s, u"plan"_s, u"machine"_s, u"run"_s, u"record"_s, u"metrics"_s}},
    {u"words"_s, {u"record"_s, u"metrics"_s, u"config"_s, u"plan"_s, u"base"_s}},
    {u"store"_s, {u"base"_s, u"config"_s, u"plan"_s, u"record"_s, u"work"_s}},
    {u"report"_s, {u"record"_s, u"metrics"_s, u"words"_s, u"base"_s, u"config"_s, u"plan"_s}},
};

/// The other process's half: no Qt, so that it is small and starts in an instant.
const QStringList RoomsWithoutQt{u"work"_s, u"board"_s, u"worker"_s};

/// What any room of ui/ may include. Only ui/window knows all others.
const QStringList UiRoomsForAll{u"style"_s, u"controls"_s, u"shown"_s};

/// What else some rooms of ui/ may include.
const QHash<QString, QStringList> UiRooms{
    {u"sweepcharts"_s, {u"charts"_s}},
    {u"tuning"_s, {u"charts"_s, u"sweepcharts"_s}},
};

/// What the views must not know: they are functions of a record, whoever makes it.
const QStringList HiddenFromUi{u"board"_s, u"worker"_s, u"machine"_s};

/// A path taken apart: "core/plan/schedules.h" is in room "plan" of the wing "core".
struct Place {
    QString wing;
    QString room;

    explicit Place(const QString& path)
        : wing(path.section(u'/', 0, 0))
        , room(path.count(u'/') >= 2 ? path.section(u'/', 1, 1) : QString()) {}

    /// What the mains share may stand beside their rooms.
    [[nodiscard]] bool isInTheHouse() const {
        if (wing == "core"_L1)
            return CoreRooms.contains(room);
        return (wing == "ui"_L1 && !room.isEmpty()) || wing == "app"_L1;
    }
};

/// Whether a file at @p from may include the project's header @p header.
bool mayInclude(const Place& from, const Place& header) {
    if (from.wing == header.wing && from.room == header.room)
        return true;
    if (from.wing == "core"_L1)
        return header.wing == "core"_L1 && CoreRooms.value(from.room).contains(header.room);
    if (from.wing == "ui"_L1)
        return (header.wing == "core"_L1 && !HiddenFromUi.contains(header.room)) ||
               (header.wing == "ui"_L1 &&
                (UiRoomsForAll.contains(header.room) ||
                 UiRooms.value(from.room).contains(header.room) || from.room == "window"_L1));
    return from.wing == "app"_L1;
}

/// What is wrong with @p line of the file at @p path; empty if nothing is.
QString faultOf(const QString& path, const QString& line) {
    static const QRegularExpression include(u"^\\s*#\\s*include\\s*([\"<])([^\">]+)[\">]"_s);
    const QRegularExpressionMatch match = include.match(line);
    if (!match.hasMatch())
        return {};
    const Place from(path);
    const QString header = match.captured(2);
    if (match.captured(1) == "<"_L1) {
        const bool isQt = header.startsWith(u'Q');
        return isQt && from.wing == "core"_L1 && RoomsWithoutQt.contains(from.room)
                   ? u"has nothing to do with Qt"_s
                   : QString();
    }
    if (header.endsWith(".moc"_L1))
        return {};
    const Place to(header);
    if (!to.isInTheHouse())
        return u"is not written from the root"_s;
    return mayInclude(from, to) ? QString() : u"may not know that room"_s;
}

/// Lines of the longest function in a file as clang-format leaves it: what begins and ends at the
/// margin and is neither a type nor a namespace.
int longestFunction(const QStringList& lines) {
    static const QRegularExpression noFunction(
        u"^(namespace|class|struct|enum|constexpr|const|static const|template|[ }/#]|$)"_s);
    int longest = 0;
    int begun = -1;
    for (int i = 0; i < lines.size(); ++i) {
        if (begun < 0 && lines[i].endsWith(u'{') && !noFunction.match(lines[i]).hasMatch())
            begun = i;
        if (begun >= 0 && lines[i].startsWith(u'}')) {
            longest = std::max(longest, i - begun + 1);
            begun = -1;
        }
    }
    return longest;
}

QString root() {
    return QStringLiteral(POOLSCOPE_SOURCE "/");
}

/// The sources in some of the wings, as paths from the root: of the product if not said otherwise.
QStringList sources(const QStringList& wings = {u"core"_s, u"ui"_s, u"app"_s}) {
    QStringList paths;
    for (const QString& wing : wings) {
        QDirIterator files(root() + wing, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            paths.append(files.next().sliced(root().size()));
    }
    paths.sort();
    return paths;
}

QStringList linesOf(const QString& path) {
    QFile file(root() + path);
    if (!file.open(QIODevice::ReadOnly))
        return {u"#include \"unreadable\""_s};
    QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    if (lines.constLast().isEmpty())
        lines.removeLast();
    return lines;
}

} // namespace

class IncludesTest : public TestCase {
    Q_OBJECT

private slots:

    void theRule_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char* path, const char* line, bool allowed) {
            QTest::addRow("%s: %s", path, line)
                << QString::fromUtf8(path) << QString::fromUtf8(line) << allowed;
        };
        row("core/pool/a.cpp", "#include \"core/board/board.h\"", true);
        row("core/board/a.cpp", "#include \"core/pool/failure.h\"", false);
        row("core/board/a.cpp", "#include \"core/board/board.h\"", true);
        row("core/board/a.h", "#include <QString>", false);
        row("core/board/a.h", "#  include <QtGlobal>", false);
        row("core/board/a.h", "#include <atomic>", true);
        row("core/base/a.h", "#include <QString>", true);
        row("core/words/a.cpp", "#include \"ui/style/colors.h\"", false);
        row("core/record/a.cpp", "#include \"runrecord.h\"", false);
        row("ui/timeline/a.cpp", "#include \"ui/style/colors.h\"", true);
        row("ui/timeline/a.cpp", "#include \"ui/results/model.h\"", false);
        row("ui/timeline/a.cpp", "#include \"core/record/runrecord.h\"", true);
        row("ui/timeline/a.cpp", "#include \"ui/controls/card.h\"", true);
        row("ui/timeline/a.cpp", "#include \"ui/run/runcontrol.h\"", false);
        row("ui/sweepcharts/a.cpp", "#include \"ui/charts/linechart.h\"", true);
        row("ui/charts/a.cpp", "#include \"ui/sweepcharts/heatmap.h\"", false);
        row("ui/window/a.cpp", "#include \"core/board/board.h\"", false);
        row("core/pool/a.cpp", "#include \"core/run/runsession.h\"", false);
        row("ui/timeline/a.cpp", "#include \"app/window/main.h\"", false);
        row("ui/window/a.cpp", "#include \"ui/timeline/lanes.h\"", true);
        row("ui/style/a.cpp", "#include \"ui/window/window.h\"", false);
        row("app/commandline/a.cpp", "#include \"core/sweep/plan.h\"", true);
        row("app/commandline/a.cpp", "#include \"app/utf8locale.h\"", true);
        row("core/pool/a.cpp", "#include \"a.moc\"", true);
    }

    void theRule() {
        QFETCH(QString, path);
        QFETCH(QString, line);
        QTEST(faultOf(path, line).isEmpty(), "allowed");
    }

    void roomsIncludeWhatTheyMay() {
        const QStringList paths = sources();
        QVERIFY(paths.contains(u"core/board/claim.cpp"_s));
        QStringList faults;
        for (const QString& path : paths) {
            for (const QString& line : linesOf(path)) {
                const QString fault = faultOf(path, line);
                if (!fault.isEmpty())
                    faults.append(path + u": "_s + line.trimmed() + u' ' + fault);
            }
        }
        QCOMPARE(faults.join(u'\n'), QString());
    }

    void everyRoomHasItsPlaceInTheHouse() {
        QStringList strangers;
        for (const QString& path : sources()) {
            if (!Place(path).isInTheHouse())
                strangers.append(path);
        }
        QCOMPARE(strangers.join(u'\n'), QString());
    }

    void functionsAreMeasured() {
        const QStringList lines{
            u"int a() {"_s, u"    return 1;"_s, u"}"_s,          u""_s,   u"namespace {"_s,
            u""_s,          u"struct B {"_s,    u"    int c;"_s, u"};"_s, u"} // namespace"_s};
        QCOMPARE(longestFunction(lines), 3);
    }

    void noFunctionIsTooLong() {
        constexpr int Longest = 50;
        QStringList tooLong;
        for (const QString& path : sources()) {
            if (const int lines = longestFunction(linesOf(path)); lines > Longest)
                tooLong.append(u"%1 has a function of %2 lines"_s.arg(path).arg(lines));
        }
        QCOMPARE(tooLong.join(u'\n'), QString());
    }

    void noFileIsTooLong() {
        QStringList tooLong;
        for (const QString& path : sources({u"core"_s, u"ui"_s, u"app"_s, u"tests"_s})) {
            const qsizetype lines = linesOf(path).size();
            if (lines > (path.endsWith(".h"_L1) ? 150 : 350))
                tooLong.append(u"%1 has %2 lines"_s.arg(path).arg(lines));
        }
        QCOMPARE(tooLong.join(u'\n'), QString());
    }
};

QTEST_GUILESS_MAIN(IncludesTest)
#include "includes_test.moc"
