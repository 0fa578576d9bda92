using System.Globalization;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Engines.SparkConnect.Kafka;
using SparkPersonalization.Engines.SparkConnect.Translation.Sql;
using static SparkPersonalization.Engines.SparkConnect.Translation.PlanTranslator;
using DataSource = SparkPersonalization.DataFrames.Plans.DataSource;
using LocalRelation = SparkPersonalization.DataFrames.Plans.LocalRelation;
using NamedTable = SparkPersonalization.DataFrames.Plans.NamedTable;
using Relation = SparkPersonalization.Engines.SparkConnect.Protocol.Relation;
using UnresolvedTableValuedFunction = SparkPersonalization.DataFrames.Plans.UnresolvedTableValuedFunction;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Relations without inputs.</summary>
internal static class SourceRelations
{
    internal static IEnumerable<KeyValuePair<Type, RelationWriter>> Table =>
    [
        Entry<NamedTable>((t, _) => new Relation
        {
            Read = new Protocol.Read { NamedTable = new() { UnparsedIdentifier = t.UnparsedIdentifier, Options = { t.Options.ToMap() } }, IsStreaming = t.IsStreaming },
        }),
        Entry<DataSource>((s, plan) => DeltaFiles.Has(s)
            ? plan.Of(plan.IsForSchema ? DeltaFiles.Whole(s) : plan.Server.Once(s, () => DeltaFiles.Filtered(s, plan.Server.Files(DeltaFiles.Paths(s)))))
            : TextBytes.Has(s) ? plan.Of(TextBytes.Of(s))
            : new Relation { Read = new Protocol.Read { DataSource = Source(KafkaPlans.Is(s.Format) ? s with { Options = plan.Server.Kafka.OfRead(s) } : s), IsStreaming = s.IsStreaming } }),
        Entry<LocalRelation>((l, plan) => plan.Server.Local(l).Clone()),
        Entry<RangeRelation>((r, _) => new Relation { Range = Range(r) }),
        Entry<SqlRelation>((s, plan) => new Relation { Sql = SqlStatements.Of(s, plan) }),
        Entry<UnresolvedTableValuedFunction>((f, plan) => new Relation
        {
            UnresolvedTableValuedFunction = new() { FunctionName = f.FunctionName, Arguments = { plan.Of(f.Arguments) } },
        }),
        // These are statements, which cannot stand inside a query: they are run first and their rows taken.
        Entry<DescribeHistory>((h, plan) => plan.Server.RunSql(SqlStatements.Plain(
            string.Create(CultureInfo.InvariantCulture, $"DESCRIBE HISTORY {h.TargetTable}{(h.Limit is { } limit ? $" LIMIT {limit}" : "")}")))),
        Entry<DescribeDetail>((d, plan) => plan.Server.RunSql(SqlStatements.Plain($"DESCRIBE DETAIL {d.TargetTable}"))),
        Entry<ServerRelation>((s, _) => s.Message.Clone()),
        Entry<CheckpointRelation>((c, _) => new Relation { CachedRemoteRelation = new() { RelationId = c.Rows.Id } }),
    ];

    /// <summary>Options as the wire has them.</summary>
    internal static IDictionary<string, string> ToMap(this Options options) => options.ToDictionary(StringComparer.Ordinal);

    private static Protocol.Read.Types.DataSource Source(DataSource source)
    {
        var result = new Protocol.Read.Types.DataSource { Options = { source.Options.ToMap() }, Paths = { source.Paths } };
        if (source.Format is { } format)
        {
            result.Format = format;
        }

        if (source.Schema is { } schema)
        {
            result.Schema = schema.Json;
        }

        return result;
    }

    private static Protocol.Range Range(RangeRelation range)
    {
        var result = new Protocol.Range { Start = range.Start, End = range.End, Step = range.Step };
        if (range.NumPartitions is { } partitions)
        {
            result.NumPartitions = partitions;
        }

        return result;
    }
}
