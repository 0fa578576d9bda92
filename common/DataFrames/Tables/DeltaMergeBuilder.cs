using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Tables;

/// <summary>
/// A merge in the making; each call gives a new one. Of the clauses of one kind the first whose condition holds is applied to a row, so only the
/// last may have none.
/// </summary>
public sealed class DeltaMergeBuilder
{
    private readonly SparkSession _session;
    private readonly MergeIntoTable _merge;

    internal DeltaMergeBuilder(SparkSession session, MergeIntoTable merge) => (_session, _merge) = (session, merge);

    /// <summary>Begins a clause for rows of the table that a row of the source matches.</summary>
    /// <returns>The clause, to say what is done.</returns>
    public DeltaMergeMatchedActionBuilder WhenMatched() => Matched(null);

    /// <summary>Begins a clause for rows of the table that a row of the source matches.</summary>
    /// <param name="condition">Which of them it is for, as SQL.</param>
    /// <returns>The clause, to say what is done.</returns>
    public DeltaMergeMatchedActionBuilder WhenMatched(string condition) => WhenMatched(Functions.Expr(condition));

    /// <summary>Begins a clause for rows of the table that a row of the source matches.</summary>
    /// <param name="condition">Which of them it is for.</param>
    /// <returns>The clause, to say what is done.</returns>
    public DeltaMergeMatchedActionBuilder WhenMatched(Column condition) => Matched(condition.Expression);

    /// <summary>Begins a clause for rows of the source that match none of the table.</summary>
    /// <returns>The clause, to say what is inserted.</returns>
    public DeltaMergeNotMatchedActionBuilder WhenNotMatched() => NotMatched(null);

    /// <summary>Begins a clause for rows of the source that match none of the table.</summary>
    /// <param name="condition">Which of them it is for, as SQL.</param>
    /// <returns>The clause, to say what is inserted.</returns>
    public DeltaMergeNotMatchedActionBuilder WhenNotMatched(string condition) => WhenNotMatched(Functions.Expr(condition));

    /// <summary>Begins a clause for rows of the source that match none of the table.</summary>
    /// <param name="condition">Which of them it is for.</param>
    /// <returns>The clause, to say what is inserted.</returns>
    public DeltaMergeNotMatchedActionBuilder WhenNotMatched(Column condition) => NotMatched(condition.Expression);

    /// <summary>Begins a clause for rows of the table that no row of the source matches.</summary>
    /// <returns>The clause, to say what is done.</returns>
    public DeltaMergeNotMatchedBySourceActionBuilder WhenNotMatchedBySource() => NotMatchedBySource(null);

    /// <summary>Begins a clause for rows of the table that no row of the source matches.</summary>
    /// <param name="condition">Which of them it is for, as SQL.</param>
    /// <returns>The clause, to say what is done.</returns>
    public DeltaMergeNotMatchedBySourceActionBuilder WhenNotMatchedBySource(string condition) => WhenNotMatchedBySource(Functions.Expr(condition));

    /// <summary>Begins a clause for rows of the table that no row of the source matches.</summary>
    /// <param name="condition">Which of them it is for.</param>
    /// <returns>The clause, to say what is done.</returns>
    public DeltaMergeNotMatchedBySourceActionBuilder WhenNotMatchedBySource(Column condition) => NotMatchedBySource(condition.Expression);

    /// <summary>Adds columns of the source that the table lacks to it.</summary>
    /// <returns>A new builder.</returns>
    public DeltaMergeBuilder WithSchemaEvolution() => With(_merge with { WithSchemaEvolution = true });

    /// <summary>Sets an option of the commit.</summary>
    /// <param name="key"><c>txnAppId</c>, <c>txnVersion</c> or <c>userMetadata</c>, as for <see cref="DeltaTable.Option"/>.</param>
    /// <param name="value">The value.</param>
    /// <returns>A new builder.</returns>
    public DeltaMergeBuilder Option(string key, string value) => With(_merge with { Options = _merge.Options.With(key, value) });

    /// <summary>Runs the merge: one commit.</summary>
    /// <returns>What it did, or null where the transaction of option <c>txnVersion</c> had been committed before.</returns>
    /// <exception cref="InvalidOperationException">It has no WHEN clause.</exception>
    /// <exception cref="SparkException">The merge failed, for example because several source rows match one of the table.</exception>
    public MergeCounts? Execute()
    {
        if (_merge.MatchedActions.Count + _merge.NotMatchedActions.Count + _merge.NotMatchedBySourceActions.Count == 0)
        {
            throw new InvalidOperationException("A merge needs at least one WHEN clause: WhenMatched, WhenNotMatched or WhenNotMatchedBySource.");
        }

        return _session.Engine.Execute(_merge, CancellationToken.None) is [var counts, ..] ? MergeCounts.Of(counts) : null;
    }

    private DeltaMergeMatchedActionBuilder Matched(Expression? condition) =>
        new(condition, action => With(_merge with { MatchedActions = [.. _merge.MatchedActions, action] }));

    private DeltaMergeNotMatchedActionBuilder NotMatched(Expression? condition) =>
        new(condition, action => With(_merge with { NotMatchedActions = [.. _merge.NotMatchedActions, action] }));

    private DeltaMergeNotMatchedBySourceActionBuilder NotMatchedBySource(Expression? condition) =>
        new(condition, action => With(_merge with { NotMatchedBySourceActions = [.. _merge.NotMatchedBySourceActions, action] }));

    private DeltaMergeBuilder With(MergeIntoTable merge) => new(_session, merge);
}
