using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Delta.Operations;

/// <summary>
/// The plan of the rows that an operation changes: for each its action, its file and place, its old values where they are wanted,
/// and its new ones. All outputs of the operation are made from these rows, so that they agree with each other.
/// </summary>
/// <param name="schema">The table's columns after the operation.</param>
/// <param name="oldSchema">The table's columns before it.</param>
/// <param name="actions">What the operation does; a row names its action by its place in this list.</param>
/// <param name="keepsOld">Whether the old values are wanted.</param>
internal sealed class ChangedRows(StructType schema, StructType oldSchema, IReadOnlyList<RowAction> actions, bool keepsOld)
{
    internal const string ActionColumn = "__delta_action";
    internal const string MatchedColumn = "__delta_matched";

    internal StructType Schema => schema;

    internal IReadOnlyList<RowAction> Actions => actions;

    internal bool KeepsOld => keepsOld;

    /// <summary>The rows that clauses of one kind change, and those that they match.</summary>
    /// <param name="rows">The rows that reach the clauses.</param>
    /// <param name="target">The input that has the table's columns; null where the rows have none.</param>
    /// <param name="origin">The kind of clause.</param>
    internal Relation Branch(Relation rows, Relation? target, ClauseOrigin origin)
    {
        var own = actions.Select((action, index) => (action, index)).Where(a => a.action.Origin == origin).ToArray();
        var labelled = Nodes.Select(rows, [new UnresolvedStar(), Nodes.As(Label([.. own]), ActionColumn)]);
        var columns = new List<Expression>
        {
            Nodes.Column(ActionColumn),
            Nodes.As(target is null ? Nodes.Null(new StringType()) : Nodes.Column(target, TableReads.FileColumn), TableReads.FileColumn),
            Nodes.As(target is null ? Nodes.Null(new LongType()) : Nodes.Column(target, TableReads.RowColumn), TableReads.RowColumn),
            Nodes.As(Nodes.Flag(origin == ClauseOrigin.Matched), MatchedColumn),
        };
        if (keepsOld)
        {
            columns.AddRange(schema.Select((field, i) => Nodes.As(Old(field, target), OldColumn(i))));
        }

        columns.AddRange(schema.Select((field, i) => Nodes.As(New(field, i, [.. own]), NewColumn(i))));
        var all = Nodes.Select(labelled, columns);
        return origin == ClauseOrigin.Matched ? all : Nodes.Where(all, Nodes.Call("isnotnull", Nodes.Column(ActionColumn)));
    }

    /// <summary>The value that an action that leaves a column alone gives to it.</summary>
    internal Expression Old(StructField field, Relation? target) => target is null || oldSchema.Find(field.Name) is null
        ? Nodes.Null(field.DataType)
        : Nodes.Column(target, field.Name);

    /// <summary>Of the staged rows those with actions of some kinds.</summary>
    internal Relation With(Relation staged, params ChangeKind[] kinds) => Nodes.Where(
        staged,
        Nodes.Call("in", actions.Select((a, i) => (a.Kind, i)).Where(a => kinds.Contains(a.Kind)).Select(a => Nodes.Number(a.i)).Prepend(Nodes.Column(ActionColumn))));

    /// <summary>The rows of the table that the source matches, as they were, from staged rows that keep the old values.</summary>
    internal Relation Matched(Relation staged) => Nodes.Select(
        Nodes.Where(staged, Nodes.Column(MatchedColumn)),
        schema.Select((field, i) => (field, i)).Where(f => oldSchema.Find(f.field.Name) is not null).Select(f => Nodes.As(Nodes.Column(OldColumn(f.i)), f.field.Name)));

    internal bool Has(ChangeKind kind) => actions.Any(a => a.Kind == kind);

    internal IEnumerable<Expression> OldValues() => schema.Select((field, i) => Nodes.As(Nodes.Column(OldColumn(i)), field.Name));

    internal IEnumerable<Expression> NewValues() => schema.Select((field, i) => Nodes.As(Nodes.Column(NewColumn(i)), field.Name));

    private static string OldColumn(int index) => $"__delta_old_{index}";

    private static string NewColumn(int index) => $"__delta_new_{index}";

    private static Expression Label((RowAction Action, int Index)[] own)
    {
        var cases = own.SelectMany(a => new[] { a.Action.Condition is { } condition ? Nodes.IsTrue(condition) : Nodes.Flag(true), Nodes.Number(a.Index) });
        return Nodes.Call("when", [.. cases, Nodes.Null(new IntegerType())]);
    }

    private static Expression New(StructField field, int column, (RowAction Action, int Index)[] own)
    {
        var cases = own.Where(a => a.Action.Values.Count > 0).SelectMany(a => new[]
        {
            Nodes.Equal(Nodes.Column(ActionColumn), Nodes.Number(a.Index)),
            new Cast(a.Action.Values[column], field.DataType, EvalMode.Ansi),
        }).ToArray();
        return cases.Length == 0 ? Nodes.Null(field.DataType) : Nodes.Call("when", [.. cases, Nodes.Null(field.DataType)]);
    }
}
