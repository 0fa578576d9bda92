using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>Calls that are other calls in disguise, written so that engines need not know them.</summary>
internal static class CallRewrites
{
    private static readonly Dictionary<string, Func<UnresolvedFunction, Expression>> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["struct"] = NamedStruct,
        ["count"] = CountRows,
        ["!="] = call => new UnresolvedFunction("not", [call with { FunctionName = "==" }]),
        ["<>"] = call => new UnresolvedFunction("not", [call with { FunctionName = "==" }]),
        ["between"] = call => new UnresolvedFunction("and", [
            new UnresolvedFunction(">=", [call.Arguments[0], call.Arguments[1]]),
            new UnresolvedFunction("<=", [call.Arguments[0], call.Arguments[2]])]),
        ["equal_null"] = call => call with { FunctionName = "<=>" },
        ["||"] = call => call with { FunctionName = "concat" },
        ["to_date"] = call => call.Arguments.Count == 1 ? new Cast(call.Arguments[0], new DateType()) : call,
        ["to_timestamp"] = call => call.Arguments.Count == 1 ? new Cast(call.Arguments[0], new TimestampType()) : call,
        ["try_to_timestamp"] = call => call.Arguments.Count == 1 ? new Cast(call.Arguments[0], new TimestampType(), EvalMode.Try) : call,
    };

    private static readonly HashSet<string> WithoutParentheses = new(StringComparer.OrdinalIgnoreCase) { "current_date", "current_timestamp" };

    /// <summary>Whether a function may be called by its bare name where no column has it.</summary>
    internal static bool NeedsNoParentheses(string name) => WithoutParentheses.Contains(name);

    internal static Expression Apply(UnresolvedFunction call) => ByName.TryGetValue(call.FunctionName, out var rewrite) ? rewrite(call) : call;

    /// <summary>The fields of <c>struct(a, x + 1)</c> are named after its arguments, or <c>col2</c> by place.</summary>
    private static UnresolvedFunction NamedStruct(UnresolvedFunction call) => new("named_struct", [
        .. call.Arguments.SelectMany((argument, i) => new[] { new Literal(FieldName(argument, i), new StringType()), argument })]);

    private static string FieldName(Expression argument, int place) => argument switch
    {
        Alias alias => alias.Names[0],
        UnresolvedAttribute name => NameParts.Parse(name.UnparsedIdentifier)[^1],
        UnresolvedExtractValue { Extraction: Literal { Value: string field } } => field,
        _ => $"col{place + 1}",
    };

    /// <summary><c>count(*)</c> and <c>count(1)</c> count rows.</summary>
    private static Expression CountRows(UnresolvedFunction call) =>
        !call.IsDistinct && call.Arguments is [UnresolvedStar { UnparsedTarget: null }] ? call with { Arguments = [new Literal(1, new IntegerType())] } : call;
}
