using SparkPersonalization.DataFrames.Plans;
using Wire = SparkPersonalization.Engines.SparkConnect.Protocol;

namespace SparkPersonalization.Engines.SparkConnect.Translation.Sql;

/// <summary>Changes of a table's rows as SQL, which answers with counts where the messages do not.</summary>
internal static class TableStatements
{
    private static readonly ExpressionSql Unqualified = new(_ => null);

    /// <summary>An update.</summary>
    internal static Wire.Relation Update(UpdateTable update) =>
        SqlStatements.Plain($"UPDATE {update.TargetTable} SET {Assignments(update.Assignments, Unqualified)}{Where(update.Condition)}");

    /// <summary>A delete.</summary>
    internal static Wire.Relation Delete(DeleteFromTable delete) => SqlStatements.Plain($"DELETE FROM {delete.TargetTable}{Where(delete.Condition)}");

    /// <summary>A merge, with the relation of its source.</summary>
    internal static Wire.Relation Merge(MergeIntoTable merge, PlanTranslator plan)
    {
        var source = $"__merge_source_{merge.Source.PlanId}";
        var alias = AliasOf(merge.Source) is { } name ? SqlLiterals.Name(name) : source;
        var ids = Ids(merge.Source).ToHashSet();
        var sql = new ExpressionSql(id => ids.Contains(id) ? alias : null);
        var clauses = merge.MatchedActions.Select(a => Clause("MATCHED", a, sql))
            .Concat(merge.NotMatchedActions.Select(a => Clause("NOT MATCHED", a, sql)))
            .Concat(merge.NotMatchedBySourceActions.Select(a => Clause("NOT MATCHED BY SOURCE", a, sql)));
        var target = merge.TargetAlias is { } targetAlias ? $"{merge.TargetTable} AS {SqlLiterals.Name(targetAlias)}" : merge.TargetTable;
        var text = $"MERGE {(merge.WithSchemaEvolution ? "WITH SCHEMA EVOLUTION " : "")}INTO {target} USING {source} AS {alias} "
            + $"ON {sql.Of(merge.Condition)} {string.Join(' ', clauses)}";
        return new Wire.Relation
        {
            WithRelations = new Wire.WithRelations
            {
                Root = SqlStatements.Plain(text),
                References = { new Wire.Relation { SubqueryAlias = new Wire.SubqueryAlias { Input = plan.Of(merge.Source), Alias = source } } },
            },
        };
    }

    private static string Clause(string when, MergeAction action, ExpressionSql sql) =>
        $"WHEN {when}{(action.Condition is { } condition ? $" AND {sql.Of(condition)}" : "")} THEN {Action(action, sql)}";

    private static string Action(MergeAction action, ExpressionSql sql) => action.ActionType switch
    {
        MergeActionType.Delete => "DELETE",
        MergeActionType.InsertStar => "INSERT *",
        MergeActionType.UpdateStar => "UPDATE SET *",
        MergeActionType.Update => $"UPDATE SET {Assignments(action.Assignments, sql)}",
        MergeActionType.Insert =>
            $"INSERT ({string.Join(", ", action.Assignments.Select(a => sql.Of(a.Key)))}) VALUES ({string.Join(", ", action.Assignments.Select(a => sql.Of(a.Value)))})",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action.ActionType, "No such action of a merge."),
    };

    private static string Assignments(IEnumerable<Assignment> assignments, ExpressionSql sql) =>
        string.Join(", ", assignments.Select(a => $"{sql.Of(a.Key)} = {sql.Of(a.Value)}"));

    private static string Where(Expression? condition) => condition is null ? "" : $" WHERE {Unqualified.Of(condition)}";

    // Nodes that let the name of what is below them through.
    private static string? AliasOf(Relation plan) => plan switch
    {
        SubqueryAlias alias => alias.Name,
        Filter or Sort or Limit or Offset or Hint or Repartition or RepartitionByExpression => AliasOf(plan.Inputs[0]),
        _ => null,
    };

    private static IEnumerable<long> Ids(Relation plan) => plan.Inputs.SelectMany(Ids).Prepend(plan.PlanId);
}
