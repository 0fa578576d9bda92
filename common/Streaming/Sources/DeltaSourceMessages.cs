using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Streaming.Sources;

/// <summary>Delta's words for commits that a stream of appended rows cannot take.</summary>
internal static class DeltaSourceMessages
{
    internal static string Changed(TableCommit commit, RemoveFile removed, string path) =>
        $"Detected a data update (for example {commit.Info?.Operation ?? removed.Path}) in the source table at version {commit.Version}. This is "
        + "currently not supported. If this is going to happen regularly and you are okay to skip changes, set the option 'skipChangeCommits' "
        + "to 'true'. If you would like the data update to be reflected, please restart this query with a fresh checkpoint directory. "
        + $"The source table can be found at path {path}.";

    internal static string Deleted(TableCommit commit, RemoveFile removed, string path) =>
        $"Detected deleted data (for example {removed.Path}) from streaming source at version {commit.Version}. This is currently not "
        + "supported. If you'd like to ignore deletes, set the option 'ignoreDeletes' to 'true'. "
        + $"The source table can be found at path {path}.";
}
