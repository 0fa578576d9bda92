using System.Collections.Concurrent;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>
/// Where statements put files before these get their names. A place that is free is used again: then the text of a small batch's statement is
/// that of the last, and it is not planned anew, which takes longer than to write its file. Safe for use by several threads.
/// </summary>
internal sealed class StagingPlaces : IDisposable
{
    private readonly ConcurrentDictionary<(string Folder, string Keys), ConcurrentBag<StagingPlace>> _free = new();

    /// <summary>Writes by a place that nobody else uses meanwhile. It is free again when the writing has ended well, and nothing is left in it.</summary>
    /// <typeparam name="T">What the writing gives.</typeparam>
    /// <param name="folder">The folder that the place is in.</param>
    /// <param name="keys">The columns that tell a row's partition.</param>
    /// <param name="write">Writes.</param>
    internal T Use<T>(string folder, StructType keys, Func<StagingPlace, T> write)
    {
        var free = _free.GetOrAdd((folder, keys.SimpleString), _ => []);
        var place = free.TryTake(out var known) ? known : new StagingPlace(folder, keys);
        try
        {
            var written = write(place);
            place.Partitions.Clear();
            free.Add(place);
            return written;
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    /// <summary>Forgets the places.</summary>
    public void Dispose()
    {
        foreach (var place in _free.Values.SelectMany(places => places))
        {
            place.Dispose();
        }
    }
}

/// <summary>A place in a folder, under names that nobody else has.</summary>
internal sealed class StagingPlace(string folder, StructType keys) : IDisposable
{
    internal string Folder => folder;

    /// <summary>The path of a single file.</summary>
    internal string File { get; } = StoragePath.Temporary(StoragePath.Combine(folder, "part"));

    /// <summary>The path of a directory of several files.</summary>
    internal string Directory { get; } = StoragePath.Combine(folder, DataFileTarget.StagingPrefix + Guid.NewGuid().ToString("N"));

    /// <summary>Numbers the partitions of the files.</summary>
    internal PartitionNumbers Partitions { get; } = new(keys);

    public void Dispose() => Partitions.Dispose();
}
