using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Tests;

/// <summary>Engines for tests, and short ways to write plans and ask them.</summary>
internal static class TestEngine
{
    internal static DuckDbEngine Open(params (string Key, string Value)[] settings) =>
        new(new DuckDbSettings(settings.Append(("spark.embedded.threads", "2")).ToDictionary(s => s.Item1, s => s.Item2)), TimeProvider.System);

    internal static List<Row> Rows(this DuckDbEngine engine, Relation plan) => [.. engine.Execute(plan, CancellationToken.None)];

    /// <summary>The one value of an SQL expression.</summary>
    internal static object? Value(this DuckDbEngine engine, string expression) =>
        engine.Rows(new Project(One, [Expr(expression)])).Single()[0];

    internal static Expression Expr(string text) => SparkSqlParser.ParseExpression(text);

    internal static Expression Item(string text) => SparkSqlParser.ParseSelectItem(text);

    internal static Relation One { get; } = new LocalRelation(new StructType().Add("one", new IntegerType()), [[1]]);

    internal static LocalRelation Local(string ddl, params object?[][] rows) => new((StructType)DataType.FromDdl(ddl), rows);

    internal static Relation Select(this Relation input, params string[] expressions) => new Project(input, [.. expressions.Select(SparkSqlParser.ParseSelectItem)]);

    internal static Relation Where(this Relation input, string condition) => new Filter(input, Expr(condition));

    internal static Relation OrderBy(this Relation input, params string[] columns) =>
        new Sort(input, [.. columns.Select(c => new SortOrder(Expr(c), SortDirection.Ascending, NullOrdering.NullsFirst))]);
}
