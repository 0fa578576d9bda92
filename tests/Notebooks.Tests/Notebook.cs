using System.Text.Json.Nodes;

namespace SparkPersonalization.Notebooks.Tests;

/// <summary>A notebook's file.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Cells">Its cells, in order.</param>
internal sealed record Notebook(string Name, IReadOnlyList<NotebookCell> Cells)
{
    internal static IEnumerable<Notebook> All =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "notebooks"), "*.ipynb").Order(StringComparer.Ordinal).Select(Load);

    /// <summary>The cells with code.</summary>
    internal IEnumerable<NotebookCell> Code => Cells.Where(cell => cell.IsCode);

    public override string ToString() => Name;

    private static Notebook Load(string path)
    {
        var cells = JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray();
        return new Notebook(Path.GetFileName(path), [.. cells.Select((cell, i) => NotebookCell.Of(i + 1, cell!))]);
    }
}

/// <summary>A cell of a notebook.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="IsCode">Whether it is code, not text.</param>
/// <param name="Source">What is written in it.</param>
/// <param name="IsStored">Whether the file has something of a run: output or count.</param>
internal sealed record NotebookCell(int Number, bool IsCode, string Source, bool IsStored)
{
    internal static NotebookCell Of(int number, JsonNode cell) => new(
        number,
        cell["cell_type"]!.GetValue<string>() == "code",
        string.Concat(cell["source"]!.AsArray().Select(line => line!.GetValue<string>())),
        cell["outputs"] is JsonArray { Count: > 0 } || cell["execution_count"] is not null);

    /// <summary>The packages that the cell asks for, such as <c>ScottPlot, 5.1.59</c>.</summary>
    internal IEnumerable<string> Packages => Directives("#r").Select(line => line.Trim('"').Replace("nuget:", "", StringComparison.Ordinal).Trim());

    /// <summary>The cell without the lines that only the kernel knows.</summary>
    internal string Script => string.Join('\n', Source.Split('\n').Select(line => line.StartsWith('#') ? "" : line));

    private IEnumerable<string> Directives(string name) =>
        Source.Split('\n').Where(line => line.StartsWith($"{name} ", StringComparison.Ordinal)).Select(line => line[name.Length..].Trim());
}
