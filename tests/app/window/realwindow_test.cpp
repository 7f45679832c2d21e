#include "tests/support/program.h"
#include "tests/support/testcase.h"
#include "ui/style/palette.h"

#include <QDir>
#include <QImage>
#include <QPalette>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// An X server of its own, with a window manager, and tools to act as a person would.
class Desktop {
public:
    explicit Desktop(const QString& home)
        : m_home(home) {
        // The server chooses a free display and writes its number. Without -noreset it begins anew
        // whenever its last client leaves, and throws out who is just coming in: the window
        // manager, while xdotool asks whether it is there.
        m_server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1600x1000x24"_s,
                                   u"-nolisten"_s, u"tcp"_s, u"-noreset"_s});
        while (!m_server.canReadLine() && m_server.waitForReadyRead(20'000)) {
        }
        m_display = u':' + QString::fromLatin1(m_server.readLine()).trimmed();
        m_manager.setProcessEnvironment(environment());
        m_manager.start(u"openbox"_s, {});
        m_manager.waitForStarted();
    }

    ~Desktop() {
        for (QProcess* process : {&m_manager, &m_server}) {
            process->terminate();
            process->waitForFinished();
        }
    }

    Desktop(const Desktop&) = delete;
    Desktop& operator=(const Desktop&) = delete;

    [[nodiscard]] QProcessEnvironment environment() const {
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.insert(u"DISPLAY"_s, m_display);
        variables.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        variables.insert(u"HOME"_s, m_home);
        variables.insert(u"XDG_CONFIG_HOME"_s, m_home);
        variables.insert(u"XDG_RUNTIME_DIR"_s, m_home);
        return variables;
    }

    /// Whether the window manager has begun its work, which takes a while where the machine has to
    /// read it from a slow disk: that is not the window's fault.
    [[nodiscard]] bool isReady() const {
        return !command(u"xdotool"_s, {u"get_num_desktops"_s}).isEmpty();
    }

    /// What a command prints; empty if it fails.
    // Often run for its effect. NOLINTNEXTLINE(modernize-use-nodiscard)
    QByteArray command(const QString& program, const QStringList& arguments) const {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(program, arguments);
        const bool done = process.waitForFinished(30'000) && process.exitCode() == 0;
        return done ? process.readAllStandardOutput() : QByteArray();
    }

    /// The window that can be seen by that name, or nothing yet.
    [[nodiscard]] QByteArray visibleWindow() const {
        return command(u"xdotool"_s,
                       {u"search"_s, u"--onlyvisible"_s, u"--name"_s, u"^Poolscope"_s})
            .trimmed();
    }

    [[nodiscard]] QImage photograph(const QString& name) const {
        const QString path = QDir(m_home).filePath(name);
        command(u"import"_s, {u"-window"_s, u"root"_s, path});
        return QImage(path).convertToFormat(QImage::Format_RGB32);
    }

private:
    QString m_home;
    QString m_display;
    QProcess m_server;
    QProcess m_manager;
};

qsizetype count(const QImage& image, const QColor& colour) {
    qsizetype pixels = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            pixels += (image.pixel(x, y) & 0xffffff) == (colour.rgb() & 0xffffff) ? 1 : 0;
    }
    return pixels;
}

/// The middle of the widest thing in @p colour that is more than a line: the Run button.
QPoint middleOfWidest(const QImage& image, const QColor& colour) {
    QPoint middle;
    int widest = 0;
    for (int y = 0; y < image.height(); ++y) {
        int length = 0;
        for (int x = 0; x < image.width(); ++x) {
            length = (image.pixel(x, y) & 0xffffff) == (colour.rgb() & 0xffffff) ? length + 1 : 0;
            const QPoint below(x - length / 2, y + 8);
            if (length > widest && image.valid(below) &&
                (image.pixel(below) & 0xffffff) == (colour.rgb() & 0xffffff)) {
                widest = length;
                middle = below;
            }
        }
    }
    return middle;
}

} // namespace

