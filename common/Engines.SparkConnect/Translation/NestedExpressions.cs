using SparkPersonalization.DataFrames.Plans;
using static SparkPersonalization.Engines.SparkConnect.Translation.ExpressionTranslator;
using Wire = SparkPersonalization.Engines.SparkConnect.Protocol.Expression;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Parts of arrays, maps and structs, and functions over them.</summary>
internal static class NestedExpressions
{
    internal static IEnumerable<KeyValuePair<Type, Func<Expression, ExpressionTranslator, Wire>>> Table =>
    [
        Entry<LambdaFunction>((l, all) => new Wire
        {
            LambdaFunction = new() { Function = all.Of(l.Body), Arguments = { l.Arguments.Select(NameExpressions.Variable) } },
        }),
        Entry<UnresolvedExtractValue>((e, all) => new Wire
        {
            UnresolvedExtractValue = new() { Child = all.Of(e.Child), Extraction = all.Of(e.Extraction) },
        }),
        Entry<UpdateFields>((u, all) => new Wire
        {
            UpdateFields = new()
            {
                StructExpression = all.Of(u.StructExpression),
                FieldName = u.FieldName,
                ValueExpression = u.Value is { } value ? all.Of(value) : null,
            },
        }),
    ];
}
