using System.Text.Json;
using System.Text.Json.Serialization;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Streaming.Sources;

/// <summary>A place in a Delta table's stream, in Delta's own JSON.</summary>
/// <param name="SourceVersion">The form's version, 1.</param>
/// <param name="ReservoirId">The table's id.</param>
/// <param name="ReservoirVersion">The table's version.</param>
/// <param name="Index">The last file of that version that has been read, or -1 where none has.</param>
/// <param name="IsStartingVersion">Whether the version is read as a whole table, not as a commit.</param>
internal sealed record DeltaSourceOffset(
    [property: JsonPropertyName("sourceVersion")] int SourceVersion,
    [property: JsonPropertyName("reservoirId")] string ReservoirId,
    [property: JsonPropertyName("reservoirVersion")] long ReservoirVersion,
    [property: JsonPropertyName("index")] long Index,
    [property: JsonPropertyName("isStartingVersion")] bool IsStartingVersion)
{
    /// <summary>The index before a version's first file.</summary>
    internal const long BaseIndex = -1;

    /// <summary>The last version of which something has been read.</summary>
    internal long LastVersionTouched => Index == BaseIndex && !IsStartingVersion ? ReservoirVersion - 1 : ReservoirVersion;

    internal static DeltaSourceOffset At(string table, long version, long index = BaseIndex, bool isStarting = false) =>
        new(SourceVersion: 1, table, version, index, isStarting);

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static DeltaSourceOffset Parse(string json, string table, string path)
    {
        var offset = TryParse(json) ?? throw new SparkException(
            "DELTA_INVALID_SOURCE_OFFSET_FORMAT",
            $"The stored source offset '{json}' is not one of a Delta table. Was the query's source exchanged? Start a new generation with --reset.");
        if (offset.SourceVersion != 1)
        {
            throw new SparkException(
                "DELTA_INVALID_SOURCE_VERSION",
                $"sourceVersion({offset.SourceVersion}) is invalid: this library reads version 1. Continue the query with the program that wrote the checkpoint.");
        }

        return offset.ReservoirId == table ? offset : throw new SparkException(
            "DIFFERENT_DELTA_TABLE_READ_BY_STREAMING_SOURCE",
            $"The streaming query was reading from an unexpected Delta table (id = '{table}', at '{path}'). It used to read from another "
            + $"Delta table (id = '{offset.ReservoirId}') according to the checkpoint. This may happen when the table was deleted and "
            + "made anew. Start a new generation with --reset, or restore the table.");
    }

    private static DeltaSourceOffset? TryParse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<DeltaSourceOffset>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
