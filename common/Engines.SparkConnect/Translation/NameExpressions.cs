using SparkPersonalization.DataFrames.Plans;
using static SparkPersonalization.Engines.SparkConnect.Translation.ExpressionTranslator;
using Wire = SparkPersonalization.Engines.SparkConnect.Protocol.Expression;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Constants, names and texts.</summary>
internal static class NameExpressions
{
    internal static IEnumerable<KeyValuePair<Type, Func<Expression, ExpressionTranslator, Wire>>> Table =>
    [
        Entry<Literal>((l, _) => new Wire { Literal = LiteralMessages.Of(l) }),
        Entry<UnresolvedAttribute>((a, _) => new Wire { UnresolvedAttribute = Attribute(a) }),
        Entry<UnresolvedStar>((s, _) => new Wire { UnresolvedStar = Star(s) }),
        Entry<UnresolvedRegex>((r, _) => new Wire { UnresolvedRegex = Regex(r) }),
        Entry<ExpressionString>((e, _) => new Wire { ExpressionString = new() { Expression = e.Expression } }),
        Entry<Alias>((a, all) => new Wire { Alias = Alias(a, all) }),
        Entry<UnresolvedNamedLambdaVariable>((v, _) => new Wire { UnresolvedNamedLambdaVariable = Variable(v) }),
    ];

    internal static Wire.Types.UnresolvedNamedLambdaVariable Variable(UnresolvedNamedLambdaVariable variable) => new() { NameParts = { variable.Name } };

    private static Wire.Types.UnresolvedAttribute Attribute(UnresolvedAttribute attribute)
    {
        var result = new Wire.Types.UnresolvedAttribute { UnparsedIdentifier = attribute.UnparsedIdentifier };
        if (attribute.PlanId is { } id)
        {
            result.PlanId = id;
        }

        if (attribute.IsMetadataColumn)
        {
            result.IsMetadataColumn = true;
        }

        return result;
    }

    private static Wire.Types.UnresolvedStar Star(UnresolvedStar star)
    {
        var result = new Wire.Types.UnresolvedStar();
        if (star.UnparsedTarget is { } target)
        {
            result.UnparsedTarget = target;
        }

        if (star.PlanId is { } id)
        {
            result.PlanId = id;
        }

        return result;
    }

    private static Wire.Types.UnresolvedRegex Regex(UnresolvedRegex regex)
    {
        var result = new Wire.Types.UnresolvedRegex { ColName = regex.ColumnName };
        if (regex.PlanId is { } id)
        {
            result.PlanId = id;
        }

        return result;
    }

    private static Wire.Types.Alias Alias(Alias alias, ExpressionTranslator all)
    {
        var result = new Wire.Types.Alias { Expr = all.Of(alias.Child), Name = { alias.Names } };
        if (alias.Metadata is { } metadata)
        {
            result.Metadata = metadata;
        }

        return result;
    }
}
