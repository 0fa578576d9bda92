using System.Globalization;
using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>The names that Spark gives to columns without an alias: the expression as SQL, without the casts of coercion.</summary>
internal static partial class ColumnNames
{
    internal static string Of(Expression expression)
    {
        DeepStack.Check();
        return OfNode(expression);
    }

    private static string OfNode(Expression expression) => expression switch
    {
        Alias alias => Of(alias.Child),
        UnresolvedAttribute name => Name(name),
        UnresolvedNamedLambdaVariable => Variable,
        Literal literal => Constant(literal),
        ExpressionString text => Of(SparkSqlParser.ParseExpression(text)),
        UnresolvedFunction call => Call(call),
        CallFunction call => Call(new UnresolvedFunction(call.FunctionName, call.Arguments)),
        InlineUserDefinedFunction call => Listed(call.Function.Name, call.Arguments, false),
        Cast { Mode: EvalMode.Ansi, Child: Literal { Value: string text }, DataType: DateType or TimestampType or TimestampNTZType } typed => TypedLiteral(text, typed.DataType),
        Cast { DataType: ArrayType or MapType or StructType } cast => Of(cast.Child),
        Cast cast => $"{(cast.Mode == EvalMode.Try ? "TRY_CAST" : "CAST")}({Of(cast.Child)} AS {cast.DataType.Sql})",
        WindowExpression window => Window(window),
        UnresolvedExtractValue { Child: UnresolvedFunction { FunctionName: "map" } } extract => $"{Of(extract.Child)}[{Of(extract.Extraction)}]",
        UnresolvedExtractValue { Extraction: Literal { Value: string field } } extract => $"{Of(extract.Child)}.{field}",
        UnresolvedExtractValue extract => $"{Of(extract.Child)}[{Of(extract.Extraction)}]",
        UpdateFields update => $"update_fields({Of(update.StructExpression)})",
        LambdaFunction lambda => $"lambdafunction({Of(lambda.Body)}, {string.Join(", ", lambda.Arguments.Select(Of))})",
        SubqueryExpression subquery => Of(subquery, []),
        SortOrder order => $"{Of(order.Child)} {(order.Direction == SortDirection.Ascending ? "ASC" : "DESC")} NULLS {(order.NullOrdering == NullOrdering.NullsFirst ? "FIRST" : "LAST")}",
        UnresolvedStar star => star.UnparsedTarget ?? "*",
        _ => expression.GetType().Name,
    };

    /// <summary>The name of a column at the top of a select list.</summary>
    /// <param name="expression">What the user wrote.</param>
    /// <param name="value">What it means, where that is known: a map's value is shown otherwise than a struct's field.</param>
    internal static string OfColumn(Expression expression, BoundExpression? value = null) => expression switch
    {
        Alias alias => alias.Names[0],
        ExpressionString text => OfColumn(SparkSqlParser.ParseExpression(text), value),
        // A column that is cast keeps its name; a field or anything else does not.
        Cast { Child: UnresolvedAttribute name } when value is BoundCast { Child: BoundReference } => Name(name),
        UnresolvedExtractValue { Extraction: Literal { Value: string key } } extract when value is BoundCall { Function: "getmapvalue" } => $"{Of(extract.Child)}[{key}]",
        UnresolvedFunction { Arguments: var fields } call when fields.Any(f => f is Alias) && call.FunctionName.Equals("struct", StringComparison.OrdinalIgnoreCase) =>
            $"struct({string.Join(", ", fields.Select(f => f is Alias named ? $"{Of(named.Child)} AS {named.Names[0]}" : Of(f)))})",
        WindowExpression window when value is BoundWindowCall { OrderBy: [{ Child: var key }] } => Window(window, key.DataType),
        UnresolvedFunction { FunctionName: SqlReader.VariantPathFunction, Arguments: [_, Literal { Value: string path }] } => LastName(path),
        Cast { Child: UnresolvedFunction { FunctionName: SqlReader.VariantPathFunction } path } => OfColumn(path),
        UnresolvedFunction call when value is BoundCall bound => OfTyped(call, bound) ?? Of(call),
        _ => Of(expression),
    };

    /// <summary>The name of a call that Spark turns into another one by the types of its arguments.</summary>
    private static string? OfTyped(UnresolvedFunction call, BoundCall bound) => bound switch
    {
        { Function: "+" or "-", Arguments: [{ DataType: DateType }, { DataType: IntegerType }] } => $"date_{(bound.Function == "+" ? "add" : "sub")}({Of(call.Arguments[0])}, {Of(call.Arguments[1])})",
        { Function: "+", Arguments: [{ DataType: DateType }, { DataType: DayTimeIntervalType { StartField: 0, EndField: 0 } }] } => Moved(call.Arguments[0], Days(call.Arguments[1])),
        { Function: "+", Arguments: [{ DataType: DayTimeIntervalType { StartField: 0, EndField: 0 } }, { DataType: DateType }] } => Moved(call.Arguments[1], Days(call.Arguments[0])),
        { Function: "-", Arguments: [{ DataType: DateType }, { DataType: DayTimeIntervalType { StartField: 0, EndField: 0 } }] } => Moved(call.Arguments[0], $"(- {Days(call.Arguments[1])})"),
        { Function: "lpad" or "rpad", Arguments: [{ DataType: BinaryType }, _] } => $"{bound.Function}({Of(call.Arguments[0])}, {Of(call.Arguments[1])}, {ZeroByte})",
        { Function: "to_char", Arguments: [{ DataType: DateType or TimestampType or TimestampNTZType }, _] } => $"date_format({Of(call.Arguments[0])}, {Of(call.Arguments[1])})",
        { Function: "from_json", DataType: MapType } => "entries",
        _ => null,
    };

