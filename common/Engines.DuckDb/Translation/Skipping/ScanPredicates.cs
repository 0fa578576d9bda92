using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Predicates;

namespace SparkPersonalization.Engines.DuckDb.Translation.Skipping;

/// <summary>What of conditions on a scan's columns can be decided file by file.</summary>
/// <param name="timeZone">The session's time zone.</param>
internal sealed class ScanPredicates(string timeZone)
{
    // Each value of a list is compared with each file's bounds.
    private const int MaxListLength = 1000;

    // A predicate is asked on the reader's stack, for each file. Of what lies deeper nothing is known.
    private const int MaxDepth = 100;

    private readonly ConstantFolding _constants = new(timeZone);

    /// <summary>The predicate of a condition. What cannot be decided is unknown in it.</summary>
    internal DeltaPredicate Of(BoundExpression condition) => Of(condition, 0);

    private DeltaPredicate Of(BoundExpression condition, int depth) => condition switch
    {
        BoundLiteral { Value: bool flag } => flag ? DeltaPredicate.And() : DeltaPredicate.Or(),
        BoundCall call when depth < MaxDepth => Call(call.Function, BoundTree.Operands(call), depth + 1),
        BoundReference { DataType: BooleanType } when Column(condition) is { } column => DeltaPredicate.Compare(column, Comparison.Equal, true),
        _ => DeltaPredicate.Unknown,
    };

    private DeltaPredicate Call(string function, IReadOnlyList<BoundExpression> arguments, int depth) => function switch
    {
        "and" => Joined(arguments, depth, DeltaPredicate.And),
        "or" => Joined(arguments, depth, DeltaPredicate.Or),
        "not" => Of(arguments[0], depth) is var part && part == DeltaPredicate.Unknown ? part : DeltaPredicate.Not(part),
        "isnull" => Column(arguments[0]) is { } column ? DeltaPredicate.IsNull(column) : DeltaPredicate.Unknown,
        "isnotnull" => Column(arguments[0]) is { } column ? DeltaPredicate.IsNotNull(column) : DeltaPredicate.Unknown,
        "in" => In(arguments),
        "startswith" => Column(arguments[0]) is { } column && Text(arguments[1]) is { } prefix ? DeltaPredicate.StartsWith(column, prefix) : DeltaPredicate.Unknown,
        "like" when arguments.Count == 2 => Like(arguments[0], arguments[1]),
        _ when Comparisons.Named(function) is { } comparison => Compare(comparison, arguments[0], arguments[1]),
        _ => DeltaPredicate.Unknown,
    };

    private DeltaPredicate Joined(IReadOnlyList<BoundExpression> arguments, int depth, Func<IReadOnlyList<DeltaPredicate>, DeltaPredicate> join)
    {
        var parts = arguments.Select(a => Of(a, depth)).ToArray();
        return parts.All(p => p == DeltaPredicate.Unknown) ? DeltaPredicate.Unknown : join(parts);
    }

    private DeltaPredicate Compare(Comparison comparison, BoundExpression left, BoundExpression right) =>
        Column(left) is { } column && _constants.Of(right) is { } value ? DeltaPredicate.Compare(column, comparison, Value(value))
        : Column(right) is { } other && _constants.Of(left) is { } constant ? DeltaPredicate.Compare(other, comparison.Mirrored(), Value(constant))
        : DeltaPredicate.Unknown;

    private DeltaPredicate In(IReadOnlyList<BoundExpression> arguments)
    {
        var values = arguments.Skip(1).Take(MaxListLength + 1).Select(_constants.Of).ToArray();
        return Column(arguments[0]) is { } column && values.Length <= MaxListLength && !values.Contains(null)
            ? DeltaPredicate.In(column, values.Select(v => Value(v!)))
            : DeltaPredicate.Unknown;
    }

    // Only patterns of plain characters with a % at the end, if any.
    private DeltaPredicate Like(BoundExpression text, BoundExpression pattern)
    {
        if (Column(text) is not { } column || Text(pattern) is not { } like)
        {
            return DeltaPredicate.Unknown;
        }

        var prefix = like.TrimEnd('%');
        return prefix.AsSpan().ContainsAny(@"%_\") ? DeltaPredicate.Unknown
            : prefix.Length == like.Length ? DeltaPredicate.Compare(column, Comparison.Equal, like)
            : DeltaPredicate.StartsWith(column, prefix);
    }

    private string? Text(BoundExpression expression) => expression.DataType is StringType ? _constants.Of(expression)?.Value as string : null;

    private static object? Value(BoundLiteral literal) => PredicateValues.Of(literal.Value, literal.DataType);

    /// <summary>The column that an expression is, or that it is a wider form of with the same order.</summary>
    private static ColumnPath? Column(BoundExpression expression)
    {
        DeepStack.Check();
        return expression switch
        {
            BoundReference { Attribute.IsHidden: false } reference => new ColumnPath(reference.Attribute.Name),
            BoundGetField field when Column(field.Child) is { } parent => new ColumnPath([.. parent.Names, field.Name]),
            BoundCast cast when IsWidening(cast.Child.DataType, cast.DataType) => Column(cast.Child),
            _ => null,
        };
    }

    private static bool IsWidening(DataType from, DataType to) => (from, to) switch
    {
        (IntegralType a, IntegralType b) => Digits(a) <= Digits(b),
        (IntegralType a, DecimalType d) => Digits(a) <= d.Precision - d.Scale,
        (DecimalType a, DecimalType b) => a.Scale <= b.Scale && a.Precision - a.Scale <= b.Precision - b.Scale,
        (FloatType, DoubleType) => true,
        _ => false,
    };

    private static int Digits(IntegralType type) => type switch
    {
        ByteType => 3,
        ShortType => 5,
        IntegerType => 10,
        _ => 19,
    };
}
