namespace SparkPersonalization.Engines.Contract.Cases.Plans;

/// <summary>All whole queries that run on both engines.</summary>
internal static class AllPlans
{
    internal static IReadOnlyList<PlanCase> Cases { get; } =
        [.. QueryCases.All(), .. JoinCases.All(), .. SetCases.All(), .. EmptyCases.All(), .. SqlCases.All(), .. OrderCases.All(), .. StatisticCases.All(), .. ErrorCases.All()];

    internal static IEnumerable<TestCaseData> Equal => Named(Cases.Where(c => c.Error is null));

    internal static IEnumerable<TestCaseData> Refused => Named(Cases.Where(c => c.Error is not null));

    private static IEnumerable<TestCaseData> Named(IEnumerable<PlanCase> cases) => cases.Select(c => new TestCaseData(c).SetArgDisplayNames(c.Name));
}
