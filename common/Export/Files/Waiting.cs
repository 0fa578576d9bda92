namespace SparkPersonalization.Export.Files;

/// <summary>Parquet.Net has asynchronous methods only, while rows are exported by callers that wait for it.</summary>
internal static class Waiting
{
    internal static T Result<T>(this Task<T> task) => task.ConfigureAwait(false).GetAwaiter().GetResult();

    internal static void Finish(this Task task) => task.ConfigureAwait(false).GetAwaiter().GetResult();

    internal static void Finish(this ValueTask task) => task.AsTask().Finish();
}
