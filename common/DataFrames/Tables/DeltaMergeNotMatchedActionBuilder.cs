using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Tables;

/// <summary>What a merge does with rows of the source that match none of the table.</summary>
public sealed class DeltaMergeNotMatchedActionBuilder
{
    private readonly Expression? _condition;
    private readonly Func<MergeAction, DeltaMergeBuilder> _add;

    internal DeltaMergeNotMatchedActionBuilder(Expression? condition, Func<MergeAction, DeltaMergeBuilder> add) => (_condition, _add) = (condition, add);

    /// <summary>Inserts rows; columns that are not set become null.</summary>
    /// <param name="values">Values by column.</param>
    /// <returns>The merge with this clause.</returns>
    public DeltaMergeBuilder Insert(IReadOnlyDictionary<string, Column> values) =>
        _add(new MergeAction(MergeActionType.Insert, _condition, Assignments.Of(values)));

    /// <summary>Inserts rows, by SQL; columns that are not set become null.</summary>
    /// <param name="values">Values by column.</param>
    /// <returns>The merge with this clause.</returns>
    public DeltaMergeBuilder InsertExpr(IReadOnlyDictionary<string, string> values) => Insert(Assignments.Parse(values));

    /// <summary>Inserts the source's rows, columns matched by name.</summary>
    /// <returns>The merge with this clause.</returns>
    public DeltaMergeBuilder InsertAll() => _add(new MergeAction(MergeActionType.InsertStar, _condition, []));
}
