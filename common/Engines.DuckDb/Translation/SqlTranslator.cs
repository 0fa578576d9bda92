using System.Globalization;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Persisting;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>
/// Says an analysed plan in DuckDB's SQL: one statement of nested queries, in which every column is called by its id.
/// </summary>
internal sealed partial class SqlTranslator
{
    private readonly QueryResources _resources = new();
    private readonly ExpressionTranslator _expressions;

    private SqlTranslator(TranslationSettings settings) => _expressions = new ExpressionTranslator(settings, _resources) { Relation = Sql };

    /// <summary>Translates a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="output">The columns of the result, which may come more than once.</param>
    /// <param name="settings">What of the session matters to it.</param>
    /// <returns>The statement.</returns>
    /// <exception cref="NotSupportedException">The plan asks for something that the engine has not; the message names it.</exception>
    internal static TranslatedQuery Translate(BoundRelation plan, IReadOnlyList<BoundAttribute> output, TranslationSettings settings)
    {
        var translator = new SqlTranslator(settings);
        var columns = output.Select(a => a.Name.Length == 0 ? a.Sql() : $"{a.Sql()} AS {DuckDbNames.Quote(a.Name)}").DefaultIfEmpty("1 AS none");
        var sql = $"SELECT {string.Join(", ", columns)} FROM {translator.From(plan)}";
        return new TranslatedQuery(sql, new StructType(output.Select(a => new StructField(a.Name, a.DataType, a.IsNullable))), translator._resources);
    }

    /// <summary>Translates a plan whose rows are to be kept: all columns, hidden ones too, called by their places.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="kept">The columns.</param>
    /// <param name="settings">What of the session matters to it.</param>
    /// <returns>The statement.</returns>
    /// <exception cref="NotSupportedException">The plan asks for something that the engine has not; the message names it.</exception>
    internal static TranslatedQuery TranslateToKeep(BoundRelation plan, ValueList<BoundAttribute> kept, TranslationSettings settings)
    {
        var translator = new SqlTranslator(settings);
        var columns = kept.Select((a, i) => $"{a.Sql()} AS {KeptColumn.Name(i)}").DefaultIfEmpty("1 AS none");
        var sql = $"SELECT {string.Join(", ", columns)} FROM {translator.From(plan)}";
        var schema = new StructType(kept.Select((a, i) => new StructField(KeptColumn.Name(i), a.DataType, a.IsNullable)));
        return new TranslatedQuery(sql, schema, translator._resources);
    }

    private string From(BoundRelation relation) => $"({Sql(relation)})";

    private string Sql(BoundRelation relation)
    {
        DeepStack.Check();
        return NodeSql(relation);
    }

    private string NodeSql(BoundRelation relation) => relation switch
    {
        BoundScan scan => Scan(scan),
        BoundLocal local => Local(local),
        BoundRange range => Range(range),
        BoundProject project => Project(project),
        BoundFilter filter => Filter(filter),
        BoundHint hint => Sql(hint.Input),
        BoundSort sort => Sort(sort),
        BoundLimit limit => Limit(limit),
        BoundTail tail => Tail(tail),
        BoundSample sample => Sample(sample),
        BoundRepartition repartition => Sql(repartition.Input),
        BoundDistinct distinct => Distinct(distinct),
        BoundAggregate aggregate => Aggregate(aggregate),
        BoundJoin join => Join(join),
        BoundSetOperation operation => SetOperation(operation),
        BoundGenerate generate => Generate(generate),
        BoundRecursion recursion => Recursion(recursion),
        BoundRecursionRows rows => RecursionRows(rows),
        _ => throw new NotSupportedException($"The embedded engine has no {relation.GetType().Name}."),
    };

    private string Sql(BoundExpression expression) => _expressions.Sql(expression);

    private string Scan(BoundScan scan)
    {
        if (scan.Source is not IScanSource source)
        {
            throw new NotSupportedException($"The embedded engine cannot scan {scan.Source.Description}: another engine made it.");
        }

        var names = scan.Attributes.Count == 0 ? "none" : Names(scan.Attributes);
        return $"SELECT * FROM ({source.ScanSql(scan.Places, _resources)}) AS t({names})";
    }

    private string Local(BoundLocal local)
    {
        if (local.Attributes.Count == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"SELECT * FROM range({local.Rows.Count}) AS t(n)");
        }

