using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Contracts.Tests;

/// <summary>The session of all tests.</summary>
[SetUpFixture]
public sealed class TestSession
{
    private static readonly StructType TextColumn = new(new StructField("json", new StringType()));

    internal static SparkSession Session { get; private set; } = null!;

    [OneTimeSetUp]
    public void Open() => Session = SparkSession.Builder().AppName("Contracts.Tests").GetOrCreate();

    [OneTimeTearDown]
    public void Close() => Session.Dispose();

    internal static DataFrame Records(params IEnumerable<string?> json) =>
        Session.CreateDataFrame(json.Select(j => new GenericRow([j])), TextColumn);

    /// <summary>A row's violations as <c>code column</c>.</summary>
    internal static string[] Violations(Row row) =>
        [.. ((IEnumerable<object?>)row.Get("violations")!).Cast<Row>().Select(v => $"{v.GetAs<string>("code")} {v.GetAs<string>("column")}".TrimEnd())];
}

internal static class Verdicts
{
    /// <summary>Each record's violations as <c>code column</c>, after a look that screening suspects each record that has any.</summary>
    internal static List<string[]> Violations(this EventContract contract, params IEnumerable<string?> json)
    {
        var records = json.ToList();
        List<string[]> violations = [.. contract.Read(TestSession.Records(records), "json").Select("violations").Collect().Select(TestSession.Violations)];
        var missed = contract.Screen(TestSession.Records(records), "json").Select("suspicious").Collect()
            .Select((row, i) => (Record: records[i], IsMissed: violations[i].Length > 0 && !row.GetAs<bool>(0)));
        Assert.That(missed.Where(m => m.IsMissed).Select(m => m.Record), Is.Empty, "records with violations that screening passed");
        return violations;
    }
}
