using Apache.Arrow;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Plans;

/// <summary>A C# function that a query calls for each row.</summary>
/// <param name="Name">The name that plans and errors show.</param>
/// <param name="ReturnType">The type of its results.</param>
/// <param name="Invoke">The function: arguments and result in the CLR forms of their types (see <see cref="Row"/>), null for SQL null. It must not keep the array of its arguments.</param>
/// <param name="IsDeterministic">Whether equal arguments always give equal results; true by default.</param>
public sealed record UserFunction(string Name, DataType ReturnType, Func<object?[], object?> Invoke, bool IsDeterministic = true)
{
    /// <summary>The types that the arguments are cast to, or null to take them as they come.</summary>
    public ValueList<DataType>? ArgumentTypes { get; init; }

    /// <summary>The function for many rows at once, where it is one of columns of values; then <see cref="Invoke"/> is not called.</summary>
    public Func<IArrowArray[], IArrowArray>? InvokeBatch { get; init; }
}
