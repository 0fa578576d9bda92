using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.RefineEvents.Rules;

/// <summary>Columns of silver out of what the contract reads. A field that the contract lacks is null.</summary>
/// <param name="contract">The contract's columns.</param>
/// <param name="value">The column that holds them.</param>
internal sealed class ValueColumns(StructType contract, string value)
{
    /// <summary>The field at a path, as a column of silver.</summary>
    internal Column As(string path, string column)
    {
        var wanted = SilverEvents.Table.Schema[column].DataType;
        return Find(path) switch
        {
            null => Lit(null).Cast(wanted),
            var type when type.Equals(wanted) => Col($"{value}.{path}"),
            ArrayType { ElementType: StructType from } when wanted is ArrayType { ElementType: StructType to } => Lines(Col($"{value}.{path}"), from, to),
            _ => Col($"{value}.{path}").Cast(wanted),
        };
    }

    /// <summary>The field at a path as the contract types it; null where it has none.</summary>
    internal Column Raw(string path, DataType missing) => Find(path) is null ? Lit(null).Cast(missing) : Col($"{value}.{path}");

    private DataType? Find(string path)
    {
        DataType? type = contract;
        foreach (var name in path.Split('.'))
            type = (type as StructType)?.Find(name)?.DataType;
        return type;
    }

    // By name: a schema may list more fields than silver keeps, and in any order.
    private static Column Lines(Column lines, StructType from, StructType to) => Transform(lines, line => NamedStruct(
        [.. to.SelectMany(field => new[] { Lit(field.Name), from.Find(field.Name) is null ? Lit(null).Cast(field.DataType) : line.GetField(field.Name).Cast(field.DataType) })]));
}
