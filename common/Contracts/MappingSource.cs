using System.Text.Json;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Contracts;

/// <summary>The records that a mapping takes.</summary>
/// <param name="Format">The files' format: <c>csv</c>, <c>json</c> or <c>parquet</c>.</param>
/// <param name="Options">The options of Spark's reader of that format.</param>
/// <param name="Columns">The columns that are read from a record.</param>
public sealed record MappingSource(string Format, IReadOnlyDictionary<string, string> Options, StructType Columns)
{
    /// <summary>A text that is the same as long as records are read in the same way.</summary>
    public string Fingerprint =>
        JsonSerializer.Serialize(new { Format, Options = new SortedDictionary<string, string>(Options.ToDictionary(), StringComparer.Ordinal), Columns = Columns.Json });
}
