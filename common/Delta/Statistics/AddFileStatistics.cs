using System.Text.Json.Nodes;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Statistics;

/// <summary>What a file's statistics say.</summary>
public static class AddFileStatistics
{
    /// <summary>How many rows a table has in a data file: those that its deletion vector lists are none of them.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The count, or null where its statistics do not say.</returns>
    public static long? NumRecords(this AddFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.NumPhysicalRecords() - (file.DeletionVector?.Cardinality ?? 0);
    }

    /// <summary>How many rows a data file has, those among them that are deleted; null where its statistics do not say.</summary>
    internal static long? NumPhysicalRecords(this AddFile file) => FileStatistics.TryParse(file.Stats)?.NumRecords;

    /// <summary>Statistics of a file of which rows are deleted, which they still tell of: bounds that no value need reach.</summary>
    internal static AddFile WithDeleted(this AddFile file, DeletionVectorDescriptor vector)
    {
        var statistics = JsonNode.Parse(file.Stats!)!.AsObject();
        statistics["tightBounds"] = false;
        return file with { DeletionVector = vector, DataChange = true, Stats = statistics.ToJsonString() };
    }
}
