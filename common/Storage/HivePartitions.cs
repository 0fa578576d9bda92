using System.Buffers;
using System.Globalization;
using System.Text;

namespace SparkPersonalization.Storage;

/// <summary>Directories of partitions, <c>column=value/...</c>, escaped as Spark does (<c>ExternalCatalogUtils</c>).</summary>
public static class HivePartitions
{
    /// <summary>The directory name that stands for null, and for an empty text, which Spark stores as null.</summary>
    public const string DefaultPartition = "__HIVE_DEFAULT_PARTITION__";

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        string.Concat(Enumerable.Range(1, 31).Select(c => (char)c)) + "\"#%'*/:=?\\\u007F{[]^" + (OperatingSystem.IsWindows() ? " <>|" : ""));

    /// <summary>Escapes a column name or a value for use in a directory's name.</summary>
    /// <param name="text">The name or value.</param>
    /// <returns>The text with each unsafe character as <c>%</c> and two hexadecimal digits.</returns>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAny(Escaped))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (Escaped.Contains(c))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}");
            }
            else
            {
                escaped.Append(c);
            }
        }

        return escaped.ToString();
    }

    /// <summary>Undoes <see cref="Escape"/>.</summary>
    /// <param name="escaped">A column name or value from a directory's name.</param>
    /// <returns>The name or value.</returns>
    public static string Unescape(string escaped)
    {
        ArgumentNullException.ThrowIfNull(escaped);
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] == '%'
                && i + 2 < escaped.Length
                && byte.TryParse(escaped.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i += 2;
            }
            else
            {
                text.Append(escaped[i]);
            }
        }

        return text.ToString();
    }

    /// <summary>The directory of one partition.</summary>
    /// <param name="values">Columns and their values as texts, in the table's partition order.</param>
    /// <returns>A relative path such as <c>date=2024-01-01/country=__HIVE_DEFAULT_PARTITION__</c>; empty without columns.</returns>
    public static string Directory(IEnumerable<KeyValuePair<string, string?>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return string.Join('/', values.Select(v =>
            $"{Escape(v.Key)}={(string.IsNullOrEmpty(v.Value) ? DefaultPartition : Escape(v.Value))}"));
    }
}
