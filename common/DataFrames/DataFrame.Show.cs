using SparkPersonalization.DataFrames.Engines;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames;

/// <summary>Texts for people: rows, schema and plan.</summary>
public sealed partial class DataFrame
{
    private const string SessionTimeZone = "spark.sql.session.timeZone";

    /// <summary>Prints the first rows as a table to the console.</summary>
    /// <param name="numRows">How many rows at most; 20 by default.</param>
    /// <param name="truncate">How many characters of a cell at most, right-aligned; 20 by default, 0 for all, left-aligned.</param>
    /// <param name="vertical">Whether each row is a block with one line for each column.</param>
    public void Show(int numRows = 20, int truncate = 20, bool vertical = false) => Show(Console.Out, numRows, truncate, vertical);

    /// <summary>Prints the first rows as a table.</summary>
    /// <param name="writer">Where it is printed.</param>
    /// <param name="numRows">How many rows at most; 20 by default.</param>
    /// <param name="truncate">How many characters of a cell at most, right-aligned; 20 by default, 0 for all, left-aligned.</param>
    /// <param name="vertical">Whether each row is a block with one line for each column.</param>
    public void Show(TextWriter writer, int numRows = 20, int truncate = 20, bool vertical = false)
    {
        writer.Write(ShowTable.Draw(Schema().FieldNames, FirstRows(numRows), truncate, vertical));
        writer.Write('\n');
    }

    /// <summary>Prints the schema as a tree to the console.</summary>
    public void PrintSchema() => PrintSchema(Console.Out);

    /// <summary>Prints the schema as a tree to the console.</summary>
    /// <param name="level">How many levels of nested types are shown, of which the columns are the first; 0 or less for all.</param>
    public void PrintSchema(int level) => PrintSchema(Console.Out, level);

    /// <summary>Prints the schema as a tree.</summary>
    /// <param name="writer">Where it is printed.</param>
    /// <param name="level">How many levels of nested types are shown, of which the columns are the first; all by default, and for less than 1.</param>
    public void PrintSchema(TextWriter writer, int level = 0)
    {
        writer.Write(SchemaTree.Draw(Schema(), level));
        writer.Write('\n');
    }

    /// <summary>Prints how the query will run to the console.</summary>
    /// <param name="extended">Whether the steps before the last one are shown too.</param>
    public void Explain(bool extended = false) => Explain(Console.Out, extended);

    /// <summary>Prints how the query will run to the console.</summary>
    /// <param name="mode">
    /// Of any case: <c>simple</c> (what runs), <c>extended</c> (the steps before too), <c>codegen</c> (what runs and the code made of it, which is the
    /// statement on the embedded engine), <c>cost</c> (the steps before with sizes where the engine knows them) or <c>formatted</c> (what runs as an outline,
    /// then its parts; on the embedded engine as <c>simple</c>).
    /// </param>
    /// <exception cref="ArgumentException">There is no such mode.</exception>
    public void Explain(string mode) => Explain(Console.Out, mode);

    /// <summary>Prints how the query will run.</summary>
    /// <param name="writer">Where it is printed.</param>
    /// <param name="extended">Whether the steps before the last one are shown too.</param>
    public void Explain(TextWriter writer, bool extended = false) => Explain(writer, extended ? ExplainMode.Extended : ExplainMode.Simple);

    /// <summary>Prints how the query will run.</summary>
    /// <param name="writer">Where it is printed.</param>
    /// <param name="mode">What is shown, as in <see cref="Explain(string)"/>.</param>
    /// <exception cref="ArgumentException">There is no such mode.</exception>
    public void Explain(TextWriter writer, string mode)
    {
        ArgumentNullException.ThrowIfNull(mode);
        Explain(writer, mode.ToUpperInvariant() switch
        {
            "SIMPLE" => ExplainMode.Simple,
            "EXTENDED" => ExplainMode.Extended,
            "CODEGEN" => ExplainMode.Codegen,
            "COST" => ExplainMode.Cost,
            "FORMATTED" => ExplainMode.Formatted,
            _ => throw new ArgumentException($"Unknown explain mode: {mode}. Accepted explain modes are 'simple', 'extended', 'codegen', 'cost', 'formatted'.", nameof(mode)),
        });
    }

    private void Explain(TextWriter writer, ExplainMode mode) => writer.WriteLine(Session.Engine.Explain(Plan, mode));

    /// <summary>The first rows as texts.</summary>
    /// <param name="numRows">How many at most.</param>
    internal FirstRows FirstRows(int numRows)
    {
        // One row more than shown tells whether there are more; the limits keep that sum within an int.
        var shown = Math.Clamp(numRows, 0, int.MaxValue - 1);
        var schema = Schema();
        var texts = new CellText(Session.Engine.Settings.Get(SessionTimeZone) ?? "UTC");
        var rows = Run(new Limit(Plan, shown + 1)).Select(row => schema.Select((field, i) => texts.Of(row[i], field.DataType)).ToArray()).ToList();
        return new FirstRows([.. rows.Take(shown)], rows.Count > shown);
    }
}
