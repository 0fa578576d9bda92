using System.Globalization;
using SparkPersonalization.DataFrames.Analysis.Bound;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <content>Queries that read themselves.</content>
internal sealed partial class SqlTranslator
{
    private string Recursion(BoundRecursion recursion)
    {
        var table = Table(recursion.Number);
        var columns = Names(recursion.Columns);
        // The level is found anew for each step, and looked at only where the step gives rows.
        var level = string.Create(CultureInfo.InvariantCulture, $"spark_recursion_level(l.level, {recursion.MaxLevel})");
        return $"WITH RECURSIVE {table}({columns}, level) AS (SELECT *, 1 FROM {Visible(recursion.Anchor)} "
            + $"UNION ALL SELECT s.*, {level} FROM {Visible(recursion.Step)} AS s, (SELECT max(level) + 1 AS level FROM {table}) AS l) SELECT {columns} FROM {table}";
    }

    private static string RecursionRows(BoundRecursionRows rows) =>
        $"SELECT * FROM (SELECT * EXCLUDE (level) FROM {Table(rows.Number)}) AS t({Names(rows.Attributes)})";

    private static string Table(long number) => string.Create(CultureInfo.InvariantCulture, $"recursion_{number}");
}
