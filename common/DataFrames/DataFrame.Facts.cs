namespace SparkPersonalization.DataFrames;

/// <summary>Facts about the query.</summary>
public sealed partial class DataFrame
{
    /// <summary>The files that the query reads, as far as its sources know them.</summary>
    /// <returns>Addresses such as <c>file:/lake/a.parquet</c>, each once.</returns>
    public IEnumerable<string> InputFiles() => Session.Engine.InputFiles(Plan);

    /// <summary>Whether the rows are at hand, so that an action computes nothing.</summary>
    /// <returns>Whether they are, such as those of <see cref="SparkSession.CreateDataFrame(IEnumerable{int})"/>.</returns>
    public bool IsLocal() => Session.Engine.IsLocal(Plan);

    /// <summary>Whether another query is this one but for names of columns, so that both give the same rows.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether they are seen to be the same; false where it would take computing to tell.</returns>
    public bool SameSemantics(DataFrame other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Session.Engine.SameSemantics(Plan, other.Plan);
    }

    /// <summary>A number that queries share which are the same (<see cref="SameSemantics"/>); others rarely do.</summary>
    /// <returns>The number.</returns>
    public int SemanticHash() => Session.Engine.SemanticHash(Plan);
}
