using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Log;

/// <summary>What a folder <c>_delta_log</c> holds, from some version on.</summary>
internal sealed class LogListing
{
    private readonly Dictionary<long, LogFile> _commits = [];
    private readonly List<CheckpointFiles> _checkpoints;

    private LogListing(IEnumerable<LogFile> files)
    {
        var checkpointFiles = new List<LogFile>();
        foreach (var file in files)
        {
            if (file.Kind == LogFileKind.Commit)
            {
                _commits[file.Version] = file;
            }
            else
            {
                checkpointFiles.Add(file);
            }
        }

        _checkpoints = [.. Complete(checkpointFiles)];
        NewestVersion = _commits.Keys.Concat(_checkpoints.Select(c => c.Version)).DefaultIfEmpty(-1).Max();
    }

    internal bool IsEmpty => NewestVersion < 0;

    internal long NewestVersion { get; }

    internal long? OldestCheckpoint => _checkpoints.Count == 0 ? null : _checkpoints.Min(c => c.Version);

    internal IEnumerable<LogFile> Commits => _commits.Values.OrderBy(c => c.Version);

    internal IReadOnlyList<CheckpointFiles> Checkpoints => _checkpoints;

    internal static LogListing Read(IStorage storage, string logPath, long from) => new(
        storage.List(logPath, LogFile.VersionName(from)).Select(LogFile.TryParse).OfType<LogFile>());

    internal LogFile? Commit(long version) => _commits.GetValueOrDefault(version);

    /// <summary>The newest complete checkpoint up to a version; of several of one version the newest form.</summary>
    internal CheckpointFiles? NewestCheckpoint(long upTo) => _checkpoints
        .Where(c => c.Version <= upTo)
        .OrderByDescending(c => c.Version)
        .ThenByDescending(c => c.Files[0].Kind)
        .FirstOrDefault();

    private static IEnumerable<CheckpointFiles> Complete(IEnumerable<LogFile> files) => files
        .GroupBy(f => (f.Version, f.Kind, f.Parts, Name: f.Kind == LogFileKind.UuidCheckpoint ? f.Entry.Name : ""))
        .Where(g => g.DistinctBy(f => f.Part).Count() == g.Key.Parts)
        .Select(g => new CheckpointFiles(g.Key.Version, [.. g.DistinctBy(f => f.Part).OrderBy(f => f.Part)]));
}
