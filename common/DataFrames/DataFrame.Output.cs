using SparkPersonalization.DataFrames.Streams;

namespace SparkPersonalization.DataFrames;

/// <summary>Writing, and missing values.</summary>
public sealed partial class DataFrame
{
    /// <summary>Writes the rows to files or a table.</summary>
    /// <returns>A writer.</returns>
    public DataFrameWriter Write() => new(this);

    /// <summary>Writes the rows to a table that is named, columns matched by name.</summary>
    /// <param name="table">The name as in SQL, such as <c>delta.`/lake/silver/events`</c>. The embedded engine knows tables by their paths alone.</param>
    /// <returns>A writer.</returns>
    public DataFrameWriterV2 WriteTo(string table) => new(this, table);

    /// <summary>Writes a stream: starts a query that runs in the background.</summary>
    /// <returns>A writer.</returns>
    public DataStreamWriter WriteStream() => new(this);

    /// <summary>Replaces or leaves out missing values.</summary>
    /// <returns>The functions.</returns>
    public DataFrameNaFunctions Na() => new(this);
}
