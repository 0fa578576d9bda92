using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.Delta;
using SparkPersonalization.Streaming.Checkpoints;

namespace SparkPersonalization.Streaming.Execution;

/// <summary>
/// What a table that the query writes tells of it where the checkpoint is missing. The last batch that the table has is begun again
/// with its own ranges, so that writes to other tables that it had not made yet are made, and those made are skipped.
/// </summary>
internal sealed class CheckpointRecovery
{
    private readonly DeltaTableLog? _table;
    private readonly string _name;
    private readonly int? _generation;
    private readonly int _sources;
    private readonly bool _sourcesKeepLogs;

    private CheckpointRecovery(DeltaTableLog? table, string name, int? generation, int sources, bool sourcesKeepLogs)
    {
        _table = table;
        _name = name;
        _generation = generation;
        _sources = sources;
        _sourcesKeepLogs = sourcesKeepLogs;
    }

    internal static CheckpointRecovery For(StreamDefinition definition, StreamServices services, int sources, bool sourcesKeepLogs)
    {
        if (definition.Options.Get(StreamOptions.RecoverFrom) is not { } path)
        {
            return new CheckpointRecovery(null, "", null, sources, sourcesKeepLogs);
        }

        var name = definition.Options.Get(StreamOptions.ApplicationName)
            ?? throw new ArgumentException($"Option {StreamOptions.RecoverFrom} needs {StreamOptions.ApplicationName}, by which the table knows the query.");
        var table = new DeltaTableLog(services.Storage, path, services.Clock);
        var generation = table.TrySnapshot()?.Transactions.Select(t => GenerationOf(t.AppId, name)).Max();
        return new CheckpointRecovery(table, name, generation, sources, sourcesKeepLogs);
    }

    /// <summary>The metadata of a query that starts anew, under application ids that the table does not have.</summary>
    internal StreamMetadata NewGeneration() => new(Guid.NewGuid(), _generation + 1 ?? 0);

    /// <summary>Writes into a checkpoint without <c>metadata</c> what the table tells, if the table knows the query.</summary>
    /// <returns>The metadata, which is yet to be written.</returns>
    internal StreamMetadata Seed(StreamCheckpoint checkpoint)
    {
        var hasEntries = checkpoint.Offsets.Batches().Count > 0;
        if (_generation is not { } generation)
        {
            return !hasEntries ? new StreamMetadata(Guid.NewGuid()) : throw new SparkException(
                "STREAMING_CHECKPOINT_DAMAGED",
                $"The checkpoint '{checkpoint.Path}' has batches but no file 'metadata', so that it is not known whose they are. Restore it from a copy, or delete the directory to start anew.");
        }

        var note = _sourcesKeepLogs ? null : NewestNote(generation);
        if (note is null || note.Ends.Count != _sources)
        {
            throw new SparkException(
                "STREAMING_CHECKPOINT_NOT_RECOVERABLE",
                $"There is no checkpoint at '{checkpoint.Path}', but '{_table!.TablePath}' has batches of {_name}, generation {generation}, and where they "
                + $"ended cannot be told from it{(_sourcesKeepLogs ? " as the query reads files" : "")}. Restore the checkpoint from a copy; or run once with --reset, "
                + "which reads the input from the start again, into tables emptied for it.");
        }

        checkpoint.ForgetProgress();
        if (note.BatchId > 0)
        {
            checkpoint.Offsets.Add(note.BatchId - 1, new OffsetEntry(note.Facts with { StartOffsets = null }, note.Starts));
            checkpoint.Commits.Add(note.BatchId - 1, new CommitEntry());
        }

        checkpoint.Offsets.Add(note.BatchId, new OffsetEntry(note.Facts, note.Ends));
        return new StreamMetadata(note.QueryId, generation);
    }

    private CommitNote? NewestNote(int generation) => _table!.History()
        .Select(c => CommitNote.TryParse(c.Info?.UserMetadata))
        .FirstOrDefault(n => n?.ApplicationId == $"{_name}/{generation}");

    // Application ids are job/generation/write.
    private static int? GenerationOf(string applicationId, string name)
    {
        if (!applicationId.StartsWith(name + "/", StringComparison.Ordinal))
        {
            return null;
        }

        var generation = applicationId[(name.Length + 1)..].Split('/')[0];
        return int.TryParse(generation, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
