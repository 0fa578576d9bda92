using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.DuckDb.Tests.Spark;

/// <summary>What the embedded engine writes into files with Spark's options, byte for byte beside what real Spark wrote.</summary>
public sealed class WriteAnswersTests
{
    private static IEnumerable<TestCaseData> Cases => WriteCase.Read(Path.Combine(AnswerJudge.Folder, "writers.jsonl"))
        .Select(c => new TestCaseData(c).SetName("Written as by Spark: " + c.Name));

    [TestCaseSource(nameof(Cases))]
    public void A_write_gives_the_bytes_of_Spark(object data)
    {
        var write = (WriteCase)data;
        using var directory = new TemporaryDirectory();
        using var session = new SparkSession(TestEngine.Open());
        if (write.Errors is { } errors)
        {
            Assert.That(() => write.Write(session, directory["out"]), Throws.InstanceOf<SparkException>().With.Property("ErrorClass").AnyOf(errors));
            return;
        }

        var (text, extensions) = write.Write(session, directory["out"]);
        Assert.Multiple(() =>
        {
            Assert.That(text, Is.EqualTo(Once(write)));
            Assert.That(extensions, Is.EqualTo(write.Extensions));
        });
    }

    // Spark wrote several files, each with a header.
    private static string Once(WriteCase write)
    {
        var head = write.Options?.GetValueOrDefault("header") == "true" ? write.Text![..(write.Text!.IndexOf('\n', StringComparison.Ordinal) + 1)] : "";
        return head.Length == 0 ? write.Text! : head + write.Text!.Replace(head, "", StringComparison.Ordinal);
    }
}
