namespace SparkPersonalization.Engines.DuckDb.Files.Csv;

/// <summary>The records of CSV files as texts, one after the other.</summary>
internal static class CsvRows
{
    /// <summary>The records of a file without its header; a null is a null value.</summary>
    internal static IEnumerable<IReadOnlyList<string?>> Of(string path, CsvDialect dialect)
    {
        using var reader = new CsvReader(dialect, new FilePart(path, 0, long.MaxValue));
        var texts = new CsvTexts(dialect.Charset);
        while (reader.TryNext(out var record))
        {
            var row = new string?[reader.Fields.Count];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = dialect.Value(texts.Text(reader.Bytes(reader.Fields[i], record)), reader.Fields[i].IsQuoted);
            }

            yield return row;
        }
    }
}
