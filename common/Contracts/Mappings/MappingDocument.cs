using System.Text.Json;
using SparkPersonalization.DataFrames.Json;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Contracts.Mappings;

/// <summary>A mapping as its file says it.</summary>
internal sealed record MappingDocument(MappingSource Source, IReadOnlyList<KeyValuePair<string, string>> Set, IReadOnlyList<MappingRejection> Reject)
{
    private static readonly string[] Formats = ["csv", "json", "parquet"];

    internal static MappingDocument Read(JsonElement content, string file, FaultList faults)
    {
        var reader = new JsonReader(file, faults);
        reader.ExpectKeys(content, "", "description", "source", "set", "reject");
        return new MappingDocument(
            Part(content, "source") is { } source ? ReadSource(reader, source, file, faults) : Missing(file, faults),
            Part(content, "set") is { } set ? ReadSet(reader, set, file, faults) : MissingSet(file, faults),
            [.. reader.Elements(content, "", "reject").Select(e => ReadRejection(reader, e.Value, e.Pointer))]);
    }

    private static JsonElement? Part(JsonElement content, string key) =>
        content.ValueKind == JsonValueKind.Object && content.TryGetProperty(key, out var part) ? part : null;

    private static MappingSource ReadSource(JsonReader reader, JsonElement source, string file, FaultList faults)
    {
        reader.ExpectKeys(source, "/source", "format", "options", "columns");
        var format = reader.Text(source, "/source", "format");
        if (format.Length > 0 && !Formats.Contains(format))
            faults.Add(file, "/source/format", $"The format '{format}' is not known: use {string.Join(", ", Formats)}.");
        var options = Part(source, "options") is { } given
            ? reader.Members(given, "/source/options").ToDictionary(o => o.Name, o => Option(o, file, faults), StringComparer.Ordinal)
            : [];
        return new MappingSource(format, options, Columns(reader.Text(source, "/source", "columns"), file, faults));
    }

    private static string Option(JsonProperty option, string file, FaultList faults)
    {
        if (option.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null)
            faults.Add(file, $"/source/options/{option.Name}", "An option is a text, a number, or true or false.");
        return option.Value.ToString();
    }

    private static StructType Columns(string ddl, string file, FaultList faults)
    {
        if (ddl.Length == 0)
            return StructType.Empty;
        try
        {
            if (DataType.FromDdl(ddl) is StructType columns)
            {
                // Records are kept as JSON, whatever they were.
                _ = JsonColumn.Struct(columns);
                return columns;
            }

            faults.Add(file, "/source/columns", "Columns are names with types, such as: InvoiceNo STRING, Quantity STRING.");
        }
        catch (FormatException e)
        {
            faults.Add(file, "/source/columns", $"The columns are not Spark's DDL: {e.Message}");
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            faults.Add(file, "/source/columns", e.Message);
        }

        return StructType.Empty;
    }

    private static List<KeyValuePair<string, string>> ReadSet(JsonReader reader, JsonElement set, string file, FaultList faults)
    {
        var members = reader.Members(set, "/set").ToList();
        foreach (var twice in members.GroupBy(m => m.Name).Where(g => g.Count() > 1))
            faults.Add(file, $"/set/{twice.Key}", $"The column is set {twice.Count()} times: leave one.");
        return [.. members.DistinctBy(m => m.Name).Select(m => KeyValuePair.Create(m.Name, reader.Text(set, "/set", m.Name)))];
    }

    private static MappingRejection ReadRejection(JsonReader reader, JsonElement value, string pointer)
    {
        reader.ExpectKeys(value, pointer, "code", "column", "message", "when");
        return new MappingRejection(
            pointer, reader.Text(value, pointer, "code"), reader.Text(value, pointer, "column"), reader.Text(value, pointer, "message"), reader.Text(value, pointer, "when"));
    }

    private static MappingSource Missing(string file, FaultList faults)
    {
        faults.Add(file, "", "The key 'source' is missing: say format and columns of the records.");
        return new MappingSource("", new Dictionary<string, string>(), StructType.Empty);
    }

    private static List<KeyValuePair<string, string>> MissingSet(string file, FaultList faults)
    {
        faults.Add(file, "", "The key 'set' is missing: say the contract's columns by expressions over the source's.");
        return [];
    }
}

/// <summary>Records that are valid, and not wanted.</summary>
/// <param name="Pointer">Where it was written.</param>
/// <param name="Code">The violation's code.</param>
/// <param name="Column">The violation's column.</param>
/// <param name="Message">Why, for people.</param>
/// <param name="When">The condition in Spark SQL over the source's columns.</param>
internal sealed record MappingRejection(string Pointer, string Code, string Column, string Message, string When);
