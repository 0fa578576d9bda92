using SparkPersonalization.DataFrames.Analysis.Functions;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Tells by their partition values alone in which files a condition is true, where it asks for nothing else.</summary>
internal static class PartitionFilter
{
    private const string IndexColumn = "__delta_index";

    /// <summary>Whether a condition is a function of partition columns.</summary>
    internal static bool Decides(Expression condition, Metadata metadata, TargetColumns columns) => condition switch
    {
        Literal => true,
        UnresolvedAttribute { PlanId: null, IsMetadataColumn: false } attribute =>
            columns.Find(attribute.UnparsedIdentifier) is { Names: [var name] } && metadata.PartitionColumns.Contains(name),
        // It must mean the same on each row to be decided once for a file.
        UnresolvedFunction call => !NondeterministicFunctions.Have(call.FunctionName) && call.Arguments.All(a => Decides(a, metadata, columns)),
        Cast cast => Decides(cast.Child, metadata, columns),
        _ => false,
    };

    /// <summary>The files whose rows all make the condition true; of the others no row does.</summary>
    internal static IReadOnlyList<AddFile> Matching(IPlanRunner runner, Expression condition, Metadata metadata, string? alias, IReadOnlyList<AddFile> files)
    {
        if (files.Count == 0)
        {
            return [];
        }

        var names = metadata.PartitionColumns;
        var texts = new StructType(names.Select(n => new StructField(n, new StringType())).Prepend(new StructField(IndexColumn, new IntegerType())));
        var values = new LocalRelation(texts, [.. files.Select((file, i) => names.Select(n => (object?)Text(file, n)).Prepend(i).ToArray())]);
        var typed = Nodes.Select(
            values, names.Select(n => Nodes.As(new Cast(Nodes.Column(n), metadata.Schema[n].DataType), n)).Prepend(Nodes.Column(IndexColumn)));
        var named = alias is null ? typed : new SubqueryAlias(typed, alias);
        var matching = Nodes.Select(Nodes.Where(named, condition), [Nodes.Column(IndexColumn)]);
        return [.. runner.Collect(matching).Select(row => files[(int)row[0]!])];
    }

    private static string? Text(AddFile file, string name) =>
        file.PartitionValues.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;
}
