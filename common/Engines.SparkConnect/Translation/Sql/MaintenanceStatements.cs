using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using Wire = SparkPersonalization.Engines.SparkConnect.Protocol;

namespace SparkPersonalization.Engines.SparkConnect.Translation.Sql;

/// <summary>The upkeep of a table as Delta's SQL.</summary>
internal static class MaintenanceStatements
{
    private static readonly ExpressionSql Unqualified = new(_ => null);

    internal static Wire.Relation Optimize(OptimizeTable optimize)
    {
        var where = optimize.Condition is { } condition ? $" WHERE {Unqualified.Of(condition)}" : "";
        var order = optimize.ZOrderBy.Count > 0 ? $" ZORDER BY ({string.Join(", ", optimize.ZOrderBy.Select(SqlLiterals.Name))})" : "";
        return SqlStatements.Plain($"OPTIMIZE {optimize.TargetTable}{where}{order}");
    }

    internal static Wire.Relation Vacuum(VacuumTable vacuum) => SqlStatements.Plain(string.Create(
        CultureInfo.InvariantCulture,
        $"VACUUM {vacuum.TargetTable}{(vacuum.RetentionHours is { } hours ? $" RETAIN {hours.ToString(CultureInfo.InvariantCulture)} HOURS" : "")}{(vacuum.IsDryRun ? " DRY RUN" : "")}"));

    internal static Wire.Relation Restore(RestoreTable restore) =>
        SqlStatements.Plain($"RESTORE TABLE {restore.TargetTable} TO{AsOf(restore.Version, restore.Timestamp)}");

    /// <exception cref="AnalysisException">The clone is to copy the files, which Delta's open-source statement cannot.</exception>
    internal static Wire.Relation Clone(CloneTable clone)
    {
        if (!clone.IsShallow)
        {
            throw new AnalysisException(
                "UNSUPPORTED_FEATURE", "Spark's Delta makes shallow clones only. Clone with isShallow, or write the table's rows to a new one: ToDF().Write().Format(\"delta\").Save(path).");
        }

        var properties = clone.Properties.Count == 0
            ? ""
            : $" TBLPROPERTIES ({string.Join(", ", clone.Properties.Select(p => $"{SqlLiterals.Text(p.Key)} = {SqlLiterals.Text(p.Value)}"))})";
        return SqlStatements.Plain(
            $"CREATE {(clone.IsReplacing ? "OR REPLACE " : "")}TABLE {clone.TargetTable} SHALLOW CLONE {clone.SourceTable}{AsOf(clone.Version, clone.Timestamp)}{properties}");
    }

    internal static Wire.Relation Generate(GenerateManifest generate) => SqlStatements.Plain($"GENERATE {SqlLiterals.Name(generate.Mode)} FOR TABLE {generate.TargetTable}");

    private static string AsOf(long? version, string? timestamp) => (version, timestamp) switch
    {
        ({ } number, _) => string.Create(CultureInfo.InvariantCulture, $" VERSION AS OF {number}"),
        (_, { } time) => $" TIMESTAMP AS OF {SqlLiterals.Text(time)}",
        _ => "",
    };
}
