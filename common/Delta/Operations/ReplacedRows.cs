using System.Globalization;
using SparkPersonalization.DataFrames.Analysis.Functions;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using Names = SparkPersonalization.DataFrames.Analysis.ColumnNames;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Which rows an overwrite replaces.</summary>
/// <param name="Condition">True for them.</param>
/// <param name="Text">The condition for people.</param>
internal sealed record ReplacedRows(Expression Condition, string Text)
{
    private const string Advice = "Compare columns with constants, or write with mode overwrite and option replaceWhere.";

    private static readonly Dictionary<string, string> Comparing = new(StringComparer.OrdinalIgnoreCase)
    {
        ["=="] = "=", ["="] = "=", ["<=>"] = "<=>", ["<"] = "<", ["<="] = "<=", [">"] = ">", [">="] = ">=", ["!="] = "!=", ["<>"] = "!=",
    };

    /// <summary>The rows of an SQL condition, of whatever kind.</summary>
    internal static ReplacedRows Where(string text) => new(SparkSqlParser.ParseExpression(text), text);

    /// <summary>The rows of a condition, which must be of the kinds that Spark passes on to tables.</summary>
    /// <param name="expression">The condition.</param>
    /// <param name="table">The table's schema.</param>
    /// <returns>The rows; null for all.</returns>
    /// <exception cref="DeltaOperationException">The condition is of another kind.</exception>
    internal static ReplacedRows? Of(Expression expression, StructType table)
    {
        var condition = expression is ExpressionString text ? SparkSqlParser.ParseExpression(text) : expression;
        if (IsByChance(condition))
        {
            throw new DeltaOperationException(
                "INVALID_NON_DETERMINISTIC_EXPRESSIONS", $"The operator expects a deterministic expression, but the actual expression is \"{Names.Of(condition)}\".");
        }

        return condition is Literal { Value: true } ? null : new(condition, TextOf(condition, new TargetColumns(table, alias: null), table));
    }

    private static string TextOf(Expression expression, TargetColumns columns, StructType table) => expression switch
    {
        Literal { Value: bool flag } => flag ? "true" : "false",
        UnresolvedAttribute when TypeOf(expression, columns, table) is BooleanType => $"({Names.Of(expression)} = true)",
        UnresolvedFunction call => Call(call, columns, table),
        UnresolvedAttribute or Literal => throw Untranslatable(expression),
        _ => throw Unsupported(expression),
    };

    private static string Call(UnresolvedFunction call, TargetColumns columns, StructType table)
    {
        var arguments = call.Arguments;
        return (call.FunctionName.ToUpperInvariant(), arguments.Count) switch
        {
            ("AND" or "OR", 2) => $"({TextOf(arguments[0], columns, table)} {call.FunctionName.ToUpperInvariant()} {TextOf(arguments[1], columns, table)})",
            ("NOT" or "!", 1) => $"(NOT {TextOf(arguments[0], columns, table)})",
            ("ISNULL", 1) when IsColumn(arguments[0]) => $"({Names.Of(arguments[0])} IS NULL)",
            ("ISNOTNULL", 1) when IsColumn(arguments[0]) => $"({Names.Of(arguments[0])} IS NOT NULL)",
            ("IN", > 1) when IsColumn(arguments[0]) && arguments.Skip(1).All(IsConstant) => $"({Names.Of(arguments[0])} IN ({string.Join(", ", arguments.Skip(1).Select(a => Constant(a, null)))}))",
            ("STARTSWITH", 2) when IsColumn(arguments[0]) && arguments[1] is Literal { Value: string text } => $"{Names.Of(arguments[0])} LIKE '{text}%'",
            ("ENDSWITH", 2) when IsColumn(arguments[0]) && arguments[1] is Literal { Value: string text } => $"{Names.Of(arguments[0])} LIKE '%{text}'",
            ("CONTAINS", 2) when IsColumn(arguments[0]) && arguments[1] is Literal { Value: string text } => $"{Names.Of(arguments[0])} LIKE '%{text}%'",
            ("LIKE", 2) when IsColumn(arguments[0]) => IsPartOfText(arguments[1]) ? $"{Names.Of(arguments[0])} LIKE {Constant(arguments[1], null)}" : throw Untranslatable(call),
            (_, 2) when Comparing.TryGetValue(call.FunctionName, out var sign) => Compared(call, sign, columns, table),
            _ => throw Unsupported(call),
        };
    }

    private static string Compared(UnresolvedFunction call, string sign, TargetColumns columns, StructType table)
    {
        var (left, right) = (call.Arguments[0], call.Arguments[1]);
        if (sign != "<=>" && (left is Literal { Value: null } || right is Literal { Value: null }))
        {
            throw Untranslatable(call);
        }

        return sign == "<=>" && IsColumn(left) && right is Literal { Value: null } ? $"({Names.Of(left)} IS NULL)"
            : IsColumn(left) && IsConstant(right) ? $"({Names.Of(left)} {sign} {Constant(right, TypeOf(left, columns, table))})"
            : IsConstant(left) && IsColumn(right) ? $"({Constant(left, TypeOf(right, columns, table))} {sign} {Names.Of(right)})"
            : throw Unsupported(call);
    }

    private static bool IsColumn(Expression expression) => expression is UnresolvedAttribute;

    private static bool IsConstant(Expression expression) => expression switch
    {
        Literal => true,
        Cast cast => IsConstant(cast.Child),
        UnresolvedFunction call => call.Arguments.All(IsConstant),
        _ => false,
    };

    // What Spark makes a comparison of the text's beginning, end or middle.
    private static bool IsPartOfText(Expression pattern) => pattern is Literal { Value: string text }
        && !text.AsSpan().ContainsAny('_', '\\') && !text.Trim('%').Contains('%', StringComparison.Ordinal);

    // Which file a row comes from is known only as it is read.
    private static bool IsByChance(Expression condition) => ExpressionTree.Any(
        condition,
        e => e is UnresolvedFunction { FunctionName: var name } && (NondeterministicFunctions.Have(name) || name.Equals("input_file_name", StringComparison.OrdinalIgnoreCase)));

    private static string Constant(Expression constant, DataType? column) => constant switch
    {
        Cast { Child: Literal { Value: string } day, DataType: DateType } => $"DATE {Constant(day, null)}",
        Literal { Value: string } when column is DateType => $"DATE {Constant(constant, null)}",
        Literal { Value: string text } => $"'{text.Replace("'", "\\'", StringComparison.Ordinal)}'",
        Literal { Value: IFormattable number } literal when column is LongType || literal.DataType is LongType => $"{number.ToString(null, CultureInfo.InvariantCulture)}L",
        _ => Names.Of(constant),
    };

    private static DataType? TypeOf(Expression column, TargetColumns columns, StructType table) =>
        columns.Find(((UnresolvedAttribute)column).UnparsedIdentifier) is { } path
            ? path.Names.Skip(1).Aggregate(table[path.Names[0]].DataType, (type, name) => ((StructType)type)[name].DataType)
            : null;

    private static DeltaOperationException Untranslatable(Expression expression) => new(
        "_LEGACY_ERROR_TEMP_1109", $"Exec update failed: cannot translate expression to source filter: {Names.Of(expression)}. {Advice}");

    private static DeltaOperationException Unsupported(Expression expression) => new(
        "_LEGACY_ERROR_TEMP_2245", $"Table does not support overwrite by expression: {Names.Of(expression)}. {Advice}");
}
