using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Tables;

/// <summary>Changes of rows. Each is one commit; it answers null where the transaction of option <c>txnVersion</c> had been committed before.</summary>
public sealed partial class DeltaTable
{
    private const string AffectedRows = "num_affected_rows";

    /// <summary>Begins a merge of rows into the table.</summary>
    /// <param name="source">The rows; give them an alias to tell their columns from the table's.</param>
    /// <param name="condition">When a row of the source matches one of the table, as SQL.</param>
    /// <returns>A builder, to which WHEN clauses are added.</returns>
    public DeltaMergeBuilder Merge(DataFrame source, string condition) => Merge(source, Functions.Expr(condition));

    /// <summary>Begins a merge of rows into the table.</summary>
    /// <param name="source">The rows; give them an alias to tell their columns from the table's.</param>
    /// <param name="condition">When a row of the source matches one of the table.</param>
    /// <returns>A builder, to which WHEN clauses are added.</returns>
    public DeltaMergeBuilder Merge(DataFrame source, Column condition) =>
        new(_session, new MergeIntoTable(Changeable(), _alias, source.Plan, condition.Expression, [], [], [], WithSchemaEvolution: false, _options));

    /// <summary>Sets columns of all rows.</summary>
    /// <param name="set">New values by column.</param>
    /// <returns>The number of rows changed.</returns>
    public long? Update(IReadOnlyDictionary<string, Column> set) => Update((Expression?)null, set);

    /// <summary>Sets columns of the rows for which a condition is true.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="set">New values by column.</param>
    /// <returns>The number of rows changed.</returns>
    public long? Update(Column condition, IReadOnlyDictionary<string, Column> set) => Update(condition.Expression, set);

    /// <summary>Sets columns of all rows, by SQL.</summary>
    /// <param name="set">New values by column.</param>
    /// <returns>The number of rows changed.</returns>
    public long? UpdateExpr(IReadOnlyDictionary<string, string> set) => Update(Assignments.Parse(set));

    /// <summary>Sets columns of the rows for which a condition is true, by SQL.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="set">New values by column.</param>
    /// <returns>The number of rows changed.</returns>
    public long? UpdateExpr(string condition, IReadOnlyDictionary<string, string> set) => Update(Functions.Expr(condition), Assignments.Parse(set));

    /// <summary>Removes all rows.</summary>
    /// <returns>The number of rows removed.</returns>
    public long? Delete() => Delete((Expression?)null);

    /// <summary>Removes the rows for which a condition is true.</summary>
    /// <param name="condition">The condition, as SQL.</param>
    /// <returns>The number of rows removed.</returns>
    public long? Delete(string condition) => Delete(Functions.Expr(condition));

    /// <summary>Removes the rows for which a condition is true.</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>The number of rows removed.</returns>
    public long? Delete(Column condition) => Delete(condition.Expression);

    private long? Update(Expression? condition, IReadOnlyDictionary<string, Column> set) =>
        Affected(new UpdateTable(WithoutAlias(), condition, Assignments.Of(set), _options));

    private long? Delete(Expression? condition) => Affected(new DeleteFromTable(WithoutAlias(), condition, _options));

    private string Changeable() => _reading.Count == 0
        ? _identifier
        : throw new InvalidOperationException($"{_identifier} as of version {_reading["versionAsOf"]} is read only. Change the table that VersionAsOf was called on.");

    private string WithoutAlias() => _alias is null
        ? Changeable()
        : throw new InvalidOperationException($"Update and Delete take the table without an alias, and it has '{_alias}'. Call them on the table that As was called on.");

    private long? Affected(Command command) =>
        _session.Engine.Execute(command, CancellationToken.None) is [var counts, ..] ? counts.GetAs<long>(AffectedRows) : null;
}
