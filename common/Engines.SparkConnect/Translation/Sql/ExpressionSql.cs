using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.SparkConnect.Translation.Sql;

/// <summary>
/// Expressions in Spark's SQL, for statements that have no message: updates, deletes and merges. Operators are written as calls of
/// quoted function names, which needs no precedence.
/// </summary>
/// <param name="qualify">The alias by which a column of a given plan is called, or null.</param>
internal sealed class ExpressionSql(Func<long, string?> qualify)
{
    private static readonly Dictionary<Type, Func<Expression, ExpressionSql, string>> Writers = new(
    [
        Entry<Literal>((l, _) => SqlLiterals.Of(l)),
        Entry<UnresolvedAttribute>((a, all) => all.Name(a)),
        Entry<ExpressionString>((e, _) => $"({e.Expression})"),
        Entry<UnresolvedStar>((s, _) => s.UnparsedTarget ?? "*"),
        Entry<Alias>((a, all) => all.Of(a.Child)),
        Entry<Cast>((c, all) => $"{(c.Mode == EvalMode.Try ? "TRY_CAST" : "CAST")}({all.Of(c.Child)} AS {SqlLiterals.Type(c.DataType)})"),
        Entry<UnresolvedFunction>((f, all) => all.Call(f)),
        Entry<CallFunction>((c, all) => $"{c.FunctionName}({all.List(c.Arguments)})"),
        Entry<LambdaFunction>((l, all) => $"(({string.Join(", ", l.Arguments.Select(a => SqlLiterals.Name(a.Name)))}) -> {all.Of(l.Body)})"),
        Entry<UnresolvedNamedLambdaVariable>((v, _) => SqlLiterals.Name(v.Name)),
        Entry<UnresolvedExtractValue>((e, all) => $"{all.Of(e.Child)}[{all.Of(e.Extraction)}]"),
    ]);

    /// <summary>An expression.</summary>
    /// <exception cref="DataFrames.SparkException">It has no form in SQL that such a statement takes.</exception>
    internal string Of(Expression expression) => Writers.TryGetValue(expression.GetType(), out var write)
        ? write(expression, this)
        : throw (expression is InlineUserDefinedFunction function ? Untranslatable.UserFunction(function.Function.Name) : Untranslatable.Because(
            $"A {expression.GetType().Name} in the condition or the values of an update, delete or merge",
            "Compute it in the merge's source first."));

    private string Call(UnresolvedFunction call) => FunctionRewrites.Of(call) is var rewritten && !ReferenceEquals(rewritten, call)
        ? Of(rewritten)
        : $"{SqlLiterals.Name(call.FunctionName)}({(call.IsDistinct ? "DISTINCT " : "")}{List(call.Arguments)})";

    private string List(IEnumerable<Expression> arguments) => string.Join(", ", arguments.Select(Of));

    private string Name(UnresolvedAttribute attribute) => attribute.PlanId is { } id && qualify(id) is { } alias
        ? $"{alias}.{attribute.UnparsedIdentifier}"
        : attribute.UnparsedIdentifier;

    private static KeyValuePair<Type, Func<Expression, ExpressionSql, string>> Entry<T>(Func<T, ExpressionSql, string> write)
        where T : Expression => new(typeof(T), (node, all) => write((T)node, all));
}
