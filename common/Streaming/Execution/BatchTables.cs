using System.Globalization;
using System.Text.Json;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Streaming.Execution;

/// <summary>The Delta tables that batches read beside their sources, each at the version it had when the batch was decided on.</summary>
internal sealed class BatchTables
{
    private readonly IStorage _storage;
    private readonly DeltaTableLog[] _tables;

    internal BatchTables(StreamServices services, StreamPlan plan, string? namedByUser)
    {
        _storage = services.Storage;
        _tables =
        [
            .. plan.StaticTables.Select(t => t.Paths[0])
                .Concat(namedByUser is null ? [] : Parse(namedByUser))
                .Select(_storage.Canonical)
                .Distinct(StringComparer.Ordinal)
                .Select(path => new DeltaTableLog(_storage, path, services.Clock)),
        ];
    }

    /// <summary>The newest versions; a table that does not exist yet is left out.</summary>
    internal Dictionary<string, long> Versions()
    {
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in _tables)
        {
            if (table.TrySnapshot() is { } snapshot)
            {
                versions.Add(table.TablePath, snapshot.Version);
            }
        }

        return versions;
    }

    /// <summary>A static table of the plan at its version.</summary>
    internal Relation Pin(DataSource table, IReadOnlyDictionary<string, long> versions) =>
        versions.TryGetValue(_storage.Canonical(table.Paths[0]), out var version)
            ? table with { Options = table.Options.With("versionAsOf", version.ToString(CultureInfo.InvariantCulture)) }
            : table;

    private static string[] Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(text) ?? [];
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"Option {StreamOptions.BatchTables} must be a JSON array of paths, not '{text}'.", e);
        }
    }
}
