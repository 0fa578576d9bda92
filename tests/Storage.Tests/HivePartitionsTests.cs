using FsCheck;
using FsCheck.Fluent;

namespace SparkPersonalization.Storage.Tests;

public sealed class HivePartitionsTests
{
    [TestCase("a b", "a b")]
    [TestCase("a/b:c=d%", "a%2Fb%3Ac%3Dd%25")]
    [TestCase("\t\n\u007F\"'*?\\{[]^#", "%09%0A%7F%22%27%2A%3F%5C%7B%5B%5D%5E%23")]
    [TestCase("\u00e9}~$\U0001F600", "\u00e9}~$\U0001F600")]
    public void Values_are_escaped_as_by_Spark(string value, string escaped) =>
        Assert.That(HivePartitions.Escape(value), Is.EqualTo(escaped));

    [Test]
    public void Any_text_survives_escaping() =>
        Check.QuickThrowOnFailure(Prop.ForAll<NonNull<string>>(text => HivePartitions.Unescape(HivePartitions.Escape(text.Get)) == text.Get));

    [Test]
    public void Null_and_empty_go_to_the_default_partition()
    {
        var directory = HivePartitions.Directory([new("date", "2024-01-01"), new("a", null), new("b=c", ""), new("d", "null")]);

        Assert.That(directory, Is.EqualTo("date=2024-01-01/a=__HIVE_DEFAULT_PARTITION__/b%3Dc=__HIVE_DEFAULT_PARTITION__/d=null"));
    }
}
