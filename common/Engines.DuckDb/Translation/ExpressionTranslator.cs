using System.Globalization;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions;
using SparkPersonalization.Engines.DuckDb.Translation.Functions;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>Says analysed expressions in DuckDB's SQL. What it gives needs no further parentheses.</summary>
internal sealed partial class ExpressionTranslator
{
    // DuckDB refuses deeper ones, and to say them takes time that grows with the square of the depth.
    private const int MostLevels = 1_000;

    private readonly QueryResources _resources;
    private readonly Dictionary<long, string> _substitutes = [];
    private int _depth;

    internal ExpressionTranslator(TranslationSettings settings, QueryResources resources)
    {
        Settings = settings;
        _resources = resources;
    }

    /// <summary>What of the session matters.</summary>
    internal TranslationSettings Settings { get; }

    /// <summary>Takes what the expressions use.</summary>
    internal QueryResources Resources => _resources;

    /// <summary>Whether the rows have <see cref="RowNumbers"/> where the expressions stand.</summary>
    internal bool HasRowNumbers { get; set; }

    /// <summary>Says the queries inside expressions.</summary>
    internal Func<BoundRelation, string> Relation { get; init; } = _ => throw new NotSupportedException("A query cannot stand inside this expression.");

    /// <summary>Translates an expression without aggregates.</summary>
    /// <exception cref="DataFrames.SparkException">It is nested too deep for DuckDB.</exception>
    internal string Sql(BoundExpression expression)
    {
        DeepStack.Check();
        if (++_depth > MostLevels)
        {
            throw DuckDbErrors.TooComplex();
        }

        var sql = NodeSql(expression);
        _depth--;
        return sql;
    }

    private string NodeSql(BoundExpression expression) => expression switch
    {
        BoundLiteral literal => LiteralSql.Of(literal.Value, literal.DataType),
        BoundReference reference => reference.Attribute.Sql(),
        BoundOuterReference reference => reference.Attribute.Sql(),
        BoundSubquery subquery => Subquery(subquery),
        BoundCall call => Call(call),
        BoundUserFunction user => UserFunction(user),
        BoundCast cast => CastSql.Of(this, Sql(cast.Child), cast.Child.DataType, cast.DataType, cast.Mode == DataFrames.Plans.EvalMode.Try),
        BoundGetField field => string.Create(CultureInfo.InvariantCulture, $"struct_extract_at({Sql(field.Child)}, {field.Ordinal + 1})"),
        BoundWindowCall window => Window(window),
        BoundLambda lambda => $"(lambda {string.Join(", ", lambda.Parameters.Select(p => p.Sql()))}: {Sql(lambda.Body)})",
        BoundLambdaVariable variable => _substitutes.GetValueOrDefault(variable.Id) ?? variable.Sql(),
        BoundAggregateCall aggregate => throw new InvalidOperationException($"The aggregate {aggregate.Function} stands where no rows are grouped."),
        _ => throw new NotSupportedException($"The embedded engine has no {expression.GetType().Name}."),
    };

    /// <summary>Translates an expression in which variables stand for something else.</summary>
    internal string Substitute(BoundExpression expression, params IEnumerable<(BoundLambdaVariable Variable, string Sql)> substitutes)
    {
        foreach (var (variable, sql) in substitutes)
        {
            _substitutes[variable.Id] = sql;
        }

        return Sql(expression);
    }

    /// <summary>Translates what rows are sorted by.</summary>
    internal string Order(IEnumerable<BoundSortOrder> order) => string.Join(", ", order.Select(o =>
        $"{Zeros.Positive(NestedOrder.Key(Sql(o.Child), o.Child.DataType), o.Child.DataType)} {(o.Ascending ? "ASC" : "DESC")} NULLS {(o.NullsFirst ? "FIRST" : "LAST")}"));

    /// <summary>Makes sure that a result of DuckDB's has the type that the plan says.</summary>
    internal static string Typed(string sql, DataFrames.Types.DataType type) => $"CAST({sql} AS {SparkTypes.ToSql(type)})";

    private string Call(BoundCall call) => FunctionTable.Find(call.Function) is { } say
        ? say(call, [.. BoundTree.Operands(call).Select(Sql)], this)
        : throw new NotSupportedException($"The embedded engine does not have the function {call.Function}.");

    private string UserFunction(BoundUserFunction user)
    {
        var function = UserFunctions.Definition(user.Function, [.. user.Arguments.Select(a => a.DataType)]);
        return $"{_resources.AddFunction(function)}({string.Join(", ", user.Arguments.Select(Sql))})";
    }
}
