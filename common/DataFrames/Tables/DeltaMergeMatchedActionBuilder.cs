using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Tables;

/// <summary>What a merge does to rows of the table that the source matches.</summary>
public sealed class DeltaMergeMatchedActionBuilder
{
    private readonly Expression? _condition;
    private readonly Func<MergeAction, DeltaMergeBuilder> _add;

    internal DeltaMergeMatchedActionBuilder(Expression? condition, Func<MergeAction, DeltaMergeBuilder> add) => (_condition, _add) = (condition, add);

    /// <summary>Sets columns.</summary>
    /// <param name="set">New values by column.</param>
    /// <returns>The merge with this clause.</returns>
    public DeltaMergeBuilder Update(IReadOnlyDictionary<string, Column> set) =>
        _add(new MergeAction(MergeActionType.Update, _condition, Assignments.Of(set)));

    /// <summary>Sets columns, by SQL.</summary>
    /// <param name="set">New values by column.</param>
    /// <returns>The merge with this clause.</returns>
    public DeltaMergeBuilder UpdateExpr(IReadOnlyDictionary<string, string> set) => Update(Assignments.Parse(set));

    /// <summary>Sets all columns from the source's columns of the same names.</summary>
    /// <returns>The merge with this clause.</returns>
    public DeltaMergeBuilder UpdateAll() => _add(new MergeAction(MergeActionType.UpdateStar, _condition, []));

    /// <summary>Removes the rows.</summary>
    /// <returns>The merge with this clause.</returns>
    public DeltaMergeBuilder Delete() => _add(new MergeAction(MergeActionType.Delete, _condition, []));
}
