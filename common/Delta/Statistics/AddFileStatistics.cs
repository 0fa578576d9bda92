using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Statistics;

/// <summary>What a file's statistics say.</summary>
public static class AddFileStatistics
{
    /// <summary>How many rows a data file has.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The count, or null where its statistics do not say.</returns>
    public static long? NumRecords(this AddFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return FileStatistics.TryParse(file.Stats)?.NumRecords;
    }
}