    private static string Moved(Expression date, string days) => $"date_add({Of(date)}, {days})";

    private static string Days(Expression interval) => $"extractansiintervaldays({Of(interval)})";

    /// <summary>The last name of a path such as <c>$.a['b c'][0]</c>, by which its value goes.</summary>
    private static string LastName(string path) => PathName().Matches(path).LastOrDefault() is { } name ? name.Groups["name"].Value : path;

    [GeneratedRegex(@"\.(?<name>[^.\[]+)|\['(?<name>[^']+)'\]|\[""(?<name>[^""]+)""\]")]
    private static partial Regex PathName();

    private static string Name(UnresolvedAttribute name) => NameParts.Parse(name.UnparsedIdentifier)[^1];

    private static string Listed(string name, IEnumerable<Expression> arguments, bool isDistinct) =>
        $"{name}({(isDistinct ? "DISTINCT " : "")}{string.Join(", ", arguments.Select(Of))})";

    /// <summary>The text of a call of <c>when</c>.</summary>
    /// <param name="arguments">Conditions and values in turn, then the value for no condition, if any.</param>
    /// <param name="of">The text of one of them.</param>
    internal static string Case<T>(IReadOnlyList<T> arguments, Func<T, string> of)
    {
        var branches = Enumerable.Range(0, arguments.Count / 2).Select(i => $" WHEN {of(arguments[2 * i])} THEN {of(arguments[(2 * i) + 1])}");
        return $"CASE{string.Concat(branches)}{(arguments.Count % 2 == 1 ? $" ELSE {of(arguments[^1])}" : "")} END";
    }

    private static string Constant(Literal literal) => literal.Value switch
    {
        null => "NULL",
        bool b => b ? "true" : "false",
        int months when literal.DataType is YearMonthIntervalType type => IntervalTexts.Of(months, type),
        long micros when literal.DataType is DayTimeIntervalType type => IntervalTexts.Of(micros, type),
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        object?[] elements when literal.DataType is ArrayType array => $"ARRAY({string.Join(", ", elements.Select(e => Element(e, array.ElementType)))})",
        IReadOnlyDictionary<object, object?> map when literal.DataType is MapType type => $"MAP({string.Join(", ", map.SelectMany(p => new[] { Element(p.Key, type.KeyType), Element(p.Value, type.ValueType) }))})",
        double number => JavaNumbers.ToString(number),
        float number => JavaNumbers.ToString(number),
        Date date => $"DATE '{date}'",
        Timestamp timestamp => $"{literal.DataType.Sql} '{timestamp}'",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var value => value.ToString() ?? "",
    };

    /// <summary>A constant inside another: here Spark writes its type.</summary>
    private static string Element(object? value, DataType type) => (value, type) switch
    {
        (null, _) => $"CAST(NULL AS {type.Sql})",
        (string text, _) => $"'{text.Replace("'", "\\'", StringComparison.Ordinal)}'",
        (long, _) => $"{value}L",
        (short, _) => $"{value}S",
        (sbyte, _) => $"{value}Y",
        (double number, _) => $"{JavaNumbers.ToString(number)}D",
        (float number, _) => $"CAST({JavaNumbers.ToString(number)} AS FLOAT)",
        (decimal or System.Data.SqlTypes.SqlDecimal, _) => $"{Constant(new Literal(value, type))}BD",
        _ => Constant(new Literal(value, type)),
    };

    /// <summary>The name of a query in an expression.</summary>
    /// <param name="subquery">The query.</param>
    /// <param name="outer">The columns around it that it uses.</param>
    internal static string Of(SubqueryExpression subquery, IEnumerable<string> outer)
    {
        var names = string.Join(", ", outer);
        return subquery.SubqueryType switch
        {
            SubqueryType.Exists => $"exists({names})",
            SubqueryType.In => $"({string.Join(", ", subquery.InValues.Select(Of))} IN (listquery({names})))",
            _ => $"scalarsubquery({names})",
        };
    }

    /// <summary>A constant of dates and times as Spark writes it, whose parser knows its value.</summary>
    private static string TypedLiteral(string text, DataType type)
    {
        var name = type switch { DateType => "DATE", TimestampType => "TIMESTAMP", _ => "TIMESTAMP_NTZ" };
        var match = DateAndTime().Match(text);
        if (!match.Success)
        {
            return $"{name} '{text}'";
        }

        string Part(int group, string missing) => match.Groups[group].Success ? match.Groups[group].Value.PadLeft(2, '0') : missing;
        var date = $"{match.Groups[1].Value}-{Part(2, "01")}-{Part(3, "01")}";
        var fraction = match.Groups[7].Value.TrimEnd('0');
        return type is DateType
            ? $"{name} '{date}'"
            : $"{name} '{date} {Part(4, "00")}:{Part(5, "00")}:{Part(6, "00")}{(fraction.Length == 0 ? "" : $".{fraction}")}'";
    }

    [GeneratedRegex(@"^\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{0,6}))?)?)?\s*$")]
    private static partial Regex DateAndTime();
}
