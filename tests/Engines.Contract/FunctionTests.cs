using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.Contract.Cases;
using SparkPersonalization.Engines.Contract.Evaluation;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.Contract;

/// <summary>Every function, operator and cast on both engines over the same rows. What differs is a known gap, or fails; so does a gap that has closed.</summary>
[TestFixture]
internal sealed class FunctionTests
{
    private SparkSession _spark = null!;
    private SparkSession _embedded = null!;
    private CaseRunner _asked = null!;
    private CaseRunner _judged = null!;

    [OneTimeSetUp]
    public void Open()
    {
        _spark = RealSpark.Session();
        _embedded = SparkSession.Builder().Master("embedded").GetOrCreate();
        (_asked, _judged) = (new CaseRunner(_spark), new CaseRunner(_embedded));
    }

    [OneTimeTearDown]
    public void Close()
    {
        _spark?.Dispose();
        _embedded?.Dispose();
    }

    [TestCaseSource(typeof(AllCases), nameof(AllCases.Families))]
    public void Both_engines_answer_alike(CaseFamily family)
    {
        var real = _asked.Run(family);
        var ours = _judged.Run(family);
        var faults = family.Cases.Select(c => Fault(c, real[c.Text], ours[c.Text])).OfType<string>().ToList();

        TestContext.Out.WriteLine($"{family.Cases.Count} cases, {family.Cases.Count(c => GapFile.All.ContainsKey(c.Text))} known gaps");
        Assert.That(string.Join('\n', faults), Is.Empty);
    }

    [Test]
    public void Every_gap_is_about_a_case() =>
        Assert.That(GapFile.All.Keys.Except(AllCases.Families.SelectMany(f => f.Cases).Select(c => c.Text)), Is.Empty);

    private static string? Fault(Case @case, Answer real, Answer ours)
    {
        if (@case.Error != Case.Any && real.ErrorClass != @case.Error)
        {
            return $"SPARK\t{@case.Text}\n  is written with {@case.Error ?? "values"}, Spark answers {real}";
        }

        var difference = ours.DifferenceFrom(real);
        return (real == ours, GapFile.All.GetValueOrDefault(@case.Text)) switch
        {
            (true, null) => null,
            (true, { } gap) => $"CLOSED\t{@case.Text}\n  no longer differs: take it from the gaps ({gap.Reason})",
            (false, null) => $"DIFFERS\t{difference}\t{@case.Text}\n  Spark:    {real}\n  embedded: {ours}",
            (false, { } gap) => gap.Difference == difference ? null : $"MOVED\t{@case.Text}\n  is listed with {gap.Difference}, the embedded engine answers {ours}",
        };
    }
}
