#include "tests/support/testcase.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>

using namespace poolscope;
using namespace Qt::StringLiterals;

// All text for people can be translated, also into languages whose sentences are built otherwise.

namespace {

QString root() {
    return QStringLiteral(POOLSCOPE_SOURCE "/");
}

/// The sources of @p wing, as paths from the root.
QStringList sources(const QString& wing) {
    QStringList paths;
    QDirIterator files(root() + wing, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next().sliced(root().size()));
    paths.sort();
    return paths;
}

QStringList allSources() {
    return sources(u"core"_s) + sources(u"ui"_s) + sources(u"app"_s);
}

QString textOf(const QString& path) {
    QFile file(root() + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What @p pattern finds in its first bracket.
QStringList found(const QString& text, const QString& pattern) {
    const QRegularExpression expression(pattern);
    QStringList all;
    auto matches = expression.globalMatch(text);
    while (matches.hasNext())
        all.append(matches.next().captured(1));
    return all;
}

/// The contexts of the translations in @p text: its own, and those of its classes.
QStringList contextsIn(const QString& text) {
    QStringList contexts = found(text, u"Q_DECLARE_TR_FUNCTIONS\\((\\w+)\\)"_s) +
                           found(text, u"translate\\(\\s*\"(\\w+)\""_s) +
                           found(text, u"class (\\w+)[^;{]*\\{\\s*Q_OBJECT"_s);
    contexts.removeDuplicates();
    return contexts;
}

/// The pieces of @p text whose letters a sentence changes, or which it cuts off.
QStringList changedPieces(const QString& text) {
    return found(text, u"(\\.(?:toLower|toUpper|left|mid|right|chop|sliced)\\([^)]*\\))"_s);
}

} // namespace

class TextsTest : public TestCase {
    Q_OBJECT

private slots:

    void whatIsLookedFor() {
        QCOMPARE(contextsIn(u"struct Words {\n    Q_DECLARE_TR_FUNCTIONS(RunWords)\n};"_s),
                 QStringList{u"RunWords"_s});
        QCOMPARE(contextsIn(u"QCoreApplication::translate(\n    \"Say\", \"No.\")"_s),
                 QStringList{u"Say"_s});
        QCOMPARE(contextsIn(u"class Bar final : public QWidget {\n    Q_OBJECT\n"_s),
                 QStringList{u"Bar"_s});
        QCOMPARE(changedPieces(u"return text.toLower() + other.left(1);"_s).size(), 2);
        QCOMPARE(changedPieces(u"return items.first(2);"_s).size(), 0);
    }

    /// The same English text in two files may be two texts elsewhere.
    void everyFileHasAContextOfItsOwn() {
        QMap<QString, QStringList> files;
        for (const QString& path : allSources()) {
            // A class and its file have one context, as they have one name.
            const QString name = path.section(u'.', 0, 0);
            for (const QString& context : contextsIn(textOf(path))) {
                if (!files[context].contains(name))
                    files[context].append(name);
            }
        }
        QVERIFY(files.contains(u"WhyWords"_s) && files.contains(u"MainWindow"_s));
        QStringList shared;
        for (auto it = files.cbegin(); it != files.cend(); ++it) {
            if (it->size() > 1)
                shared.append(it.key() + u": "_s + it->join(u", "_s));
        }
        QCOMPARE(shared.join(u'\n'), QString());
    }

    void noTwoFilesHaveOneName() {
        QMap<QString, QStringList> paths;
        for (const QString& path : allSources())
            paths[path.section(u'/', -1)].append(path);
        QStringList twice;
        for (auto it = paths.cbegin(); it != paths.cend(); ++it) {
            if (it->size() > 1 && it.key() != "main.cpp"_L1)
                twice.append(it->join(u", "_s));
        }
        QCOMPARE(twice.join(u'\n'), QString());
    }

    /// A sentence is not made of pieces whose first letters are changed.
    void noSentenceChangesTheCaseOfAPiece() {
        const QStringList paths = sources(u"core/words"_s);
        QVERIFY(paths.contains(u"core/words/whywords.cpp"_s));
        QStringList changing;
        for (const QString& path : paths) {
            for (const QString& piece : changedPieces(textOf(path)))
                changing.append(path + u": "_s + piece);
        }
        QCOMPARE(changing.join(u'\n'), QString());
    }
};

QTEST_GUILESS_MAIN(TextsTest)
#include "texts_test.moc"
