using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Delta.Operations;

/// <summary>
/// The plan of a merge. Each kind of clause has a branch of its own, in which a name means what it does in Spark: after WHEN MATCHED
/// a column of either side, after WHEN NOT MATCHED one of the source, after WHEN NOT MATCHED BY SOURCE one of the target.
/// </summary>
internal sealed class MergePlan
{
    private readonly MergeIntoTable _merge;
    private readonly StructType _schema;
    private readonly StructType _sourceSchema;
    private readonly Snapshot _snapshot;
    private readonly Relation _target;

    internal MergePlan(MergeIntoTable merge, Snapshot snapshot, StructType schema, StructType sourceSchema, IEnumerable<AddFile> candidates)
    {
        _merge = merge;
        _snapshot = snapshot;
        _schema = schema;
        _sourceSchema = sourceSchema;
        _target = Aliased(TableReads.WithPlaces(snapshot, candidates));
    }

    internal ChangedRows Rows(bool keepsOld) => new(
        _schema,
        _snapshot.Schema,
        [
            .. _merge.MatchedActions.Select(a => Action(a, ClauseOrigin.Matched)),
            .. _merge.NotMatchedActions.Select(a => Action(a, ClauseOrigin.NotMatched)),
            .. _merge.NotMatchedBySourceActions.Select(a => Action(a, ClauseOrigin.NotMatchedBySource)),
        ],
        keepsOld);

    /// <summary>Runs what tells the changed rows. The table is read once where the rows that match are kept with their old values.</summary>
    internal IStagedRows Stage(ChangedRows rows, IPlanRunner runner)
    {
        if (_merge.MatchedActions.Count == 0 || _merge.NotMatchedActions.Count == 0 || !rows.KeepsOld)
        {
            return runner.Stage(Nodes.UnionAll([.. OfTarget(rows), .. OfSource(rows, _target)]));
        }

        var ofTarget = runner.Stage(Nodes.UnionAll(OfTarget(rows)));
        try
        {
            return new StagedUnion(ofTarget, runner.Stage(OfSource(rows, Aliased(rows.Matched(ofTarget.Rows))).Single()));
        }
        catch
        {
            ofTarget.Dispose();
            throw;
        }
    }

    private IEnumerable<Relation> OfTarget(ChangedRows rows)
    {
        if (_merge.MatchedActions.Count > 0)
        {
            yield return rows.Branch(Nodes.Joined(_target, _merge.Source, _merge.Condition, JoinType.Inner), _target, ClauseOrigin.Matched);
        }

        if (_merge.NotMatchedBySourceActions.Count > 0)
        {
            yield return rows.Branch(Nodes.Joined(_target, _merge.Source, _merge.Condition, JoinType.LeftAnti), _target, ClauseOrigin.NotMatchedBySource);
        }
    }

    /// <summary>The rows of the source that match none of the table.</summary>
    /// <param name="rows">What is done with them.</param>
    /// <param name="matched">The table's rows, or those of them that match.</param>
    private IEnumerable<Relation> OfSource(ChangedRows rows, Relation matched)
    {
        if (_merge.NotMatchedActions.Count > 0)
        {
            yield return rows.Branch(Nodes.Joined(_merge.Source, matched, _merge.Condition, JoinType.LeftAnti), target: null, ClauseOrigin.NotMatched);
        }
    }

    private Relation Aliased(Relation target) => _merge.TargetAlias is null ? target : new SubqueryAlias(target, _merge.TargetAlias);

    private RowAction Action(MergeAction action, ClauseOrigin origin) => action.ActionType switch
    {
        MergeActionType.Delete => new RowAction(ChangeKind.Delete, origin, action.Condition, []),
        MergeActionType.Update => new RowAction(ChangeKind.Update, origin, action.Condition, Set(action, Unchanged)),
        MergeActionType.UpdateStar => new RowAction(ChangeKind.Update, origin, action.Condition, FromSource(Unchanged)),
        MergeActionType.Insert => new RowAction(ChangeKind.Insert, origin, action.Condition, Set(action, Missing)),
        _ => new RowAction(ChangeKind.Insert, origin, action.Condition, FromSource(Missing)),
    };

    private IReadOnlyList<Expression> Set(MergeAction action, Func<StructField, Expression> unset) =>
        new Assignments(_schema, _merge.TargetAlias).Values(action.Assignments, unset);

    private Expression Unchanged(StructField field) =>
        _snapshot.Schema.Find(field.Name) is null ? Missing(field) : Nodes.Column(_target, field.Name);

    private static Expression Missing(StructField field) => Nodes.Null(field.DataType);

    private IReadOnlyList<Expression> FromSource(Func<StructField, Expression> unset) => [.. _schema.Select(field =>
        SchemaMerging.Find(_sourceSchema, field.Name) is { } column ? Nodes.Column(_merge.Source, column.Name)
        : _merge.WithSchemaEvolution ? unset(field)
        : throw new DeltaOperationException(
            "DELTA_MERGE_UNRESOLVED_EXPRESSION",
            $"Cannot resolve {field.Name} in UPDATE SET * or INSERT * given columns {string.Join(", ", _sourceSchema.FieldNames)} of the source. "
            + "Add the column to the source, or list the columns to set."))];
}
