using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Delta.Statistics;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Tests;

/// <summary>
/// An engine that runs nothing: a plan's rows are those of the local relation at its bottom, files are empty, and small questions get
/// the answers that a test has laid ready.
/// </summary>
internal sealed class FakeEngine(IStorage storage) : IPlanRunner, IDataFileWriter
{
    private int _files;

    internal Queue<object?[][]> Answers { get; } = new();

    internal List<Relation> Asked { get; } = [];

    internal List<(Relation Rows, DataFileTarget Target)> Written { get; } = [];

    internal Action? BeforeWrite { get; set; }

    public StructType Schema(Relation plan) => Bottom(plan).Schema;

    public IReadOnlyList<object?[]> Collect(Relation plan)
    {
        Asked.Add(plan);
        return Answers.Dequeue();
    }

    public IStagedRows Stage(Relation plan) => new Staged(plan);

    public IReadOnlyList<WrittenFile> Write(Relation rows, StructType schema, DataFileTarget target)
    {
        BeforeWrite?.Invoke();
        Written.Add((rows, target));
        var local = Bottom(rows);
        return [.. local.Rows.GroupBy(row => Values(row, local.Schema, target)).Select(group => File(group.Key, group.Count(), target))];
    }

    private static LocalRelation Bottom(Relation plan) => plan as LocalRelation ?? (plan.Inputs.Count > 0 ? Bottom(plan.Inputs[0]) : new LocalRelation(TestTables.Schema, [[1L, "nl"]]));

    private static StringMap Values(object?[] row, StructType schema, DataFileTarget target) => StringMap.From(target.PartitionColumns.Select(
        name => new KeyValuePair<string, string?>(name, PartitionValue.Format(row[schema.IndexOf(name)], schema[name].DataType))));

    private WrittenFile File(StringMap values, int rows, DataFileTarget target)
    {
        var path = $"{(target.Subfolder.Length == 0 ? "" : target.Subfolder + "/")}part-{++_files}.parquet";
        storage.Write(StoragePath.Combine(target.TableRoot, path), "rows"u8);
        return new WrittenFile(path, values, Size: 4, rows, target.Subfolder.Length == 0 ? $$"""{"numRecords":{{rows}}}""" : null);
    }

    private sealed record Staged(Relation Rows) : IStagedRows
    {
        public void Dispose()
        {
            // Nothing is kept.
        }
    }
}
