using System.Text;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Names as SQL writes them: parts divided by points, odd ones in back-quotes.</summary>
internal static class ColumnNames
{
    internal static IReadOnlyList<string> Parts(string identifier)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < identifier.Length; i++)
        {
            if (isQuoted && identifier[i] == '`' && i + 1 < identifier.Length && identifier[i + 1] == '`')
            {
                part.Append('`');
                i++;
            }
            else if (identifier[i] == '`')
            {
                isQuoted = !isQuoted;
            }
            else if (identifier[i] == '.' && !isQuoted)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(identifier[i]);
            }
        }

        parts.Add(part.ToString());
        return parts;
    }
}
