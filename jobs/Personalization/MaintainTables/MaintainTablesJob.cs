using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.MaintainTables;

/// <summary>
/// Looks after the lake's tables: makes small files larger ones, and deletes files and commits whose time is over. It may run beside jobs
/// that write and read the tables.
/// </summary>
public sealed class MaintainTablesJob : Job<MaintainTablesJobOptions>
{
    /// <inheritdoc/>
    public override string Description => "Looks after the lake's tables: makes small files larger ones, and deletes files and commits whose time is over.";

    /// <inheritdoc/>
    public override JobOutcome Run(JobContext<MaintainTablesJobOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var tables = Chosen(context.Options.Table);
        using var session = context.OpenSession();
        return new MaintenanceRound(context.Options.Rules, context.Services).Run(session, tables, cleansUp: true, new MaintenanceCounts()).Outcome;
    }

    private static IEnumerable<LakeTable> Chosen(string? name)
    {
        var all = MaintenanceRound.Tables;
        return name is null ? all : all.FirstOrDefault(table => table.Name == name) is { } table ? [table] : throw new InvalidOperationException(
            $"The lake has no table '{name}'. There are {string.Join(", ", all.Select(table => table.Name))}.");
    }
}
