using System.Globalization;
using System.Text;

namespace SparkPersonalization.DataFrames;

/// <summary>Draws rows as Spark's <c>show</c> does, character for character.</summary>
internal sealed class ShowTable
{
    private const int MinimumWidth = 3;

    private readonly string[] _header;
    private readonly List<string[]> _rows;
    private readonly bool _alignRight;

    private ShowTable(string[] header, List<string[]> rows, bool alignRight) => (_header, _rows, _alignRight) = (header, rows, alignRight);

    /// <summary>The table's text.</summary>
    /// <param name="header">The columns' names.</param>
    /// <param name="rows">The cells, and whether there are more rows.</param>
    /// <param name="truncate">How many characters of a cell are shown at most; 0 for all.</param>
    /// <param name="vertical">Whether each row is a block with one line for each column.</param>
    internal static string Draw(IReadOnlyList<string> header, FirstRows rows, int truncate, bool vertical)
    {
        var cells = rows.Cells.Select(r => Array.ConvertAll(r, c => Cut(Escape(c), truncate))).ToList();
        var table = new ShowTable([.. header.Select(Escape)], cells, truncate > 0);
        var text = new StringBuilder();
        if (vertical)
        {
            table.DrawBlocks(text);
        }
        else
        {
            table.DrawGrid(text);
        }

        if (vertical && cells.Count == 0)
        {
            text.Append("(0 rows)\n");
        }
        else if (rows.HasMore)
        {
            text.Append(rows.TopOnly).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The characters that would break the table's lines, as escapes.</summary>
    internal static string Escape(string text) => text
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal)
        .Replace("\f", "\\f", StringComparison.Ordinal)
        .Replace("\b", "\\b", StringComparison.Ordinal)
        .Replace("\v", "\\v", StringComparison.Ordinal)
        .Replace("\a", "\\a", StringComparison.Ordinal);

    /// <summary>A cell's text, cut as Spark cuts it.</summary>
    internal static string Cut(string cell, int truncate) =>
        truncate <= 0 || cell.Length <= truncate ? cell
        : truncate < 4 ? cell[..truncate]
        : cell[..(truncate - 3)] + "...";

    private void DrawGrid(StringBuilder text)
    {
        var widths = _header.Select((name, i) => _rows.Select(r => Width(r[i])).Append(Width(name)).Append(MinimumWidth).Max()).ToArray();
        var separator = $"+{string.Join('+', widths.Select(w => new string('-', w)))}+\n";
        text.Append(separator);
        AppendLine(text, _header, widths);
        text.Append(separator);
        foreach (var row in _rows)
        {
            AppendLine(text, row, widths);
        }

        text.Append(separator);
    }

    private void AppendLine(StringBuilder text, string[] cells, int[] widths) =>
        text.Append('|').AppendJoin('|', cells.Select((c, i) => _alignRight ? Fill(c, widths[i]) + c : c + Fill(c, widths[i]))).Append("|\n");

    private void DrawBlocks(StringBuilder text)
    {
        var nameWidth = _header.Select(Width).Append(MinimumWidth).Max();
        var cellWidth = _rows.SelectMany(r => r).Select(Width).Append(MinimumWidth).Max();
        for (var i = 0; i < _rows.Count; i++)
        {
            var title = string.Create(CultureInfo.InvariantCulture, $"-RECORD {i}");

            // Five: the blanks around name and cell, and the line between them.
            text.Append(title.PadRight(nameWidth + cellWidth + 5, '-')).Append('\n');
            AppendBlock(text, _rows[i], nameWidth, cellWidth);
        }
    }

    private void AppendBlock(StringBuilder text, string[] cells, int nameWidth, int cellWidth)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $" {_header[i]}{Fill(_header[i], nameWidth)} | {cells[i]}{Fill(cells[i], cellWidth)} \n");
        }
    }

    private static string Fill(string cell, int width) => new(' ', width - Width(cell));

    /// <summary>The places that a text takes on a terminal, where East Asian wide characters take two.</summary>
    private static int Width(string text) => text.Length + text.Count(IsWide);

    private static bool IsWide(char c) => c is (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3')
        or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE10' and <= '\uFE19') or (>= '\uFE30' and <= '\uFE6F') or (>= '\uFF00' and <= '\uFF60')
        or (>= '\uFFE0' and <= '\uFFE6');
}
