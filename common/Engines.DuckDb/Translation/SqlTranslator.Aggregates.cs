using System.Globalization;
using SparkPersonalization.DataFrames.Analysis.Bound;

namespace SparkPersonalization.Engines.DuckDb.Translation;

internal sealed partial class SqlTranslator
{
    private string Aggregate(BoundAggregate aggregate)
    {
        var summing = DecimalSums.SeenThrough(aggregate);
        return OverRows(summing.Input, summing.Keys.Concat(summing.Aggregates).Select(c => c.Expression), (rows, _) => Aggregate(summing, rows));
    }

    private string Aggregate(BoundAggregate aggregate, string rows)
    {
        var keys = aggregate.Keys.Select((_, i) => KeyName(i)).ToArray();
        var grouping = new GroupingKeys([.. aggregate.Keys.Select(k => k.Expression)], keys);
        var columns = aggregate.Keys.Select((k, i) => $"{keys[i]} AS {k.Output.Sql()}")
            .Concat(aggregate.Aggregates.Select(a => $"{_expressions.Aggregate(a.Expression, grouping)} AS {a.Output.Sql()}"))
            .ToArray();
        var select = columns.Length == 0 ? "1 AS none" : string.Join(", ", columns);
        return $"SELECT {select} FROM ({GroupingInput(aggregate, rows)}){GroupBy(aggregate, keys)}";
    }

    private string GroupingInput(BoundAggregate aggregate, string rows)
    {
        var keys = string.Concat(aggregate.Keys.Select((k, i) => $", {Zeros.Positive(Sql(k.Expression), k.Expression.DataType)} AS {KeyName(i)}"));

        // A window over nothing numbers the rows in their order, at the price of one thread: only where an aggregate depends on it.
        var place = aggregate.Aggregates.Any(a => ExpressionTranslator.DependsOnOrder(a.Expression))
            ? $", row_number() OVER () AS {ExpressionTranslator.PlaceColumn}"
            : "";
        return $"SELECT *{keys}{place} FROM {rows}";
    }

    private static string GroupBy(BoundAggregate aggregate, string[] keys)
    {
        if (aggregate.GroupingSets is { } sets)
        {
            // Of no rows Spark makes no total here, where DuckDB makes one.
            return $" GROUP BY GROUPING SETS ({string.Join(", ", sets.Select(s => $"({string.Join(", ", s.Select(i => keys[i]))})"))}) HAVING count(*) > 0";
        }

        return keys.Length == 0 ? "" : $" GROUP BY {string.Join(", ", keys)}";
    }

    private static string KeyName(int index) => string.Create(CultureInfo.InvariantCulture, $"k{index}");
}

/// <summary>The keys by which rows are grouped, and their names in the statement.</summary>
/// <param name="Expressions">The keys.</param>
/// <param name="Names">Their names.</param>
internal sealed record GroupingKeys(IReadOnlyList<BoundExpression> Expressions, IReadOnlyList<string> Names)
{
    /// <summary>The name of the key that is this expression.</summary>
    internal string NameOf(BoundExpression expression)
    {
        for (var i = 0; i < Expressions.Count; i++)
        {
            if (Expressions[i] == expression)
            {
                return Names[i];
            }
        }

        throw new NotSupportedException("The argument of grouping() must be one of the grouping columns.");
    }
}
