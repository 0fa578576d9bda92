using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Streaming.Sinks;

/// <summary>Prints each batch's first rows: option <c>numRows</c> of them (20), values cut at 20 characters unless <c>truncate</c> is false.</summary>
internal sealed class ConsoleSink(Options options, TextWriter output)
{
    private const int DefaultRows = 20;
    private const int CutAt = 20;

    private readonly int _rows = checked((int)(options.GetLong("numRows") ?? DefaultRows));
    private readonly bool _truncates = options.GetBoolean("truncate", true);

    internal StreamSink ToSink() => new("ConsoleSink", NeedsCheckpoint: false, Print);

    private void Print(DataFrame batch, BatchContext context)
    {
        var rows = batch.Session.Engine.Execute(new Limit(batch.Plan, _rows + 1), CancellationToken.None)
            .Select(r => r.Values.Select(Text).ToArray())
            .ToArray();
        output.WriteLine("-------------------------------------------");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Batch: {context.BatchId}"));
        output.WriteLine("-------------------------------------------");
        PrintTable([.. batch.Schema().FieldNames], rows.Take(_rows).ToArray());
        if (rows.Length > _rows)
        {
            output.WriteLine($"only showing top {_rows} {(_rows == 1 ? "row" : "rows")}");
        }

        output.WriteLine();
    }

    private void PrintTable(string[] names, string[][] rows)
    {
        var widths = names.Select((name, i) => Math.Max(3, rows.Select(r => r[i].Length).Append(name.Length).Max())).ToArray();
        var line = $"+{string.Join('+', widths.Select(w => new string('-', w)))}+";
        output.WriteLine(line);
        output.WriteLine(Line(names, widths));
        output.WriteLine(line);
        foreach (var row in rows)
        {
            output.WriteLine(Line(row, widths));
        }

        output.WriteLine(line);
    }

    private string Line(string[] cells, int[] widths) =>
        $"|{string.Join('|', cells.Select((cell, i) => _truncates ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i])))}|";

    private string Text(object? value)
    {
        var text = value is null ? "NULL" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return _truncates && text.Length > CutAt ? $"{text[..(CutAt - 3)]}..." : text;
    }
}
