using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>Schemas of Parquet files: how they merge, and what is read of a column as another type.</summary>
internal static class ParquetSchemas
{
    /// <summary>The columns of both.</summary>
    /// <exception cref="SparkException">A column has two types.</exception>
    internal static StructType Merge(StructType left, StructType right)
    {
        var both = left.Select(a => Same(right, a.Name) is { } b ? a.WithType(Merge(a.Name, a.DataType, b.DataType)) : a);
        return new StructType(both.Concat(right.Where(b => Same(left, b.Name) is null)));
    }

    /// <summary>A column's value as the type wanted; null where the files lack it.</summary>
    /// <exception cref="SparkException">The files hold another type.</exception>
    internal static string ColumnSql(StructType files, StructField wanted)
    {
        if (Same(files, wanted.Name) is not { } field)
        {
            return LiteralSql.Null(wanted.DataType);
        }

        return IsReadable(field.DataType, wanted.DataType)
            ? $"CAST({DuckDbNames.Quote(field.Name)} AS {SparkTypes.ToSql(wanted.DataType)})"
            : throw new SparkException(
                "FAILED_READ_FILE.PARQUET_COLUMN_DATA_TYPE_MISMATCH",
                $"Data type mismatches when reading Parquet column `{wanted.Name}`. Expected {wanted.DataType.Sql}, actual {field.DataType.Sql}. Read it as it is, and cast it.");
    }

    private static StructField? Same(StructType type, string name) =>
        type.Find(name) ?? type.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase));

    private static DataType Merge(string column, DataType left, DataType right) => (left, right) switch
    {
        _ when left == right => left,
        (StructType a, StructType b) => Merge(a, b),
        (ArrayType a, ArrayType b) => new ArrayType(Merge(column, a.ElementType, b.ElementType)),
        (MapType a, MapType b) => new MapType(Merge(column, a.KeyType, b.KeyType), Merge(column, a.ValueType, b.ValueType)),
        _ => throw new SparkException(
            "CANNOT_MERGE_INCOMPATIBLE_DATA_TYPE",
            $"Failed to merge incompatible data types {left.Sql} and {right.Sql} of the column `{column}`. Give a schema, or read the files apart."),
    };

    // What Spark's reader takes for another type: wider numbers, and a reading of a clock for a day.
    private static bool IsReadable(DataType from, DataType to) => from == to || (from, to) switch
    {
        (StructType a, StructType b) => b.All(f => Same(a, f.Name) is not { } field || IsReadable(field.DataType, f.DataType)),
        (ArrayType a, ArrayType b) => IsReadable(a.ElementType, b.ElementType),
        (MapType a, MapType b) => IsReadable(a.KeyType, b.KeyType) && IsReadable(a.ValueType, b.ValueType),
        (DecimalType a, DecimalType b) => b.Scale >= a.Scale && b.Precision - b.Scale >= a.Precision - a.Scale,
        (IntegralType, DecimalType d) => d.Precision - d.Scale >= (from is LongType ? 20 : 10),
        (ByteType or ShortType or IntegerType, ByteType or ShortType or IntegerType or LongType or DoubleType) => true,
        (FloatType, DoubleType) or (DateType, TimestampNTZType) or (StringType, BinaryType) or (BinaryType, StringType) => true,
        (TimestampNTZType, TimestampType) or (TimestampType, TimestampNTZType) => true,
        _ => false,
    };
}
