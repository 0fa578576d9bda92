using SparkPersonalization.DataFrames.Notebooks;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>
/// Rows with named, typed columns, not computed until an action asks for them. DataFrames are immutable: each operation gives a new one.
/// On the embedded engine a DataFrame is analysed when it is made, so that nonsense is refused where it is written.
/// </summary>
[TypeFormatterSource(typeof(DataFrameFormatters), PreferredMimeTypes = [DataFrameFormatters.Html])]
public sealed partial class DataFrame
{
    private StructType? _schema;

    internal DataFrame(SparkSession session, Relation plan)
    {
        Session = session;
        Plan = plan;
        if (session.Engine.AnalyzesLocally)
        {
            _schema = session.Engine.Analyze(plan);
        }
    }

    /// <summary>The session that the DataFrame belongs to.</summary>
    internal SparkSession Session { get; }

    /// <summary>What the user wrote.</summary>
    internal Relation Plan { get; }

    /// <summary>The columns' names and types.</summary>
    /// <returns>The schema.</returns>
    /// <exception cref="AnalysisException">The query makes no sense.</exception>
    public StructType Schema() => _schema ??= Session.Engine.Analyze(Plan);

    internal DataFrame With(Relation plan) => new(Session, plan);
}
