using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>
/// Text files whose lines are wanted as bytes. Spark reads lines as STRING only, but as the bytes that they are: so a cast gives these back,
/// also where they are not UTF-8.
/// </summary>
internal static class TextBytes
{
    /// <summary>Whether a read is of lines as bytes.</summary>
    internal static bool Has(DataSource read) =>
        string.Equals(read.Format, "text", StringComparison.OrdinalIgnoreCase) && read.Schema is [{ DataType: BinaryType }];

    /// <summary>The read in Spark's types.</summary>
    internal static Relation Of(DataSource read)
    {
        var name = read.Schema![0].Name;
        var column = new UnresolvedAttribute($"`{name.Replace("`", "``", StringComparison.Ordinal)}`");
        return new WithColumns(
            read with { Schema = new StructType(new StructField(name, new StringType())) },
            [new Alias(new Cast(column, new BinaryType()), [name])]);
    }
}
