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

    /// <summary>Prints the schema as a tree.</summary>
    /// <param name="writer">Where it is printed.</param>
    public void PrintSchema(TextWriter writer)
    {
        writer.Write(SchemaTree.Draw(Schema()));
        writer.Write('\n');
    }

    /// <summary>Prints how the query will run to the console.</summary>
    /// <param name="extended">Whether the steps before the last one are shown too.</param>
    public void Explain(bool extended = false) => Explain(Console.Out, extended);

    /// <summary>Prints how the query will run.</summary>
    /// <param name="writer">Where it is printed.</param>
    /// <param name="extended">Whether the steps before the last one are shown too.</param>
    public void Explain(TextWriter writer, bool extended = false) => writer.WriteLine(Session.Engine.Explain(Plan, extended));

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