/// The real program in a real window: started, clicked, photographed, closed. What takes long to
/// ask is waited for by the clock, QTest::qWaitFor: QTRY_VERIFY counts only its own pauses.
class RealWindowTest : public TestCase {
    Q_OBJECT

private:
    QTemporaryDir m_home;

    static qsizetype processPixels(const QImage& image) {
        qsizetype pixels = 0;
        for (int number = 1; number <= 4; ++number)
            pixels += count(image, processColour(number));
        return pixels;
    }

private slots:

    void theFirstClickShowsTheNotebooksRun() {
        const Desktop desktop(m_home.path());
        QVERIFY(QTest::qWaitFor([&] { return desktop.isReady(); }, 60'000));
        QProcess window;
        window.setProcessEnvironment(desktop.environment());
        // As people open it: through the command line without arguments.
        window.start(programPath(u"poolscope"_s), {});
        QVERIFY(window.waitForStarted());
        QVERIFY(QTest::qWaitFor([&] { return !desktop.visibleWindow().isEmpty(); }, 20'000));

        // As the system does when a file grows beyond its limit: the next write fails, no more.
        ::kill(static_cast<pid_t>(window.processId()), SIGXFSZ);

        // In full screen there is the same room for the squares whatever a window manager does.
        desktop.command(u"xdotool"_s, {u"key"_s, u"--clearmodifiers"_s, u"F11"_s});
        const Theme theme = themeFor(QPalette(Qt::white));
        const auto isFullScreen = [&] {
            const QImage screen = desktop.photograph(u"before.png"_s);
            return screen.pixelColor(screen.rect().topLeft()) == theme.panel &&
                   screen.pixelColor(screen.rect().bottomRight()) == theme.panel;
        };
        QVERIFY(QTest::qWaitFor(isFullScreen, 20'000));

        QPoint button;
        const auto findButton = [&] {
            button = middleOfWidest(desktop.photograph(u"before.png"_s), theme.accent);
            return !button.isNull();
        };
        QVERIFY(QTest::qWaitFor(findButton, 20'000));
        QVERIFY(processPixels(desktop.photograph(u"before.png"_s)) < 5'000);

        desktop.command(u"xdotool"_s, {u"mousemove"_s, QString::number(button.x()),
                                       QString::number(button.y()), u"click"_s, u"1"_s});
        // 100 squares in the colours of those who computed them fill much of the window.
        const auto isDrawn = [&] {
            return processPixels(desktop.photograph(u"after.png"_s)) > 100'000;
        };
        QVERIFY(QTest::qWaitFor(isDrawn, 20'000));
        QTRY_COMPARE(workersOf(window.processId()).size(), 0);

        desktop.command(u"xdotool"_s, {u"key"_s, u"--clearmodifiers"_s, u"ctrl+q"_s});
        QVERIFY(window.waitForFinished(20'000));
        QCOMPARE(window.exitStatus(), QProcess::NormalExit);
        QVERIFY2(window.exitCode() == 0, window.readAllStandardError().constData());
        QCOMPARE(window.readAllStandardOutput(), QByteArray());
    }

    void aKilledWindowLeavesNoWorker() {
        const Desktop desktop(m_home.path());
        QVERIFY(QTest::qWaitFor([&] { return desktop.isReady(); }, 60'000));
        QProcess window;
        window.setProcessEnvironment(desktop.environment());
        window.start(programPath(u"poolscope"_s), {});
        QVERIFY(window.waitForStarted());
        QVERIFY(QTest::qWaitFor([&] { return !desktop.visibleWindow().isEmpty(); }, 20'000));
        const qint64 pid = window.processId();
        // The notebook's run is too short to be met: kill at some time during several of them.
        for (int i = 0; i < 5; ++i)
            desktop.command(u"xdotool"_s, {u"key"_s, u"--clearmodifiers"_s, u"ctrl+r"_s});
        ::kill(static_cast<pid_t>(pid), SIGKILL);
        QVERIFY(window.waitForFinished(20'000));
        QTRY_COMPARE(workersOf(pid).size(), 0);
    }
};

QTEST_GUILESS_MAIN(RealWindowTest)
#include "realwindow_test.moc"
