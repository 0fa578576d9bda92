using System.Collections.ObjectModel;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

/// <summary>The values of a text's parameters.</summary>
/// <param name="Named">Those of <c>:name</c>.</param>
/// <param name="Positional">Those of <c>?</c>, in order.</param>
internal sealed record SqlParameters(IReadOnlyDictionary<string, Expression> Named, ValueList<Expression> Positional)
{
    internal static SqlParameters None { get; } = new(ReadOnlyDictionary<string, Expression>.Empty, []);
}
