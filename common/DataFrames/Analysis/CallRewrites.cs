using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>Calls that are other calls in disguise, written so that engines need not know them.</summary>
internal static class CallRewrites
{
    private static readonly Dictionary<string, Func<UnresolvedFunction, Expression>> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["struct"] = NamedStruct,
        [SqlReader.RowFunction] = NamedStruct,
        ["count"] = CountRows,
        ["!="] = call => new UnresolvedFunction("not", [call with { FunctionName = "==" }]),
        ["<>"] = call => new UnresolvedFunction("not", [call with { FunctionName = "==" }]),
        ["between"] = call => new UnresolvedFunction("and", [
            new UnresolvedFunction(">=", [call.Arguments[0], call.Arguments[1]]),
            new UnresolvedFunction("<=", [call.Arguments[0], call.Arguments[2]])]),
        ["likeany"] = call => Likes(call, "or", isNegative: false),
        ["likeall"] = call => Likes(call, "and", isNegative: false),
        ["notlikeany"] = call => Likes(call, "or", isNegative: true),
        ["notlikeall"] = call => Likes(call, "and", isNegative: true),
        ["equal_null"] = call => call with { FunctionName = "<=>" },
        ["-"] = call => call.Arguments.Count == 1 ? call with { FunctionName = "negative" } : call,
        ["percentile_cont"] = OrderedPercentile,
        ["percentile_disc"] = OrderedPercentile,
        ["mode"] = OrderedMode,
        ["decode"] = call => call.Arguments.Count > 2 ? Decoded(call.Arguments) : call,
        ["rank"] = call => call with { Arguments = [] },
        ["dense_rank"] = call => call with { Arguments = [] },
        ["percent_rank"] = call => call with { Arguments = [] },
        ["try_to_date"] = call => call.Arguments.Count == 1 ? new Cast(call.Arguments[0], new DateType(), EvalMode.Try) : call,
        ["to_timestamp_ltz"] = call => call.Arguments.Count == 1 ? new Cast(call.Arguments[0], new TimestampType()) : call,
        ["to_timestamp_ntz"] = call => call.Arguments.Count == 1 ? new Cast(call.Arguments[0], new TimestampNTZType()) : call,
        [SqlReader.VariantPathFunction] = call => call with { FunctionName = "variant_get" },
        ["||"] = call => call with { FunctionName = "concat" },
        ["to_date"] = call => call.Arguments.Count == 1 ? new Cast(call.Arguments[0], new DateType()) : call,
        ["to_timestamp"] = call => call.Arguments.Count == 1 ? new Cast(call.Arguments[0], new TimestampType()) : call,
        ["try_to_timestamp"] = call => call.Arguments.Count == 1 ? new Cast(call.Arguments[0], new TimestampType(), EvalMode.Try) : call,
    };

    private static readonly Dictionary<string, string> WithoutParentheses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["current_date"] = "current_date",
        ["current_timestamp"] = "current_timestamp",
        ["current_user"] = "current_user",
        ["session_user"] = "current_user",
        ["user"] = "current_user",
    };

    /// <summary>The function that a bare name calls where no column has it; null for none.</summary>
    internal static string? OfBareName(string name) => WithoutParentheses.GetValueOrDefault(name);

    internal static Expression Apply(UnresolvedFunction call) => TimeLiterals.IsTaker(call) ? TimeLiterals.InParts(call) : ByName.TryGetValue(call.FunctionName, out var rewrite) ? rewrite(call)
        : call.Arguments.Count == 1 && FunctionNames.Casts.Contains(call.FunctionName) ? new Cast(call.Arguments[0], DataType.FromDdl(call.FunctionName))
        : call;

    /// <summary><c>percentile_cont(p) WITHIN GROUP (ORDER BY x)</c> has the values first, and the opposite values where the order descends.</summary>
    private static UnresolvedFunction OrderedPercentile(UnresolvedFunction call) => call switch
    {
        { Arguments: [var fraction], Order: [{ Direction: SortDirection.Ascending } order] } => call with { Arguments = [order.Child, fraction], Order = [] },
        { Arguments: [var fraction], Order: [var order] } => new UnresolvedFunction("negative", [
            call with { Arguments = [new UnresolvedFunction("negative", [order.Child]), fraction], Order = [] }]),
        _ => call,
    };

    /// <summary>Of equally frequent values the order's first is taken: the least one, or the greatest where the second argument is false.</summary>
    private static UnresolvedFunction OrderedMode(UnresolvedFunction call) => call is { Arguments: [], Order: [var order] }
        ? call with { Arguments = [order.Child, new Literal(order.Direction == SortDirection.Ascending, new BooleanType())], Order = [] }
        : call is { Arguments: [var value, Literal { Value: false }] } ? call with { Arguments = [value] } : call;

    /// <summary>What SQL writes as <c>a LIKE ANY (...)</c>.</summary>
    private static UnresolvedFunction Likes(UnresolvedFunction call, string joint, bool isNegative) => call.Arguments.Skip(1)
        .Select(pattern => new UnresolvedFunction("like", [call.Arguments[0], pattern]))
        .Select(like => isNegative ? new UnresolvedFunction("not", [like]) : like)
        .Aggregate((left, right) => new UnresolvedFunction(joint, [left, right]));

    /// <summary><c>decode(x, a, 1, b, 2, 3)</c> chooses as CASE does, but a null equals a null.</summary>
    private static UnresolvedFunction Decoded(ValueList<Expression> arguments) => new("when", [
        .. Enumerable.Range(0, (arguments.Count - 1) / 2).SelectMany(i => new[]
        {
            new UnresolvedFunction("<=>", [arguments[0], arguments[1 + (2 * i)]]), arguments[2 + (2 * i)],
        }),
        .. arguments.Count % 2 == 0 ? new[] { arguments[^1] } : [],
    ]);

    /// <summary>The fields of <c>struct(a, x + 1)</c> are named after its arguments, or <c>col2</c> by place.</summary>
    private static UnresolvedFunction NamedStruct(UnresolvedFunction call) => new("named_struct", [
        .. call.Arguments.SelectMany((argument, i) => new[] { new Literal(FieldName(argument, i), new StringType()), argument })]);

    /// <summary>The name of a struct's field that has none of its own.</summary>
    internal static string FieldName(Expression argument, int place) => argument switch
    {
        Alias alias => alias.Names[0],
        UnresolvedAttribute name => NameParts.Parse(name.UnparsedIdentifier)[^1],
        UnresolvedNamedLambdaVariable variable => variable.Name,
        UnresolvedExtractValue { Extraction: Literal { Value: string field } } => field,
        _ => $"col{place + 1}",
    };

    /// <summary><c>count(*)</c> and <c>count(1)</c> count rows.</summary>
    private static Expression CountRows(UnresolvedFunction call) =>
        !call.IsDistinct && call.Arguments is [UnresolvedStar { UnparsedTarget: null }] ? call with { Arguments = [new Literal(1, new IntegerType())] } : call;
}
