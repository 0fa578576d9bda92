using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Translation.Skipping;

/// <summary>An expression of which nothing is known where it stands.</summary>
internal sealed record OpaqueExpression(DataType DataType) : BoundExpression(DataType, true);

/// <summary>Expressions on columns as seen from below the relation that makes these columns.</summary>
/// <param name="columns">The columns that can be seen through, and what they are made of.</param>
internal sealed class ColumnView(IEnumerable<BoundNamed> columns)
{
    private readonly Dictionary<BoundAttribute, BoundExpression> _made = columns
        .Where(c => IsPlain(c.Expression)).GroupBy(c => c.Output).ToDictionary(g => g.Key, g => g.First().Expression);

    /// <summary>The expression over what the columns are made of; parts that cannot be said are opaque, or all of it is.</summary>
    internal BoundExpression Of(BoundExpression expression)
    {
        DeepStack.Check();
        return expression switch
        {
            BoundLiteral => expression,
            BoundReference reference => _made.GetValueOrDefault(reference.Attribute) ?? Opaque(expression),
            BoundCast cast => Of(cast.Child) is { } child and not OpaqueExpression ? cast with { Child = child } : Opaque(expression),
            BoundGetField field => Of(field.Child) is { } child and not OpaqueExpression ? field with { Child = child } : Opaque(expression),
            BoundCall call => Call(call),
            _ => Opaque(expression),
        };
    }

    private BoundExpression Call(BoundCall call)
    {
        var arguments = call.Arguments.Select(Of).ToArray();
        return arguments.All(a => a is OpaqueExpression or BoundLiteral) && arguments.Any(a => a is OpaqueExpression) && call.Function is not ("and" or "or")
            ? Opaque(call)
            : call with { Arguments = [.. arguments] };
    }

    // What more than passes a column on would have to be computed, and could fail, where it does not stand.
    private static bool IsPlain(BoundExpression expression) => expression switch
    {
        BoundReference or BoundLiteral => true,
        BoundGetField field => IsPlain(field.Child),
        BoundCast cast => IsPlain(cast.Child),
        _ => false,
    };

    private static OpaqueExpression Opaque(BoundExpression expression) => new(expression.DataType);
}
