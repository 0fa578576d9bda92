using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Google.Protobuf;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.SparkConnect.Kafka;
using SparkPersonalization.Engines.SparkConnect.Results;
using SparkPersonalization.Engines.SparkConnect.Transport;
using SparkPersonalization.Engines.SparkConnect.Translation;
using Wire = SparkPersonalization.Engines.SparkConnect.Protocol;

namespace SparkPersonalization.Engines.SparkConnect;

/// <summary>Runs statements and takes the program's rows for translations.</summary>
/// <param name="client">The session.</param>
/// <param name="kafka">What it says of Kafka.</param>
internal sealed class PlanServer(ConnectClient client, KafkaSession kafka) : IPlanServer
{
    // What is larger is sent ahead in parts, and once for all of the session's queries: Spark's own limit.
    private const long InlineLimit = 1024 * 1024;

    private static readonly System.Version FirstWithChunks = new(4, 1);

    // Rows are made into a message once, however often their DataFrame is used.
    private readonly ConditionalWeakTable<LocalRelation, Wire.Relation> _local = [];

    private readonly ConditionalWeakTable<Relation, Relation> _made = [];

    public KafkaSession Kafka => kafka;

    public int RecursionLimit => int.TryParse(new SparkConnectSettings(client).Get(MessageDepth.Setting), CultureInfo.InvariantCulture, out var limit) ? limit : MessageDepth.ByDefault;

    public StructType Schema(Relation plan) => DataTypes.Schema(client.Analyze(r => r.Schema = new() { Plan = Outline(plan) }).Schema.Schema_);

    public Wire.Relation RunSql(Wire.Relation input) =>
        Run(CommandTranslator.Sql(input), CancellationToken.None) ?? throw RowReader.Damaged("of a statement's answer is missing");

    public Wire.Relation Local(LocalRelation rows) => _local.GetValue(rows, Upload);

    public IReadOnlyList<string> Files(Relation paths) => [.. Rows(paths).Select(r => r.GetAs<string>(0))];

    public Wire.Relation Made(StructType schema, IEnumerable<object?[]> rows)
    {
        using var batches = rows.Chunk(LocalRows.BatchSize).GetEnumerator();
        var first = batches.MoveNext() ? batches.Current : [];
        if (!TakesChunks)
        {
            return Upload(new LocalRelation(schema, [.. first, .. Rest(batches).SelectMany(batch => batch)]));
        }

        var stream = LocalRows.Stream(schema, first);
        return first.Length < LocalRows.BatchSize && stream.Length <= InlineLimit
            ? Inline(schema.Json, stream)
            : Chunks(schema.Json, Rest(batches).Select(batch => LocalRows.Stream(schema, batch)).Prepend(stream));
    }

    public IEnumerable<Row> Rows(Relation plan) =>
        RowReader.Rows(client.Execute(new Wire.Plan { Root = new PlanTranslator(this).Of(plan) }, CancellationToken.None));

    public Relation Once(Relation node, Func<Relation> make) => _made.GetValue(node, _ => make());

    /// <summary>A plan that is not run.</summary>
    internal Wire.Plan Outline(Relation plan) => new() { Root = DeepStack.Run(() => new PlanTranslator(this, isForSchema: true).Of(plan)) };

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="inputs">The plans of the rows that it takes.</param>
    /// <returns>A relation of the rows that it answers, or null.</returns>
    internal Wire.Relation? Run(Wire.Command command, CancellationToken cancellationToken, params IEnumerable<Relation> inputs)
    {
        Wire.Relation? answer = null;
        foreach (var response in ObservedMetrics.Report(client.Execute(new Wire.Plan { Command = command }, cancellationToken), inputs))
        {
            answer = response.SqlCommandResult?.Relation ?? answer;
        }

        if (answer is not null)
        {
            answer.Common = null;
        }

        return answer;
    }

    private static IEnumerable<T> Rest<T>(IEnumerator<T> items)
    {
        while (items.MoveNext())
        {
            yield return items.Current;
        }
    }

    private Wire.Relation Upload(LocalRelation rows)
    {
        var schema = rows.Schema.Json;
        if (rows.Rows.Count == 0)
        {
            return new Wire.Relation { LocalRelation = new Wire.LocalRelation { Schema = schema } };
        }

        // One batch tells what the rest will be like, so that the rows are not made into bytes twice.
        var streams = LocalRows.Streams(rows.Schema, rows.Rows);
        var first = streams.First();
        var expected = (long)first.Length * rows.Rows.Count / Math.Min(rows.Rows.Count, LocalRows.BatchSize);
        return expected <= InlineLimit ? Inline(schema, LocalRows.Stream(rows.Schema, rows.Rows))
            : TakesChunks ? Chunks(schema, streams)
            : Cached(schema, LocalRows.Stream(rows.Schema, rows.Rows));
    }

    private bool TakesChunks => System.Version.TryParse(client.ServerVersion.Split('-')[0], out var version) && version >= FirstWithChunks;

    private static Wire.Relation Inline(string schema, byte[] stream) =>
        new() { LocalRelation = new Wire.LocalRelation { Schema = schema, Data = UnsafeByteOperations.UnsafeWrap(stream) } };

    private Wire.Relation Chunks(string schema, IEnumerable<byte[]> streams) => new()
    {
        ChunkedCachedLocalRelation = new Wire.ChunkedCachedLocalRelation
        {
            DataHashes = { streams.Select(stream => client.Cache(stream)) },
            SchemaHash = client.Cache(Encoding.UTF8.GetBytes(schema)),
        },
    };

    private Wire.Relation Cached(string schema, byte[] stream) => new()
    {
        CachedLocalRelation = new Wire.CachedLocalRelation { Hash = client.Cache(Inline(schema, stream).LocalRelation.ToByteArray()) },
    };
}
