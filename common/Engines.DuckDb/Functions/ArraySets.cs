using System.Collections;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions;

/// <summary>Arrays as sets: each value once, in the order of first appearance, a null as one value.</summary>
internal static class ArraySets
{
    /// <summary>The function for an operation on arrays of a type.</summary>
    /// <param name="operation"><c>distinct</c>, <c>union</c>, <c>intersect</c> or <c>except</c>.</param>
    /// <param name="type">The arrays' type.</param>
    /// <returns>The definition, the same one each time.</returns>
    internal static ScalarFunctionDefinition Of(string operation, ArrayType type)
    {
        var key = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(type.Json)))[..16];
        var name = $"spark_array_{operation}_{key}";
        DataType[] parameters = operation == "distinct" ? [type] : [type, type];
        return KnownFunctions.GetOrAdd(name, () => RowFunction.Define(
            name, parameters, type, a => Compute(operation, (object?[])a[0]!, a.Length > 1 ? (object?[])a[1]! : []), calledOnNull: false));
    }

    private static object?[] Compute(string operation, object?[] left, object?[] right) => operation switch
    {
        "intersect" => [.. left.Where(new HashSet<object?>(right, ByContent.Instance).Contains).Distinct(ByContent.Instance)],
        "except" => [.. left.Except(right, ByContent.Instance)],
        _ => [.. left.Concat(right).Distinct(ByContent.Instance)],
    };

    private sealed class ByContent : IEqualityComparer<object?>
    {
        internal static ByContent Instance { get; } = new();

        // Zero and negative zero are two values here, as in Spark; NaN is one.
        bool IEqualityComparer<object?>.Equals(object? x, object? y) => x is double a && y is double b
            ? a.Equals(b) && double.IsNegative(a) == double.IsNegative(b) | double.IsNaN(a)
            : StructuralComparisons.StructuralEqualityComparer.Equals(x, y);

        int IEqualityComparer<object?>.GetHashCode(object? value) => value is null ? 0 : StructuralComparisons.StructuralEqualityComparer.GetHashCode(value);
    }
}
