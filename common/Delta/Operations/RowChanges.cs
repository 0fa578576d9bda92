using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.DeletionVectors;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Delta.Statistics;

namespace SparkPersonalization.Delta.Operations;

/// <summary>
/// Carries out changes of rows: rewrites the files that have such rows, or lists these as deleted where the table has deletion vectors, and
/// keeps the changes for the feed.
/// </summary>
internal sealed class RowChanges(IPlanRunner runner, TableFiles files, Snapshot snapshot, Metadata metadata, DateTimeOffset now)
{
    private const string CountColumn = "__delta_count";
    private const string RowsColumn = "__delta_rows";
    private const string KeyFile = "__delta_key_file";
    private const string KeyRow = "__delta_key_row";

    /// <param name="rows">What the operation does to rows.</param>
    /// <param name="staged">The changed rows: branches of <paramref name="rows"/>.</param>
    /// <param name="refusesSeveral">Whether it is an error that one row of the table is matched more than once.</param>
    internal RowChangeResult Run(ChangedRows rows, Relation staged, bool refusesSeveral)
    {
        if (refusesSeveral)
        {
            ThrowIfMatchedTwice(staged);
        }

        var counts = Count(staged, rows.Actions);
        var touched = Touched(counts);
        if (counts.Count == 0)
        {
            return RowChangeResult.Nothing;
        }

        var before = files.Rows;
        var marking = new Marking(snapshot, metadata, counts.Sum(c => c.Rows));
        AddFile[] partial = [.. touched.Where(IsPartial).Select(f => f.Key)];
        AddFile[] toMark = [.. partial.Where(f => marking.Takes(f, touched[f]))];
        var added = Write(rows, staged, [.. partial.Except(toMark)]);
        var marked = toMark.Length == 0 ? [] : Mark(rows, staged, toMark);
        var changes = NeedsFeed(rows, touched) ? files.WriteChanges(Feed(rows, staged), metadata) : [];
        return new RowChangeResult([.. touched.Keys.Except(toMark).Select(f => f.Remove(now))], added, marked, changes, counts, files.Rows - before);
    }

    private static Relation Changed(Relation staged) => Nodes.Where(staged, Nodes.Call("isnotnull", Nodes.Column(ChangedRows.ActionColumn)));

    private static Relation Feed(ChangedRows rows, Relation staged)
    {
        var parts = new List<Relation>();
        if (rows.Has(ChangeKind.Delete))
        {
            // Several source rows may have matched a deleted row.
            var deleted = new Deduplicate(rows.With(staged, ChangeKind.Delete), [TableReads.FileColumn, TableReads.RowColumn]);
            parts.Add(Labelled(deleted, rows.OldValues(), ChangeColumns.Delete));
        }

        if (rows.Has(ChangeKind.Update))
        {
            var updated = rows.With(staged, ChangeKind.Update);
            parts.Add(Labelled(updated, rows.OldValues(), ChangeColumns.PreImage));
            parts.Add(Labelled(updated, rows.NewValues(), ChangeColumns.PostImage));
        }

        if (rows.Has(ChangeKind.Insert))
        {
            parts.Add(Labelled(rows.With(staged, ChangeKind.Insert), rows.NewValues(), ChangeColumns.Insert));
        }

        return Nodes.UnionAll(parts);
    }

    private static Relation Labelled(Relation rows, IEnumerable<Expression> values, string change) =>
        Nodes.Select(rows, values.Append(Nodes.As(Nodes.Text(change), ChangeColumns.Type)));

    // Without change files the feed is told from the files that came and went, which is right where no row merely moved.
    private bool NeedsFeed(ChangedRows rows, Dictionary<AddFile, long> touched) =>
        new TableProperties(metadata.Configuration).EnableChangeDataFeed
        && touched.Count > 0
        && (rows.Has(ChangeKind.Update) || touched.Any(IsPartial));

    private static bool IsPartial(KeyValuePair<AddFile, long> file) => file.Key.NumRecords() != file.Value;

    private IReadOnlyList<MarkedFile> Mark(ChangedRows rows, Relation staged, IReadOnlyList<AddFile> toMark)
    {
        var deleted = toMark.ToDictionary(f => f, Deleted);
        var byPath = new Dictionary<string, RowSetBuilder?>(StringComparer.Ordinal);
        foreach (var place in runner.Rows(Places(rows, staged)))
        {
            // A file is found once and not for each of its rows. One that goes whole needs no list.
            var path = (string)place[0]!;
            if (!byPath.TryGetValue(path, out var gathered))
            {
                byPath[path] = gathered = deleted.GetValueOrDefault(Find(path));
            }

            gathered?.Add((long)place[1]!);
        }

        var after = files.MarkDeleted([.. toMark.Select(f => (f, deleted[f].Build()))]);
        return [.. toMark.Zip(after, (file, marked) => new MarkedFile(file.Remove(now), marked))];
    }

