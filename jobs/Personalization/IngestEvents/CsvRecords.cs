using System.Text;
using SparkPersonalization.Contracts;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.IngestEvents;

/// <summary>
/// CSV records as JSON objects of their values. One that does not fit its columns stays the bytes that it is, and is refused when it is read
/// as JSON.
/// </summary>
/// <remarks>
/// Files that name no character set are read as ISO-8859-1, in which each byte is a character, and written back in it: so no byte is lost,
/// and a record that is not UTF-8 is refused for that when it is read.
/// </remarks>
internal static class CsvRecords
{
    private const string Corrupt = "_corrupt_record";
    private const string Bytewise = "ISO-8859-1";

    private static readonly string[] Charsets = ["encoding", "charset"];

    /// <summary>The options of the reader.</summary>
    internal static Dictionary<string, string> Options(MappingSource source) => IsBytewise(source)
        ? new(source.Options.ToDictionary(option => option.Key, option => AsRead(option.Value))) { ["encoding"] = Bytewise, ["columnNameOfCorruptRecord"] = Corrupt }
        : new(source.Options) { ["columnNameOfCorruptRecord"] = Corrupt };

    /// <summary>The columns that are read.</summary>
    internal static StructType Columns(MappingSource source) => source.Columns.Add(Corrupt, new StringType());

    /// <summary>The bytes that bronze keeps of a record.</summary>
    internal static Column Raw(MappingSource source)
    {
        var isBytewise = IsBytewise(source);
        var json = ToJson(Struct([.. source.Columns.FieldNames.Select(name => Col(name).As(isBytewise ? AsRead(name) : name))]));
        var text = Coalesce(Col(Corrupt), json);
        return isBytewise ? Encode(text, Bytewise) : text.Cast("BINARY");
    }

    private static bool IsBytewise(MappingSource source) => !source.Options.Keys.Any(key => Charsets.Contains(key, StringComparer.OrdinalIgnoreCase));

    /// <summary>A text as it looks among values that are read byte by byte.</summary>
    private static string AsRead(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}
