using System.Globalization;

namespace SparkPersonalization.Engines.DuckDb.Files.Csv;

/// <summary>The columns' names that CSV files tell.</summary>
internal static class CsvNames
{
    /// <summary>The names in the first file that says anything: those of its header, or <c>_c0</c>, <c>_c1</c> and so on.</summary>
    internal static IReadOnlyList<string> Of(IReadOnlyList<string> paths, CsvDialect dialect)
    {
        var first = paths.Select(path => First(path, dialect with { Header = false })).FirstOrDefault(record => record.Count > 0) ?? [];
        return [.. first.Select((name, i) => dialect.Header ? Safe(first, i, dialect) : Numbered("_c", i))];
    }

    /// <summary>Refuses files whose header does not name the columns.</summary>
    /// <exception cref="DataFrames.SparkException">A header names others.</exception>
    internal static void Check(IEnumerable<string> paths, CsvDialect dialect, IReadOnlyList<string> columns)
    {
        foreach (var path in paths)
        {
            var header = First(path, dialect with { Header = false });
            if (header.Count > 0 && !header.SequenceEqual(columns, StringComparer.OrdinalIgnoreCase))
            {
                throw new DataFrames.SparkException(
                    "_LEGACY_ERROR_TEMP_3241",
                    $"CSV header does not conform to the schema. Header: {string.Join(", ", header)}. Schema: {string.Join(", ", columns)}. CSV file: {path}. Correct one of them, or set option enforceSchema to true.");
            }
        }
    }

    private static List<string> First(string path, CsvDialect dialect)
    {
        using var reader = new CsvReader(dialect, new FilePart(path, 0, long.MaxValue));
        var texts = new CsvTexts(dialect.Charset);
        var values = new List<string>();
        if (reader.TryNext(out var record))
        {
            foreach (var field in reader.Fields)
            {
                values.Add(texts.Text(reader.Bytes(field, record)));
            }
        }

        return values;
    }

    // As Spark makes the names of a header different.
    private static string Safe(List<string> names, int index, CsvDialect dialect)
    {
        var name = names[index];
        if (name.Length == 0 || name == dialect.NullValue)
        {
            return Numbered("_c", index);
        }

        return names.Count(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase)) > 1 ? Numbered(name, index) : name;
    }

    private static string Numbered(string name, int index) => name + index.ToString(CultureInfo.InvariantCulture);
}
