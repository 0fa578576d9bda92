using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Streaming.Sources;

/// <summary>Files that a batch was decided on with and that are not there any more.</summary>
internal static class MissingFiles
{
    /// <summary>The reader's option by which batches are done without them.</summary>
    internal const string Option = "ignoreMissingFiles";

    /// <summary>The setting that holds where the option is not given.</summary>
    internal const string Setting = $"spark.sql.files.{Option}";

    private const int MostNamed = 5;

    /// <summary>The error of a batch that cannot be done.</summary>
    /// <param name="files">All files of the batch.</param>
    /// <param name="missing">Those that are missing.</param>
    internal static SparkException Error(IReadOnlyList<string> files, IReadOnlySet<string> missing)
    {
        var named = string.Join(", ", files.Where(missing.Contains).Take(MostNamed).Select(file => $"'{file}'"));
        var others = missing.Count > MostNamed ? $" and {missing.Count - MostNamed} others" : "";
        return new SparkException(
            "FAILED_READ_FILE.FILE_NOT_EXIST",
            $"The batch was decided on with {files.Count} files, of which {missing.Count} are missing: {named}{others}. "
            + $"Put them back and run again. If they are gone for good, run once with --conf {Setting}=true, which does the batch without them, "
            + "or with --reset, which starts anew with the files that are there.");
    }
}
