using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>Writes rows into a file of texts, a line for each.</summary>
internal static class TextFile
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Writes a file, on the disk when it is done.</summary>
    /// <param name="path">The file, which is new.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="schema">The rows' columns.</param>
    /// <param name="rows">The rows.</param>
    internal static void Write(string path, TextWrite format, StructType schema, IEnumerable<object?[]> rows)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes);
        using (var packed = format.Codec?.Pack(file))
        using (var writer = new StreamWriter(packed ?? file, format.Encoding, BufferBytes, leaveOpen: true))
        {
            var line = format.Lines(schema);
            if (format.Head(schema) is { } head)
            {
                writer.Write(head);
                writer.Write(format.LineEnd);
            }

            foreach (var row in rows)
            {
                var text = line(new Row(schema, row));
                // Of CSV an empty line is no record.
                if (text.Length > 0 || format.Name != "csv")
                {
                    writer.Write(text);
                    writer.Write(format.LineEnd);
                }
            }
        }

        file.Flush(flushToDisk: true);
    }
}
