using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames;

/// <summary>Joins and set operations.</summary>
public sealed partial class DataFrame
{
    /// <summary>All pairs of rows; an inner join without condition.</summary>
    /// <param name="right">The other rows.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Join(DataFrame right) => With(new Join(Plan, right.Plan, null, JoinType.Inner, []));

    /// <summary>Pairs of rows with equal values of a column, which the result has once.</summary>
    /// <param name="right">The other rows.</param>
    /// <param name="usingColumn">The column that both sides have.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Join(DataFrame right, string usingColumn) => Join(right, [usingColumn]);

    /// <summary>Pairs of rows with equal values of columns, which the result has once.</summary>
    /// <param name="right">The other rows.</param>
    /// <param name="usingColumns">The columns that both sides have.</param>
    /// <param name="joinType"><c>inner</c>, <c>left_outer</c>, <c>right_outer</c>, <c>full_outer</c>, <c>left_semi</c>, <c>left_anti</c> or <c>cross</c>.</param>
    /// <returns>The new DataFrame.</returns>
    /// <exception cref="ArgumentException">There is no such join type.</exception>
    public DataFrame Join(DataFrame right, IEnumerable<string> usingColumns, string joinType = "inner") =>
        With(new Join(Plan, right.Plan, null, JoinTypes.Parse(joinType), usingColumns.ToValueList()));

    /// <summary>Pairs of rows for which a condition is true.</summary>
    /// <param name="right">The other rows.</param>
    /// <param name="joinExpr">The condition.</param>
    /// <param name="joinType"><c>inner</c>, <c>left_outer</c>, <c>right_outer</c>, <c>full_outer</c>, <c>left_semi</c>, <c>left_anti</c> or <c>cross</c>.</param>
    /// <returns>The new DataFrame.</returns>
    /// <exception cref="ArgumentException">There is no such join type.</exception>
    public DataFrame Join(DataFrame right, Column joinExpr, string joinType = "inner") =>
        With(new Join(Plan, right.Plan, joinExpr.Expression, JoinTypes.Parse(joinType), []));

    /// <summary>All pairs of rows.</summary>
    /// <param name="right">The other rows.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame CrossJoin(DataFrame right) => With(new Join(Plan, right.Plan, null, JoinType.Cross, []));

    /// <summary>The rows of both, columns matched by position; repeated rows stay.</summary>
    /// <param name="other">The other rows.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Union(DataFrame other) => Set(other, SetOperationType.Union, isAll: true);

    /// <inheritdoc cref="Union"/>
    public DataFrame UnionAll(DataFrame other) => Union(other);

    /// <summary>The rows of both, columns matched by name; repeated rows stay.</summary>
    /// <param name="other">The other rows.</param>
    /// <param name="allowMissingColumns">Whether a column that one side lacks becomes null there; else it is an error.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame UnionByName(DataFrame other, bool allowMissingColumns = false) =>
        With(new SetOperation(Plan, other.Plan, SetOperationType.Union, IsAll: true, ByName: true, allowMissingColumns));

    /// <summary>The distinct rows that both have.</summary>
    /// <param name="other">The other rows.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Intersect(DataFrame other) => Set(other, SetOperationType.Intersect, isAll: false);

    /// <summary>The rows that both have, as often as both have them.</summary>
    /// <param name="other">The other rows.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame IntersectAll(DataFrame other) => Set(other, SetOperationType.Intersect, isAll: true);

    /// <summary>The distinct rows that the other has not.</summary>
    /// <param name="other">The other rows.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Except(DataFrame other) => Set(other, SetOperationType.Except, isAll: false);

    /// <summary>The rows less those of the other, each as often as it has them.</summary>
    /// <param name="other">The other rows.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame ExceptAll(DataFrame other) => Set(other, SetOperationType.Except, isAll: true);

    private DataFrame Set(DataFrame other, SetOperationType type, bool isAll) => With(new SetOperation(Plan, other.Plan, type, isAll));
}
