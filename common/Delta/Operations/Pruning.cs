using System.Globalization;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Predicates;

namespace SparkPersonalization.Delta.Operations;

/// <summary>
/// What of an expression can be decided from a file's partition values and statistics. The result is true, false and null at most
/// where the expression may be, so that a file is left out only if no row of it can make the expression true.
/// </summary>
internal static class Pruning
{
    internal static DeltaPredicate Predicate(Expression expression, TargetColumns columns) => expression switch
    {
        UnresolvedFunction { IsDistinct: false } call => Call(call.FunctionName.ToUpperInvariant(), call.Arguments, columns),
        Literal { Value: bool flag } => flag ? DeltaPredicate.And() : DeltaPredicate.Or(),
        _ => DeltaPredicate.Unknown,
    };

    private static DeltaPredicate Call(string name, ValueList<Expression> arguments, TargetColumns columns) => (name, arguments.Count) switch
    {
        ("AND", 2) => DeltaPredicate.And(Predicate(arguments[0], columns), Predicate(arguments[1], columns)),
        ("OR", 2) => DeltaPredicate.Or(Predicate(arguments[0], columns), Predicate(arguments[1], columns)),
        ("NOT" or "!", 1) => DeltaPredicate.Not(Predicate(arguments[0], columns)),
        ("ISNULL", 1) => Column(arguments[0], columns) is { } column ? DeltaPredicate.IsNull(column) : DeltaPredicate.Unknown,
        ("ISNOTNULL", 1) => Column(arguments[0], columns) is { } column ? DeltaPredicate.IsNotNull(column) : DeltaPredicate.Unknown,
        ("IN", > 1) => In(arguments, columns),
        (_, 2) when Comparisons.Named(name) is { } comparison => Compare(comparison, arguments[0], arguments[1], columns),
        _ => DeltaPredicate.Unknown,
    };

    private static DeltaPredicate Compare(Comparison comparison, Expression left, Expression right, TargetColumns columns) => (left, right) switch
    {
        (UnresolvedAttribute, _) when Column(left, columns) is { } column && Constant(right) is { } literal =>
            DeltaPredicate.Compare(column, comparison, Value(literal)),
        (_, UnresolvedAttribute) when Column(right, columns) is { } column && Constant(left) is { } literal =>
            DeltaPredicate.Compare(column, comparison.Mirrored(), Value(literal)),
        _ => DeltaPredicate.Unknown,
    };

    private static DeltaPredicate In(ValueList<Expression> arguments, TargetColumns columns) =>
        Column(arguments[0], columns) is { } column && arguments.Skip(1).All(a => Constant(a) is not null)
            ? DeltaPredicate.In(column, arguments.Skip(1).Select(a => Value(Constant(a)!)))
            : DeltaPredicate.Unknown;

    private static ColumnPath? Column(Expression expression, TargetColumns columns) =>
        expression is UnresolvedAttribute { PlanId: null, IsMetadataColumn: false } attribute ? columns.Find(attribute.UnparsedIdentifier) : null;

    // SQL's DATE '2024-01-31' is a cast; of other casts what they give is left to the engine.
    private static Literal? Constant(Expression expression) => expression switch
    {
        Literal literal => literal,
        Cast { Child: Literal { Value: string text }, DataType: DateType type }
            when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => new Literal(new Date(day), type),
        _ => null,
    };

    // A wall clock compares with an instant by the session's zone, which is not known here, so it stays a value that compares with nothing.
    private static object? Value(Literal literal) =>
        literal.DataType is TimestampNTZType ? literal.Value : PredicateValues.Of(literal.Value, literal.DataType);
}
