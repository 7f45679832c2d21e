#include "core/config/check.h"
#include "core/config/settings.h"
#include "tests/support/randomconfig.h"
#include "tests/support/testcase.h"

#include <QSet>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// The words of a setting with something in the places of their numbers.
QStringList examplesOf(const Setting& setting) {
    QStringList examples = QString::fromUtf8(setting.words).split(u", "_s, Qt::SkipEmptyParts);
    for (QString& word : examples) {
        word.replace(u":K"_s, u":3"_s).replace(u"[:MIN]"_s, u":2"_s).replace(u"TIME"_s, u"1ms"_s);
        word.replace(u"CODE"_s, u"7"_s).replace(u"@N"_s, u"@42"_s);
    }
    return examples;
}

} // namespace

class SettingsTest : public TestCase {
    Q_OBJECT

private slots:

    void theirNamesDiffer() {
        QSet<Field> fields;
        QSet<QByteArray> keys;
        QSet<QByteArray> options;
        for (const Setting& setting : settings()) {
            QVERIFY(!fields.contains(setting.field));
            QVERIFY(!keys.contains(setting.key));
            QVERIFY(!options.contains(setting.options));
            fields.insert(setting.field);
            keys.insert(setting.key);
            options.insert(setting.options);
            QCOMPARE(&settingOf(setting.field), &setting);
        }
    }

    /// What a refusal offers is understood, and the same whichever way it is given.
    void knownWordsAreRead() {
        int words = 0;
        for (const Setting& setting : settings()) {
            for (const QString& word : examplesOf(setting)) {
                RunConfig config;
                QVERIFY2(!setting.read(word, config), qPrintable(word));
                QCOMPARE(setting.write(config), word);
                ++words;
            }
        }
        QCOMPARE(words, 26);
    }

    void offIsUnderstoodWhereItIsOffered() {
        for (const Setting& setting : settings()) {
            RunConfig config;
            QCOMPARE(!setting.read(u"off"_s, config), setting.canBeOff);
        }
    }

    void whatIsRefusedChangesNothing() {
        for (const Setting& setting : settings()) {
            RunConfig config;
            const auto problem = setting.read(u"?"_s, config);
            QVERIFY(problem.has_value());
            QCOMPARE(problem->field, setting.field);
            QCOMPARE(problem->given, u"?"_s);
            QCOMPARE(config, RunConfig());
        }
    }

    void filesHaveEachInOneWay() {
        const RunConfig config;
        QByteArrayList keys;
        for (const Setting* setting : settingsIn(config))
            keys.append(setting->key);
        QCOMPARE(keys.join(' '), "size first processes schedule order work profile seed engine "
                                 "on_death retries stall_timeout faults"_ba);
    }

    void textsComeBack() {
        QVERIFY(rc::check("what is written is read as the same", [] {
            const RunConfig config = randomConfig();
            RC_ASSERT(check(config).empty());
            RunConfig again;
            for (const Setting* setting : settingsIn(config)) {
                const QString text = setting->write(config);
                RC_ASSERT(!setting->read(text, again));
                RC_ASSERT(setting->write(again) == text);
                if (setting->isNumber)
                    RC_ASSERT(QString::number(text.toULongLong()) == text);
            }
            RC_ASSERT(again == config);
        }));
    }
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