        var schema = new StructType(local.Attributes.Select(a => new StructField(a.Sql(), a.DataType, a.IsNullable)));
        return $"SELECT * FROM {_resources.AddTable(schema, local.Rows)}";
    }

    private static string Range(BoundRange range) =>
        string.Create(CultureInfo.InvariantCulture, $"SELECT * FROM range({range.Start}, {range.End}, {range.Step}) AS t({range.Attribute.Sql()})");

    private string Project(BoundProject project) => project.Columns.Count == 0
        ? $"SELECT 1 AS none FROM {From(project.Input)}"
        : OverRows(project.Input, project.Columns.Select(c => c.Expression), (rows, _) => $"SELECT {string.Join(", ", project.Columns.Select(c => $"{Sql(c.Expression)} AS {c.Output.Sql()}"))} FROM {rows}");

    // A condition on joined rows stands beside the joins, as it may decide their order and be a join itself.
    // Filters that follow one another are one, so that there may be thousands.
    private string Filter(BoundFilter filter)
    {
        var conditions = new List<BoundExpression> { filter.Condition };
        var input = WithoutHints(filter.Input);
        var needsNumbers = RowNumbers.AreUsed(filter.Condition);
        while (!needsNumbers && input is BoundFilter before && !RowNumbers.AreUsed(before.Condition))
        {
            conditions.Add(before.Condition);
            input = WithoutHints(before.Input);
        }

        conditions.Reverse();
        return input is BoundJoin join && !needsNumbers
            ? $"SELECT {Names(join.Columns)} FROM {Joined(join)} WHERE {Conditions()}"
            : OverRows(input, conditions, (rows, all) => $"SELECT {all} FROM {rows} WHERE {Conditions()}");

        string Conditions() => string.Join(" AND ", conditions.Select(Sql));
    }

    /// <summary>Says a query over rows, with their numbers where an expression needs them.</summary>
    /// <param name="input">The rows.</param>
    /// <param name="expressions">The expressions.</param>
    /// <param name="say">Makes the query of the rows and of what stands for their own columns.</param>
    private string OverRows(BoundRelation input, IEnumerable<BoundExpression> expressions, Func<string, string, string> say)
    {
        var rows = From(input);
        if (!expressions.Any(RowNumbers.AreUsed))
        {
            return say(rows, "*");
        }

        _expressions.HasRowNumbers = true;
        var sql = say(RowNumbers.Of(rows), $"* EXCLUDE ({RowNumbers.Column})");
        _expressions.HasRowNumbers = false;
        return sql;
    }

    private string Sort(BoundSort sort) => sort.Order.Count == 0
        ? Sql(sort.Input)
        : OverRows(sort.Input, sort.Order.Select(o => o.Child), (rows, all) => $"SELECT {all} FROM {rows} ORDER BY {_expressions.Order(sort.Order)}");

    private string Limit(BoundLimit limit)
    {
        var count = limit.Count is { } n ? string.Create(CultureInfo.InvariantCulture, $" LIMIT {n}") : "";
        var skip = limit.Skip > 0 ? string.Create(CultureInfo.InvariantCulture, $" OFFSET {limit.Skip}") : "";
        return $"SELECT * FROM {From(limit.Input)}{count}{skip}";
    }

    private string Tail(BoundTail tail)
    {
        var numbered = $"SELECT *, row_number() OVER () AS place, count(*) OVER () AS places FROM {From(tail.Input)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT * EXCLUDE (place, places) FROM ({numbered}) WHERE place > places - {tail.Count} ORDER BY place");
    }

    private string Sample(BoundSample sample)
    {
        var numbered = $"SELECT *, spark_uniform({LiteralSql.Long(sample.Seed)}, row_number() OVER ()) AS chance FROM {From(sample.Input)}";
        if (sample.WithReplacement)
        {
            var copies = $"unnest(range(spark_poisson({LiteralSql.Double(sample.UpperBound - sample.LowerBound)}, chance)))";
            return $"SELECT * EXCLUDE (chance, copy) FROM (SELECT *, {copies} AS copy FROM ({numbered}))";
        }

        return $"SELECT * EXCLUDE (chance) FROM ({numbered}) "
            + $"WHERE chance >= {LiteralSql.Double(sample.LowerBound)} AND chance < {LiteralSql.Double(sample.UpperBound)}";
    }

    private string Distinct(BoundDistinct distinct) =>
        distinct.Keys.Count == 0
            ? $"SELECT * FROM {From(distinct.Input)} LIMIT 1"
            : $"SELECT DISTINCT ON ({Names(distinct.Keys)}) {Zeros.Columns(distinct.Keys)} FROM {From(distinct.Input)}";

    private string SetOperation(BoundSetOperation operation)
    {
        var word = (operation.Type, operation.IsAll) switch
        {
            (SetOperationType.Union, true) => "UNION ALL",
            (SetOperationType.Union, false) => "UNION",
            (SetOperationType.Intersect, true) => "INTERSECT ALL",
            (SetOperationType.Intersect, false) => "INTERSECT",
            (SetOperationType.Except, true) => "EXCEPT ALL",
            _ => "EXCEPT",
        };
        var parts = Parts(operation).Select(Visible);
        return $"SELECT {(operation.IsAll ? "*" : Zeros.Columns(operation.Columns))} FROM ({string.Join($" {word} ", parts)}) AS t({Names(operation.Columns)})";
    }

    // Unions that follow one another are one, so that there may be thousands.
    private static List<BoundRelation> Parts(BoundSetOperation operation)
    {
        var parts = new List<BoundRelation> { operation.Right };
        var left = operation.Left;
        while (operation is { Type: SetOperationType.Union, IsAll: true } && Unnamed(left) is BoundSetOperation { Type: SetOperationType.Union, IsAll: true } before)
        {
            parts.Add(before.Right);
            left = before.Left;
        }

        parts.Add(left);
        parts.Reverse();
        return parts;
    }

    // What only gives columns new names: a union takes them by their places.
    private static BoundRelation Unnamed(BoundRelation relation) => relation is BoundProject { Input: BoundSetOperation input } project
        && project.Columns.Select(c => (c.Expression as BoundReference)?.Attribute.Id).SequenceEqual(input.Columns.Select(c => (long?)c.Id)) ? input : relation;

    private string Visible(BoundRelation relation) => $"(SELECT {Names(relation.Output.Where(a => !a.IsHidden))} FROM {From(relation)})";

    private static string Names(IEnumerable<BoundAttribute> attributes) => string.Join(", ", attributes.Select(a => a.Sql()));
}
