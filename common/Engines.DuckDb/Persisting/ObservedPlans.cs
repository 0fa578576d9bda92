using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb.Persisting;

/// <summary>
/// Metrics of rows that an action uses: the rows are kept while the action runs, so that metrics and action see the same ones and they are
/// computed once.
/// </summary>
/// <param name="keep">Keeps the rows of a plan.</param>
/// <param name="release">Keeps them no longer.</param>
/// <param name="run">Runs a plan.</param>
internal sealed class ObservedPlans(Func<Relation, bool> keep, Action<Relation> release, Func<Relation, CancellationToken, IEnumerable<Row>> run)
{
    /// <summary>Whether somebody waits for metrics of a plan.</summary>
    /// <param name="plan">The plan.</param>
    internal static bool AreIn(Relation plan) => Observed(plan).Any();

    /// <summary>Reports the metrics of all plans that nobody has had them of.</summary>
    /// <param name="plans">What an action uses.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>To be disposed when the action has ended.</returns>
    internal IDisposable Report(IEnumerable<Relation> plans, CancellationToken cancellation)
    {
        var kept = new Kept(release);
        try
        {
            foreach (var observed in plans.SelectMany(Observed).DistinctBy(o => o.Observation))
            {
                kept.Add(observed.Input, keep(observed.Input));
                observed.Observation!.Report(run(observed.Totals, cancellation).Single());
            }

            return kept;
        }
        catch
        {
            kept.Dispose();
            throw;
        }
    }

    private static IEnumerable<CollectMetrics> Observed(Relation plan) => CollectMetrics.In(plan).Where(m => m.Observation is { IsDone: false });

    private sealed class Kept(Action<Relation> release) : IDisposable
    {
        private readonly List<Relation> _plans = [];

        internal void Add(Relation plan, bool isNew)
        {
            if (isNew)
            {
                _plans.Add(plan);
            }
        }

        public void Dispose() => _plans.ForEach(release);
    }
}
