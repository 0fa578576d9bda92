using System.Text.Json;
using System.Text.Json.Nodes;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Operations;

/// <summary>The rules for the clauses of a merge.</summary>
internal static class MergeClauses
{
    internal static void Check(MergeIntoTable merge)
    {
        if (merge.MatchedActions.Count + merge.NotMatchedActions.Count + merge.NotMatchedBySourceActions.Count == 0)
        {
            throw new DeltaOperationException("DELTA_MERGE_MISSING_WHEN", "There must be at least one WHEN clause in a MERGE statement.");
        }

        CheckOrder(merge.MatchedActions, "MATCHED");
        CheckOrder(merge.NotMatchedActions, "NOT MATCHED");
        CheckOrder(merge.NotMatchedBySourceActions, "NOT MATCHED BY SOURCE");
        CheckKinds(merge.MatchedActions, "MATCHED", MergeActionType.Delete, MergeActionType.Update, MergeActionType.UpdateStar);
        CheckKinds(merge.NotMatchedActions, "NOT MATCHED", MergeActionType.Insert, MergeActionType.InsertStar);
        CheckKinds(merge.NotMatchedBySourceActions, "NOT MATCHED BY SOURCE", MergeActionType.Delete, MergeActionType.Update);
    }

    /// <summary>The same merge with its texts read.</summary>
    internal static MergeIntoTable Parsed(MergeIntoTable merge) => merge with
    {
        Condition = Parsed(merge.Condition)!,
        MatchedActions = Parsed(merge.MatchedActions),
        NotMatchedActions = Parsed(merge.NotMatchedActions),
        NotMatchedBySourceActions = Parsed(merge.NotMatchedBySourceActions),
    };

    /// <summary>The table's metadata after the merge: the same object where the schema does not grow.</summary>
    internal static Metadata Metadata(MergeIntoTable merge, Metadata table, StructType source)
    {
        var hasStar = merge.MatchedActions.Concat(merge.NotMatchedActions).Any(a => a.ActionType is MergeActionType.InsertStar or MergeActionType.UpdateStar);
        if (!merge.WithSchemaEvolution || !hasStar)
        {
            return table;
        }

        var added = source.Where(f => SchemaMerging.Find(table.Schema, f.Name) is null).ToArray();
        if (added.Length == 0)
        {
            return table;
        }

        var metadata = table.WithSchema(new StructType(table.Schema.Concat((StructType)SchemaMerging.AsNullable(new StructType(added)))));
        SchemaCheck.Check(metadata);
        return metadata;
    }

    /// <summary>Whether several matches of one row are an error: always, but for a lone deletion, which they cannot make ambiguous.</summary>
    internal static bool RefusesSeveral(MergeIntoTable merge) =>
        merge.MatchedActions.Count > 0 && merge.MatchedActions is not [{ ActionType: MergeActionType.Delete, Condition: null }];

    internal static string Describe(IEnumerable<MergeAction> actions) => new JsonArray([.. actions.Select(Describe)]).ToJsonString(JsonSerializerOptions.Default);

    private static JsonNode Describe(MergeAction action)
    {
        var json = new JsonObject();
        if (action.Condition is ExpressionString text)
        {
            json["predicate"] = text.Expression;
        }

        json["actionType"] = action.ActionType switch
        {
            MergeActionType.Delete => "delete",
            MergeActionType.Update or MergeActionType.UpdateStar => "update",
            _ => "insert",
        };
        return json;
    }

    private static ValueList<MergeAction> Parsed(ValueList<MergeAction> actions) => [.. actions.Select(a => a with { Condition = Parsed(a.Condition) })];

    private static Expression? Parsed(Expression? expression) =>
        expression is ExpressionString text ? SparkSqlParser.ParseExpression(text) : expression;

    private static void CheckOrder(ValueList<MergeAction> actions, string clause)
    {
        if (actions.SkipLast(1).Any(a => a.Condition is null))
        {
            throw new DeltaOperationException(
                $"DELTA_NON_LAST_{clause.Replace(' ', '_')}_CLAUSE_OMIT_CONDITION",
                $"When there are more than one {clause} clauses in a MERGE statement, only the last {clause} clause can omit the condition.");
        }
    }

    private static void CheckKinds(ValueList<MergeAction> actions, string clause, params MergeActionType[] allowed)
    {
        if (actions.FirstOrDefault(a => !allowed.Contains(a.ActionType)) is { } odd)
        {
            throw new DeltaOperationException("PARSE_SYNTAX_ERROR", $"A WHEN {clause} clause cannot {odd.ActionType}; it can {string.Join(", ", allowed)}.");
        }
    }
}
