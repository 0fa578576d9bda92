using System.Collections.Concurrent;

namespace SparkPersonalization.Engines.DuckDb.Persisting;

/// <summary>The place of a file of kept rows. Where nothing uses it any longer it is handed back, so that the file is removed.</summary>
/// <param name="path">The place.</param>
/// <param name="unused">Takes it then.</param>
internal sealed class ScratchFile(string path, ConcurrentQueue<string> unused)
{
    internal string Path => path;

    ~ScratchFile() => unused.Enqueue(path);
}
