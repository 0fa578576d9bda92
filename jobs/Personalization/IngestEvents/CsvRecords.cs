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
/// and a record that is not UTF-8 is refused for that when it is read. Where files have a header, it must name the mapping's columns in their
/// order, unless the mapping's options say <c>enforceSchema</c>: values are found by position, and would be told under other names.
/// </remarks>
internal static class CsvRecords
{
    private const string Corrupt = "_corrupt_record";
    private const string Bytewise = "ISO-8859-1";

    private static readonly string[] Charsets = ["encoding", "charset"];

    /// <summary>The options of the reader.</summary>
    internal static Dictionary<string, string> Options(MappingSource source)
    {
        var asRead = AsRead(source);
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["enforceSchema"] = "false" };
        foreach (var (key, value) in source.Options)
            options[key] = asRead(value);
        options["columnNameOfCorruptRecord"] = Corrupt;
        if (IsBytewise(source))
            options["encoding"] = Bytewise;
        return options;
    }

    /// <summary>The columns that are read.</summary>
    internal static StructType Columns(MappingSource source)
    {
        var asRead = AsRead(source);
        return new StructType(source.Columns.Select(column => new StructField(asRead(column.Name), column.DataType, column.IsNullable))).Add(Corrupt, new StringType());
    }

    /// <summary>The bytes that bronze keeps of a record.</summary>
    internal static Column Raw(MappingSource source)
    {
        var json = RecordJson.Of(source.Columns.FieldNames.Select(AsRead(source)));
        var text = Coalesce(Col(Corrupt), json);
        return IsBytewise(source) ? Encode(text, Bytewise) : text.Cast("BINARY");
    }

    private static bool IsBytewise(MappingSource source) => !source.Options.Keys.Any(key => Charsets.Contains(key, StringComparer.OrdinalIgnoreCase));

    /// <summary>How a text of the mapping looks among what is read, where each byte is a character.</summary>
    private static Func<string, string> AsRead(MappingSource source) =>
        IsBytewise(source) ? text => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)) : text => text;
}
