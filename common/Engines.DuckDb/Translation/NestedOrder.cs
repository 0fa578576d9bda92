using System.Globalization;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>
/// The order of arrays and structs: Spark takes a null inside one for less than any value, DuckDB for more. A value's key has before each part
/// whether it is there, and is compared in its place.
/// </summary>
internal static class NestedOrder
{
    /// <summary>Whether values of a type are compared by keys.</summary>
    internal static bool IsNeeded(DataType type) => type is ArrayType or StructType;

    /// <summary>What is compared in a value's place; the value itself where it has no parts.</summary>
    /// <param name="sql">The value.</param>
    /// <param name="type">Its type.</param>
    internal static string Key(string sql, DataType type) => Key(sql, type, 0);

    /// <summary>An array's elements in order.</summary>
    /// <param name="sql">The array.</param>
    /// <param name="type">Its type.</param>
    /// <param name="direction"><c>ASC</c> or <c>DESC</c>.</param>
    /// <param name="nulls"><c>NULLS FIRST</c> or <c>NULLS LAST</c>.</param>
    internal static string Sorted(string sql, ArrayType type, string direction, string nulls) => IsNeeded(type.ElementType)
        ? $"list_transform(list_sort(list_transform({sql}, lambda o: CASE WHEN (o) IS NOT NULL THEN {Keyed("o", type.ElementType)} END), '{direction}', '{nulls}'), lambda o: o.v)"
        : $"list_sort({sql}, '{direction}', '{nulls}')";

    /// <summary>An array's least or greatest element that is not null.</summary>
    /// <param name="sql">The array.</param>
    /// <param name="type">Its type.</param>
    /// <param name="function"><c>min</c> or <c>max</c>.</param>
    internal static string Extreme(string sql, ArrayType type, string function)
    {
        if (!IsNeeded(type.ElementType))
        {
            return $"list_aggregate({sql}, '{function}')";
        }

        var keyed = $"list_transform(list_filter({sql}, lambda o: (o) IS NOT NULL), lambda o: {Keyed("o", type.ElementType)})";
        return $"struct_extract(list_extract({(function == "min" ? "list_sort" : "list_reverse_sort")}({keyed}), 1), 'v')";
    }

    private static string Keyed(string sql, DataType type) => $"struct_pack(k := {Key(sql, type, 1)}, v := {sql})";

    private static string Key(string sql, DataType type, int depth)
    {
        switch (type)
        {
            case ArrayType array:
                var element = string.Create(CultureInfo.InvariantCulture, $"o{depth}");
                return $"list_transform({sql}, lambda {element}: {Part(element, array.ElementType, depth + 1)})";
            case StructType fields:
                var parts = fields.Select((f, i) => string.Create(CultureInfo.InvariantCulture, $"f{i} := {Part($"struct_extract_at({sql}, {i + 1})", f.DataType, depth)}"));
                return $"CASE WHEN ({sql}) IS NOT NULL THEN struct_pack({string.Join(", ", parts)}) END";
            default:
                return sql;
        }
    }

    private static string Part(string sql, DataType type, int depth) => $"struct_pack(p := ({sql}) IS NOT NULL, v := {Key(sql, type, depth)})";
}
