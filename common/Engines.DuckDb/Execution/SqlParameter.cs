using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>The value for a statement's next <c>?</c>.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Value">The value, as <see cref="Vectors.ValueCodec"/> says.</param>
internal readonly record struct SqlParameter(DataType Type, object? Value);
