using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.RefineEvents.Rules;

/// <summary>What an event says, apart from how it came: trackers send the same event again with other sending times.</summary>
internal static class Content
{
    private static readonly HashSet<string> NotBusiness =
    [
        SilverEvents.EventId, SilverEvents.EventDate, SilverEvents.EventTime, SilverEvents.ReceivedAt, SilverEvents.SentAt, SilverEvents.IngestedAt,
        SilverEvents.ContentHash, .. BronzeEvents.Position,
    ];

    /// <summary>The columns in which copies of one event are the same.</summary>
    internal static IReadOnlyList<string> Columns { get; } = [.. SilverEvents.Table.Schema.FieldNames.Where(name => !NotBusiness.Contains(name))];

    /// <summary>Their hash of 64 bits: two different contents of one id have the same with a chance of 1 in 2^64.</summary>
    internal static Column Hash => XXHash64([.. Columns.SelectMany((name, place) => Values(name).Prepend(Lit(place)))]);

    // Spark's hash passes over nulls and over arrays' bounds: places tell which value is which.
    private static IEnumerable<Column> Values(string name)
    {
        var column = Col(name);
        return SilverEvents.Table.Schema[name].DataType is ArrayType { ElementType: StructType line }
            ? [Size(column), Transform(column, value => NamedStruct([.. line.SelectMany((field, place) => Place(value, field.Name, place))]))]
            : [column];
    }

    private static Column[] Place(Column line, string field, int place) => [Lit($"{place}"), Lit(place), Lit(field), line.GetField(field)];
}
