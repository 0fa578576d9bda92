using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>What an engine found for a read: it names the schema, and the engine knows how to scan it.</summary>
public interface ISourceHandle
{
    /// <summary>The schema of the rows.</summary>
    StructType Schema { get; }

    /// <summary>Columns found by name only, such as <c>_metadata</c>.</summary>
    StructType HiddenColumns { get; }

    /// <summary>A short text for <c>Explain</c>, such as <c>delta /lake/silver/events@12</c>.</summary>
    string Description { get; }
}

/// <summary>Finds what a read means: the part of analysis that needs files and tables, which an engine brings.</summary>
public interface ISourceResolver
{
    /// <summary>Looks at the files or the table.</summary>
    /// <param name="read">The read.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="AnalysisException">There is no such path or table, or the format is not known.</exception>
    ISourceHandle Resolve(Read read);

    /// <summary>The plan behind a view's name.</summary>
    /// <param name="name">The view's name.</param>
    /// <returns>The plan, or null where there is no such view.</returns>
    Relation? FindView(string name);

    /// <summary>The C# function that was given a name.</summary>
    /// <param name="name">The name that a call has.</param>
    /// <returns>The function, or null where no such name was given.</returns>
    RegisterFunction? FindFunction(string name) => null;

    /// <summary>The rows that are kept of a node of a plan.</summary>
    /// <param name="plan">The node.</param>
    /// <returns>The rows, to be read in the node's place, or null where none are kept.</returns>
    KeptRows? FindKept(Relation plan) => null;

    /// <summary>Runs a plan whose rows analysis needs: the values of a pivot that names none.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="AnalysisException">The engine analyses only, and runs nothing.</exception>
    IReadOnlyList<Row> Run(Relation plan) => throw new AnalysisException(
        "UNSUPPORTED_FEATURE", "Here a pivot needs its values: name them, as in Pivot(\"kind\", [\"a\", \"b\"]).");
}
