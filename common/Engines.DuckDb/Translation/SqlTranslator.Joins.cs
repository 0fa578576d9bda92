using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb.Translation;

internal sealed partial class SqlTranslator
{
    private string Join(BoundJoin join) => $"SELECT {Names(join.Columns)} FROM {Joined(join)}";

    // Joins of joins stand in one FROM: DuckDB puts joins into another order only where no projection lies between them.
    private string Joined(BoundJoin join)
    {
        var on = join.Condition is null && join.JoinType is JoinType.Inner or JoinType.Cross ? "" : $" ON {(join.Condition is { } c ? Sql(c) : "true")}";
        var word = join.JoinType switch
        {
            JoinType.Inner or JoinType.Cross => on.Length == 0 ? "CROSS JOIN" : "JOIN",
            JoinType.LeftOuter => "LEFT JOIN",
            JoinType.RightOuter => "RIGHT JOIN",
            JoinType.FullOuter => "FULL JOIN",
            JoinType.LeftSemi => "SEMI JOIN",
            JoinType.LeftAnti => "ANTI JOIN",
            _ => throw new NotSupportedException($"The embedded engine has no join of type {join.JoinType}."),
        };
        var right = join.LateralColumns is not null ? $"LATERAL {From(join.Right)}" : WithoutHints(join.Right) is BoundJoin other ? $"({Joined(other)})" : From(join.Right);
        return $"{(WithoutHints(join.Left) is BoundJoin first ? Joined(first) : From(join.Left))} {word} {right}{on}";
    }

    private static BoundRelation WithoutHints(BoundRelation relation) => relation is BoundHint hint ? WithoutHints(hint.Input) : relation;

    // Every row's elements are put side by side with their places; a row without any stays, once, where the generator is outer.
    private string Generate(BoundGenerate generate)
    {
        var elements = Elements(generate);
        var kept = generate.IsOuter ? $"CASE WHEN len({elements}) > 0 THEN {elements} ELSE [NULL] END" : elements;
        var names = generate.Input.Output.Count == 0 ? "" : "* EXCLUDE (item, place), ";
        var place = generate.IsOuter ? $"CASE WHEN len({elements}) > 0 THEN range(0, len({elements})) ELSE [NULL] END" : $"range(0, len({elements}))";
        return $"SELECT {names}{Generated(generate)} "
            + $"FROM (SELECT *, unnest({kept}) AS item, unnest({place}) AS place FROM {From(generate.Input)})";
    }

    private string Elements(BoundGenerate generate) => generate.Function switch
    {
        "explode" or "posexplode" when generate.Arguments[0].DataType is DataFrames.Types.MapType => $"map_entries({Sql(generate.Arguments[0])})",
        "explode" or "posexplode" or "inline" => Sql(generate.Arguments[0]),
        "stack" => Stacked(generate),
        "json_tuple" => $"[struct_pack({string.Join(", ", generate.Arguments.Skip(1).Select((name, i) => $"{generate.Generated[i].Sql()} := spark_json_member({Sql(generate.Arguments[0])}, {Sql(name)})"))})]",
        _ => throw new NotSupportedException($"The embedded engine has no generator {generate.Function}."),
    };

    private static string Generated(BoundGenerate generate)
    {
        var columns = generate.Generated;
        IEnumerable<string> values = generate.Function switch
        {
            "explode" when columns.Count == 2 => ["struct_extract_at(item, 1)", "struct_extract_at(item, 2)"],
            "explode" => ["item"],
            "posexplode" when columns.Count == 3 => ["CAST(place AS INTEGER)", "struct_extract_at(item, 1)", "struct_extract_at(item, 2)"],
            "posexplode" => ["CAST(place AS INTEGER)", "item"],
            _ => Enumerable.Range(1, columns.Count).Select(i => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"struct_extract_at(item, {i})")),
        };
        return string.Join(", ", values.Zip(columns, (v, c) => $"{v} AS {c.Sql()}"));
    }

    // stack(n, values...): n rows, filled from left to right, the rest null.
    private string Stacked(BoundGenerate generate)
    {
        var width = generate.Generated.Count;
        var rows = generate.Arguments.Skip(1).Select(Sql).Chunk(width).Select(row => StackedRow([.. row], generate));
        return $"[{string.Join(", ", rows)}]";
    }

    private static string StackedRow(string[] row, BoundGenerate generate)
    {
        var fields = generate.Generated.Select((c, i) =>
            $"{c.Sql()} := {(i < row.Length ? row[i] : LiteralSql.Null(c.DataType))}");
        return $"struct_pack({string.Join(", ", fields)})";
    }
}
