using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>What cannot be done with values of VARIANT, which have no order and are not compared.</summary>
internal static class VariantRules
{
    private static readonly HashSet<string> Comparing = new(StringComparer.Ordinal)
    {
        "==", "<=>", "<", "<=", ">", ">=", "in", "max", "min", "greatest", "least", "array_sort", "sort_array", "array_max", "array_min", "max_by", "min_by",
        "array_distinct", "array_union", "array_intersect", "array_except", "array_contains", "array_position", "mode", "collect_set", "nullif",
    };

    /// <summary>Refuses a function.</summary>
    /// <exception cref="AnalysisException">The function compares or hashes values of VARIANT.</exception>
    internal static void CheckCall(string function, IEnumerable<DataType> arguments)
    {
        if (!arguments.Any(Holds))
        {
            return;
        }

        if (function is "hash" or "xxhash64")
        {
            throw new AnalysisException("DATATYPE_MISMATCH.HASH_VARIANT_TYPE", $"Input to the function `{function}` cannot contain elements of the VARIANT type: hash its text, such as to_json gives.");
        }

        if (Comparing.Contains(function))
        {
            throw NotOrdered(function);
        }
    }

    /// <summary>Refuses an order.</summary>
    /// <exception cref="AnalysisException">The values have no order.</exception>
    internal static void CheckOrder(DataType type)
    {
        if (Holds(type))
        {
            throw NotOrdered("sortorder");
        }
    }

    /// <summary>Refuses a key of groups.</summary>
    /// <exception cref="AnalysisException">The values are not compared.</exception>
    internal static void CheckKey(string name, DataType type)
    {
        if (Holds(type))
        {
            throw new AnalysisException("GROUP_EXPRESSION_TYPE_IS_NOT_ORDERABLE", $"The expression {NameParts.Quote(name)} cannot be used as a grouping expression because its data type {type.Sql} is not an orderable data type.");
        }
    }

    /// <summary>Refuses rows that are to be compared.</summary>
    /// <exception cref="AnalysisException">One of their columns holds VARIANT.</exception>
    internal static void CheckRows(IEnumerable<StructField> columns)
    {
        if (columns.FirstOrDefault(c => Holds(c.DataType)) is { } column)
        {
            throw new AnalysisException("UNSUPPORTED_FEATURE.SET_OPERATION_ON_VARIANT_TYPE", $"Cannot have VARIANT type columns in DataFrame which calls set operations (INTERSECT, EXCEPT, DISTINCT), but the type of column {NameParts.Quote(column.Name)} is {column.DataType.Sql}.");
        }
    }

    private static bool Holds(DataType type) => type switch
    {
        VariantType => true,
        ArrayType a => Holds(a.ElementType),
        MapType m => Holds(m.ValueType),
        StructType s => s.Any(f => Holds(f.DataType)),
        _ => false,
    };

    private static AnalysisException NotOrdered(string function) =>
        new("DATATYPE_MISMATCH.INVALID_ORDERING_TYPE", $"The `{function}` does not support ordering on type VARIANT: take a part out with variant_get first.");
}
