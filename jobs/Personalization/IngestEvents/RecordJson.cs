using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.IngestEvents;

/// <summary>Records of files that are not JSON as JSON objects of their values.</summary>
internal static class RecordJson
{
    // By itself to_json writes milliseconds.
    private static readonly Dictionary<string, string> Exactly = new() { ["timestampFormat"] = "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX" };

    /// <summary>An object of columns, each as exact as it is; nulls are left out.</summary>
    /// <param name="names">The columns' names.</param>
    internal static Column Of(IEnumerable<string> names) => ToJson(Struct([.. names.Select(ColumnNames.Col)]), Exactly);
}
