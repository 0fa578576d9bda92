using System.Collections.Immutable;
using SparkPersonalization.DataFrames;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Personalization.MaintainTables;

/// <summary>One round of upkeep over the tables of a lake, within a budget.</summary>
/// <param name="rules">When and how much.</param>
/// <param name="services">The run's lake, clock and progress.</param>
internal sealed class MaintenanceRound(MaintenanceRules rules, JobServices services)
{
    /// <summary>The tables of the lake.</summary>
    internal static ImmutableArray<LakeTable> Tables { get; } = [BronzeEvents.Table, SilverEvents.Table, QuarantineEvents.Table, Sessions.Table, CheckoutFeatures.Table];

    /// <summary>Looks after tables. One where something goes wrong does not keep the others from it.</summary>
    /// <param name="session">Rewrites files.</param>
    /// <param name="tables">The tables; those that the lake does not have are passed over.</param>
    /// <param name="cleansUp">Whether what is expired is deleted too, for which all files are listed.</param>
    /// <param name="counts">What was done before.</param>
    /// <returns>What has been done in all.</returns>
    internal MaintenanceCounts Run(SparkSession session, IEnumerable<LakeTable> tables, bool cleansUp, MaintenanceCounts counts)
    {
        var budget = new RoundBudget(rules, services.Time);
        foreach (var table in tables.Where(table => table.IsIn(services.LakeDirectory)))
        {
            services.Cancellation.ThrowIfCancellationRequested();
            counts = Guarded(table, counts, before =>
            {
                var upkeep = new TableUpkeep(table, session, rules, services);
                var compacted = upkeep.Compact(budget, before);
                return cleansUp && !budget.IsOver ? upkeep.CleanUp(compacted) : compacted;
            });
        }
        return counts;
    }

    private static MaintenanceCounts Guarded(LakeTable table, MaintenanceCounts counts, Func<MaintenanceCounts, MaintenanceCounts> act)
    {
        try
        {
            return act(counts) with { Failures = counts.Failures.Remove(table.Name) };
        }
        catch (Exception e) when (e is StorageException or SparkException)
        {
            return counts with { Failures = counts.Failures.SetItem(table.Name, e.Message) };
        }
    }
}