    private RowSetBuilder Deleted(AddFile file)
    {
        var builder = new RowSetBuilder();
        if (file.DeletionVector is { } vector)
        {
            builder.Add(snapshot.DeletionVectors.Read(vector));
        }

        return builder;
    }

    private IReadOnlyList<AddFile> Write(ChangedRows rows, Relation staged, IReadOnlyList<AddFile> rewritten)
    {
        var parts = new List<Relation>();
        if (rewritten.Count > 0)
        {
            parts.Add(Untouched(rows, staged, rewritten));
        }

        if (rows.Has(ChangeKind.Update) || rows.Has(ChangeKind.Insert))
        {
            var changed = Nodes.Select(rows.With(staged, ChangeKind.Update, ChangeKind.Insert), rows.NewValues());
            parts.Add(FittedRows.NotNull(changed, rows.Schema));
        }

        return parts.Count == 0 ? [] : files.WriteData(Nodes.UnionAll(parts), metadata);
    }

    private Relation Untouched(ChangedRows rows, Relation staged, IEnumerable<AddFile> partial)
    {
        var target = TableReads.WithPlaces(snapshot, partial);
        var keys = Places(rows, staged);
        var isSame = Nodes.And(
            Nodes.Equal(Nodes.Column(TableReads.FileColumn), Nodes.Column(KeyFile)), Nodes.Equal(Nodes.Column(TableReads.RowColumn), Nodes.Column(KeyRow)));
        return Nodes.Select(
            Nodes.Joined(target, keys, isSame, JoinType.LeftAnti), rows.Schema.Select(f => Nodes.As(rows.Old(f, target), f.Name)));
    }

    /// <summary>The places of the rows that are no longer as they were.</summary>
    private static Relation Places(ChangedRows rows, Relation staged) => Nodes.Select(
        rows.With(staged, ChangeKind.Update, ChangeKind.Delete),
        [Nodes.As(Nodes.Column(TableReads.FileColumn), KeyFile), Nodes.As(Nodes.Column(TableReads.RowColumn), KeyRow)]);

    private void ThrowIfMatchedTwice(Relation staged)
    {
        var matched = Nodes.Where(staged, Nodes.Column(ChangedRows.MatchedColumn));
        var counted = Nodes.Grouped(
            matched,
            [Nodes.Column(TableReads.FileColumn), Nodes.Column(TableReads.RowColumn)],
            [Nodes.As(Nodes.Call("count", Nodes.Number(1)), CountColumn)]);
        var several = Nodes.Where(counted, Nodes.Call(">", Nodes.Column(CountColumn), Nodes.Number(1)));
        if (runner.Collect(new Limit(several, 1)).Count > 0)
        {
            throw new DeltaOperationException(
                "DELTA_MULTIPLE_SOURCE_ROW_MATCHING_TARGET_ROW_IN_MERGE",
                "Cannot perform Merge as multiple source rows matched and attempted to modify the same target row in the Delta table in possibly conflicting ways. "
                + "By SQL semantics of Merge, when multiple source rows match on the same target row, the result may be ambiguous as it is unclear which source row "
                + "should be used to update or delete the matching target row. You can preprocess the source table to eliminate the possibility of multiple matches.");
        }
    }

    private IReadOnlyList<ActionCount> Count(Relation staged, IReadOnlyList<RowAction> actions)
    {
        var counted = Nodes.Grouped(
            Changed(staged),
            [Nodes.Column(ChangedRows.ActionColumn), Nodes.Column(TableReads.FileColumn)],
            [
                Nodes.As(Nodes.Call("count", Nodes.Number(1)), CountColumn),
                Nodes.As(new UnresolvedFunction("count", [Nodes.Column(TableReads.RowColumn)], IsDistinct: true), RowsColumn),
            ]);
        return [.. runner.Collect(counted).Select(row =>
            new ActionCount(actions[(int)row[0]!], row[1] is string path ? Find(path) : null, row[1] is null ? (long)row[2]! : (long)row[3]!))];
    }

    private AddFile Find(string path) => snapshot.Find(path)
        ?? throw new InvalidOperationException($"A scan of '{snapshot.TablePath}' names the file '{path}', which version {snapshot.Version} does not have.");

    private static Dictionary<AddFile, long> Touched(IReadOnlyList<ActionCount> counts) => counts
        .Where(c => c.File is not null)
        .GroupBy(c => c.File!, c => c.Rows)
        .ToDictionary(g => g.Key, g => g.Sum());
}
