using System.Text;

namespace SparkPersonalization.Personalization.Tests.RealInputs;

/// <summary>A reader of CSV as RFC 4180 says it, independent of the engine's: records by their columns' names.</summary>
internal static class CsvFile
{
    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string path)
    {
        var records = Records(File.ReadAllText(path)).ToList();
        return [.. records.Skip(1).Select(record => records[0].Zip(record).ToDictionary(field => field.First, field => field.Second))];
    }

    private static IEnumerable<List<string>> Records(string text)
    {
        var (record, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' && isQuoted && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[++i]);
            else if (c == '"')
                isQuoted = !isQuoted;
            else if (isQuoted || c is not (',' or '\n' or '\r'))
                field.Append(c);
            else if (c is ',' or '\n')
            {
                record.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    yield return record;
                    record = [];
                }
            }
        }

        if (record.Count > 0)
        {
            record.Add(field.ToString());
            yield return record;
        }
    }
}
