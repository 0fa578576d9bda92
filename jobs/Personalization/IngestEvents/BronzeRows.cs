using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;
using Window = SparkPersonalization.DataFrames.Window;

namespace SparkPersonalization.Personalization.IngestEvents;

/// <summary>Records of an input as rows of bronze.</summary>
internal static class BronzeRows
{
    /// <summary>The rows, with all columns of bronze.</summary>
    /// <param name="records">Rows of <see cref="IEventInput.Read"/>.</param>
    /// <param name="mapping">The mapping's name, or null.</param>
    /// <param name="ingestedAt">When the batch was decided on.</param>
    internal static DataFrame From(DataFrame records, string? mapping, DateTimeOffset ingestedAt)
    {
        var told = records
            .WithColumn(BronzeEvents.Mapping, Lit(mapping))
            .WithColumn(BronzeEvents.IngestedAt, Lit(new Timestamp(ingestedAt)))
            .WithColumn(BronzeEvents.Occurrence, Occurrence(mapping, records.Columns().Contains(BronzeEvents.File)));
        var columns = told.Columns();
        return told.Select([.. BronzeEvents.Table.Schema.Select(field =>
            (columns.Contains(field.Name) ? Col(field.Name) : Lit(null)).Cast(field.DataType).As(field.Name))]);
    }

    // Only a mapping makes ids from it, and to number the equal ones costs a sort of all records. Equal messages are one event sent again.
    private static Column Occurrence(string? mapping, bool isOfFiles) => mapping is null
        ? Lit(null).Cast("INT")
        : !isOfFiles ? Lit(1)
        : RowNumber().Over(Window.PartitionBy(BronzeEvents.File, BronzeEvents.Raw).OrderBy(BronzeEvents.Raw));
}
