using SparkPersonalization.Engines.Contract.Cases.Plans;

namespace SparkPersonalization.Engines.Contract;

/// <summary>Whole queries on both engines.</summary>
[TestFixture]
internal sealed class SameRowsTests
{
    private BothEngines _both = null!;

    [OneTimeSetUp]
    public void Open() => _both = new BothEngines();

    [OneTimeTearDown]
    public void Close() => _both?.Dispose();

    [TestCaseSource(typeof(AllPlans), nameof(AllPlans.Equal))]
    public void Both_engines_give_the_same_rows(PlanCase plan) => Assert.That(Difference(plan), Is.Null);

    [TestCaseSource(typeof(AllPlans), nameof(AllPlans.Refused))]
    public void Both_engines_refuse_alike(PlanCase plan) => _both.MustFailAlike(s => plan.Query(BothEngines.Data(s)), plan.Error!);

    private string? Difference(PlanCase plan) => plan.IsOrdered
        ? _both.DifferenceInOrder(s => plan.Query(BothEngines.Data(s)))
        : _both.Difference(s => plan.Query(BothEngines.Data(s)));
}
