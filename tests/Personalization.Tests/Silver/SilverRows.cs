using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.Tests.Silver;

/// <summary>Events of silver as DataFrames and in lakes.</summary>
internal static class SilverRows
{
    /// <summary>The events as a DataFrame with silver's schema.</summary>
    internal static DataFrame ToDataFrame(this IEnumerable<SilverRow> events, SparkSession session) => events.Select(e => e.ToRow()).ToDataFrame(session);

    /// <summary>Rows that silver has as a DataFrame.</summary>
    internal static DataFrame ToDataFrame(this IEnumerable<Row> events, SparkSession session) => session.CreateDataFrame(events, SilverEvents.Table.Schema);

    /// <summary>Appends the events to <c>silver/events</c> of a lake in one commit.</summary>
    internal static void AppendTo(this IEnumerable<SilverRow> events, SparkSession session, string lake) => events.Select(e => e.ToRow()).AppendTo(session, lake);

    /// <summary>Appends the rows to <c>silver/events</c> of a lake in one commit.</summary>
    internal static void AppendTo(this IEnumerable<Row> events, SparkSession session, string lake) => events.ToDataFrame(session).Write()
        .Format("delta")
        .Mode(SaveMode.Append)
        .PartitionBy([.. SilverEvents.Table.PartitionColumns])
        .Option("delta.enableChangeDataFeed", "true")
        .Save(SilverEvents.Table.PathIn(lake));

    /// <summary>A line of a cart, checkout, order or refund; what is not told is null.</summary>
    internal static Row Product(string? id = null, string? category = null, decimal? price = null, long? quantity = null, string? brand = null) =>
        Product([("product_id", id), ("category", category), ("price", price), ("quantity", quantity), ("brand", brand)]);

    private static Row Product((string Name, object? Value)[] values)
    {
        var products = (ArrayType)SilverEvents.Table.Schema[SilverEvents.Products].DataType;
        var schema = (StructType)products.ElementType;
        return new Row(schema, [.. schema.FieldNames.Select(name => Array.Find(values, v => v.Name == name).Value)]);
    }
}
