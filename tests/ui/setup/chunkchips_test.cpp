#include "tests/support/testcase.h"
#include "ui/setup/chunkchips.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// Chips before people.
struct Chips {
    explicit Chips(quint64 numbers) {
        chips.offerFor(numbers);
        chips.show();
    }

    QPushButton* chip(const QString& name) { return chips.findChild<QPushButton*>(name); }

    /// "python 1 5*": all there are, with a star at those that are not chosen.
    [[nodiscard]] QString shown() const {
        QStringList all;
        for (const QWidget* widget : chips.inOrder()) {
            const auto* button = qobject_cast<const QPushButton*>(widget);
            if (button == nullptr || !button->isCheckable())
                continue;
            all.append(button->objectName().section(u'-', 1) +
                       (button->isChecked() ? QString() : u"*"_s));
        }
        return all.join(u' ');
    }

    void click(const QString& name) { QTest::mouseClick(chip(name), Qt::LeftButton); }

    /// Begins to add a size.
    QLineEdit* typeMore(const QString& text) {
        click(u"moreChunks"_s);
        auto* field = chips.findChild<QLineEdit*>(u"chunkSizeToAdd"_s);
        QTest::keyClicks(field, text);
        return field;
    }

    ChunkChips chips;
};

} // namespace

class ChunkChipsTest : public TestCase {
    Q_OBJECT

private slots:

    void sizesSuitTheInput_data() {
        QTest::addColumn<quint64>("numbers");
        QTest::addColumn<QString>("shown");
        QTest::newRow("nothing") << quint64{0} << u"python 1"_s;
        QTest::newRow("one") << quint64{1} << u"python 1"_s;
        QTest::newRow("some") << quint64{200} << u"python 1 5 25"_s;
        QTest::newRow("a million") << quint64{1'000'000} << u"python 1 25 625 15625 390625"_s;
        // A run of a hundred million chunks would need too much memory.
        QTest::newRow("many") << quint64{100'000'000}
                              << u"python 125 3125 78125 1953125 48828125"_s;
        QTest::newRow("all") << quint64{4'294'967'296}
                             << u"python 15625 78125 1953125 48828125 1220703125"_s;
    }

    void sizesSuitTheInput() {
        QFETCH(quint64, numbers);
        QFETCH(QString, shown);
        const Chips chips(numbers);
        QCOMPARE(chips.shown(), shown);
    }

    /// They go and come with the size of the input, but what somebody does not want stays so.
    void whatIsNotWantedIsRemembered() {
        Chips chips(200);
        chips.click(u"chip-1"_s);
        chips.click(u"chip-25"_s);
        QCOMPARE(chips.shown(), u"python 1* 5 25*"_s);
        chips.chips.offerFor(2);
        QCOMPARE(chips.shown(), u"python 1*"_s);
        chips.chips.offerFor(2000);
        QCOMPARE(chips.shown(), u"python 1* 5 25* 125 625"_s);
        chips.click(u"chip-25"_s);
        chips.chips.offerFor(2);
        chips.chips.offerFor(200);
        QCOMPARE(chips.shown(), u"python 1* 5 25"_s);
    }

    void whatWasNotChosenTheLastTimeIsNotWanted() {
        Chips chips(200);
        chips.chips.choose({{}, {ScheduleKind::Fixed, 5}});
        QCOMPARE(chips.shown(), u"python 1* 5 25*"_s);
        chips.chips.offerFor(2);
        chips.chips.offerFor(200);
        QCOMPARE(chips.shown(), u"python 1* 5 25*"_s);
    }

    void whatIsAddedStays() {
        Chips chips(200);
        QTest::keyClick(chips.typeMore(u"10, 20"_s), Qt::Key_Return);
        QCOMPARE(chips.shown(), u"python 1 5 10 20 25"_s);
        chips.chips.offerFor(2);
        QCOMPARE(chips.shown(), u"python 1 10 20"_s);
    }

    void aWrongSizeIsToldInASentence() {
        Chips chips(200);
        QSignalSpy changed(&chips.chips, &ChunkChips::changed);
        QLineEdit* field = chips.typeMore(u"0"_s);
        QCOMPARE(chips.chips.problem(), QString()); // "0" may become "0x…": not yet
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY2(chips.chips.problem().contains(u"“0”"_s), qPrintable(chips.chips.problem()));
        QCOMPARE(chips.chips.wrongField(), field);
        QCOMPARE(changed.count(), 1);
        QVERIFY(field->isVisible());
        QTest::keyClicks(field, u"1"_s); // instead: it was chosen
        QCOMPARE(field->text(), u"1"_s);
        QCOMPARE(chips.chips.problem(), QString());
        QCOMPARE(chips.chips.wrongField(), chips.chips.first());
    }

    void escapeLeavesTheField() {
        Chips chips(200);
        QLineEdit* field = chips.typeMore(u"none"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!chips.chips.problem().isEmpty());
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!field->isVisible());
        QCOMPARE(chips.chips.problem(), QString());
        QCOMPARE(chips.shown(), u"python 1 5 25"_s);
        QCOMPARE(chips.typeMore(QString())->text(), QString());
    }

    void anEmptyFieldIsLeftWithReturn() {
        Chips chips(200);
        QLineEdit* field = chips.typeMore(QString());
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!field->isVisible());
        QCOMPARE(chips.shown(), u"python 1 5 25"_s);
    }

    void otherSchedulesHaveTheirOwnNames() {
        Chips chips(200);
        chips.chips.choose({{ScheduleKind::Guided, 2}, {ScheduleKind::Fixed, 5}});
        QCOMPARE(chips.shown(), u"python* guided:2 1* 5 25*"_s);
        QCOMPARE(chips.chip(u"chip-guided:2"_s)->text(), u"guided:2"_s);
        QCOMPARE(chips.chips.chosen(),
                 (std::vector<Schedule>{{ScheduleKind::Guided, 2}, {ScheduleKind::Fixed, 5}}));
    }
};

QTEST_MAIN(ChunkChipsTest)
#include "chunkchips_test.moc"
