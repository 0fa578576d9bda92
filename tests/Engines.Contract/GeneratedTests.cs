using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.Contract.Cases;
using SparkPersonalization.Engines.Contract.Data;
using SparkPersonalization.Engines.Contract.Evaluation;
using SparkPersonalization.Engines.Contract.Generated;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.Contract;

/// <summary>
/// Expressions and queries that nobody wrote, on both engines. The seed is fixed; <c>SPARKPERSONALIZATION_GENERATED=seed:count</c> takes another
/// and more of them.
/// </summary>
[TestFixture]
internal sealed class GeneratedTests
{
    private const string Variable = "SPARKPERSONALIZATION_GENERATED";
    private const int Size = 50;

    private static readonly (ulong Seed, int Count) Chosen = Choose(Environment.GetEnvironmentVariable(Variable));

    private SparkSession _spark = null!;
    private SparkSession _embedded = null!;

    [OneTimeSetUp]
    public void Open()
    {
        _spark = RealSpark.Session();
        _embedded = SparkSession.Builder().Master("embedded").GetOrCreate();
        foreach (var session in new[] { _spark, _embedded })
        {
            Awkward.Rows(session).CreateOrReplaceTempView("contract_rows");
        }
    }

    [OneTimeTearDown]
    public void Close()
    {
        _spark?.Dispose();
        _embedded?.Dispose();
    }

    [Test]
    public void Generated_expressions_are_answered_alike()
    {
        var cases = Sample(ExpressionGenerator.Any(3), Chosen.Count).Select(text => new Case(text, Functions.Expr(text).As("v"), Case.Any)).ToList();
        var family = new CaseFamily("generated", CaseShape.Rows, cases);
        var (real, ours) = (new CaseRunner(_spark).Run(family), new CaseRunner(_embedded).Run(family));

        Report(cases.Select(c => (c.Text, real[c.Text], ours[c.Text])));
    }

    [Test]
    public void Generated_queries_are_answered_alike()
    {
        var queries = Sample(PlanGenerator.Query(3), Chosen.Count / 4);

        Report(queries.Select(sql => (sql, CaseRunner.Query(_spark, sql), CaseRunner.Query(_embedded, sql))));
    }

    private static List<string> Sample(Gen<string> generator, int count) =>
        [.. generator.Sample(Size, new Rnd(Chosen.Seed), count).Distinct(StringComparer.Ordinal)];

    private static void Report(IEnumerable<(string Text, Answer Real, Answer Ours)> answers)
    {
        var differences = answers.Where(a => a.Real != a.Ours && !GapFile.All.ContainsKey(a.Text)).ToList();
        Assert.That(
            string.Join('\n', differences.Select(d => $"DIFFERS\t{d.Ours.DifferenceFrom(d.Real)}\t{d.Text}\n  Spark:    {d.Real}\n  embedded: {d.Ours}")),
            Is.Empty,
            $"Seed {Chosen.Seed}. Mend the embedded engine, or write the case down among those of Cases/ with its gap.");
    }

    private static (ulong Seed, int Count) Choose(string? text) => text?.Split(':') is [var seed, var count]
        ? (ulong.Parse(seed, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture))
        : (4, 400);
}
