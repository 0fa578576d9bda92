using System.Net;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Notebooks;

/// <summary>Draws rows as an HTML table: names and types above, numbers to the right, texts with nothing that HTML would take for its own.</summary>
internal static class HtmlTable
{
    private const string Right = " style=\"text-align:right\"";
    private const string Left = " style=\"text-align:left\"";

    /// <summary>Writes rows.</summary>
    /// <param name="schema">The columns.</param>
    /// <param name="rows">The rows, and whether there are more.</param>
    /// <param name="truncate">How many characters of a cell are shown at most; 0 for all. A longer text is whole in the cell's title.</param>
    /// <param name="writer">Takes the table.</param>
    internal static void Write(StructType schema, FirstRows rows, int truncate, TextWriter writer)
    {
        writer.Write("<table><thead>");
        WriteRow(schema.Select(field => $"<th{Side(field)}>{Encode(field.Name)}<br><small>{Encode(field.DataType.SimpleString)}</small></th>"), writer);
        writer.Write("</thead><tbody>");
        foreach (var row in rows.Cells)
        {
            WriteRow(schema.Select((field, i) => Cell(row[i], Side(field), truncate)), writer);
        }

        writer.Write("</tbody></table>");
        if (rows.HasMore)
        {
            writer.Write($"<p>{rows.TopOnly}</p>");
        }
    }

    /// <summary>Writes a schema as a tree.</summary>
    internal static void WriteSchema(StructType schema, TextWriter writer) => writer.Write($"<pre>{Encode(SchemaTree.Draw(schema))}</pre>");

    private static void WriteRow(IEnumerable<string> cells, TextWriter writer)
    {
        writer.Write("<tr>");
        foreach (var cell in cells)
        {
            writer.Write(cell);
        }

        writer.Write("</tr>");
    }

    private static string Cell(string text, string side, int truncate)
    {
        var shown = ShowTable.Cut(text, truncate);
        return shown.Length == text.Length ? $"<td{side}>{Encode(text)}</td>" : $"<td{side} title=\"{Encode(text)}\">{Encode(shown)}</td>";
    }

    private static string Side(StructField field) => field.DataType is NumericType ? Right : Left;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
