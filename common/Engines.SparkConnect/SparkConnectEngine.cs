using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Engines;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.SparkConnect.Kafka;
using SparkPersonalization.Engines.SparkConnect.Results;
using SparkPersonalization.Engines.SparkConnect.Transport;
using SparkPersonalization.Engines.SparkConnect.Translation;
using SparkPersonalization.Kafka;
using Explaining = SparkPersonalization.Engines.SparkConnect.Protocol.AnalyzePlanRequest.Types.Explain.Types.ExplainMode;
using Wire = SparkPersonalization.Engines.SparkConnect.Protocol;

namespace SparkPersonalization.Engines.SparkConnect;

/// <summary>The Spark engine: says plans in Spark Connect's messages and lets a server analyse and run them.</summary>
internal sealed class SparkConnectEngine : IEngine
{
    private readonly ConnectClient _client;
    private readonly KafkaSession _kafka;
    private readonly PlanServer _server;
    private readonly RemoteCheckpoints _checkpoints;
    private readonly WriteSettings _writing;
    private readonly Func<SparkConnectEngine, StreamDefinition, IStreamingQueryExecution> _startStream;

    /// <summary>Makes an engine for a session.</summary>
    /// <param name="client">The session on the server.</param>
    /// <param name="startStream">Runs streaming queries.</param>
    internal SparkConnectEngine(ConnectClient client, Func<SparkConnectEngine, StreamDefinition, IStreamingQueryExecution> startStream)
    {
        _client = client;
        _startStream = startStream;
        Settings = new SparkConnectSettings(client);
        _kafka = new KafkaSession(client.Connection, new ShownStatements(Settings));
        _server = new PlanServer(client, _kafka);
        _checkpoints = new RemoteCheckpoints(client);
        _writing = new WriteSettings(Settings);
    }

    public string Version => $"Spark {_client.ServerVersion}";

    public bool AnalyzesLocally => false;

    public IEngineSettings Settings { get; }

    /// <summary>The connections by which streams plan their ranges of topics; the server reads these itself.</summary>
    internal KafkaClients Kafka { get; } = new();

    public Relation Sql(SqlRelation text)
    {
        var answer = _kafka.Run(() => _server.RunSql(Message(text)));
        return answer.RelTypeCase == Wire.Relation.RelTypeOneofCase.Sql ? text : new ServerRelation(answer);
    }

    public StructType Analyze(Relation plan) => _kafka.Run(() => _server.Schema(plan));

    public IEnumerable<Row> Execute(Relation plan, CancellationToken cancellationToken) =>
        _kafka.Run(RowReader.Rows(ObservedMetrics.Report(_client.Execute(_kafka.Run(() => Root(plan)), cancellationToken), plan)));

    public IReadOnlyList<Row> Execute(Command command, CancellationToken cancellationToken) => _kafka.Run<IReadOnlyList<Row>>(() =>
    {
        var message = DeepStack.Run(() => CommandTranslator.Of(command, Translator()));
        var rows = message.Root ?? _writing.With(CommandTranslator.OptionsOf(command), () => _server.Run(message.Command, cancellationToken, command.Inputs));
        return rows is null ? [] : [.. RowReader.Rows(_client.Execute(new Wire.Plan { Root = rows }, cancellationToken))];
    });

    public string Explain(Relation plan, ExplainMode mode) => _kafka.Shown(_kafka.Run(() => _client.Analyze(r => r.Explain = new()
    {
        Plan = _server.Outline(plan),
        ExplainMode = mode switch
        {
            ExplainMode.Extended => Explaining.Extended,
            ExplainMode.Codegen => Explaining.Codegen,
            ExplainMode.Cost => Explaining.Cost,
            ExplainMode.Formatted => Explaining.Formatted,
            _ => Explaining.Simple,
        },
    }).Explain.ExplainString));

    public void Persist(Relation plan, StorageLevel level)
    {
        if (level != StorageLevel.NONE)
        {
            _client.Analyze(r => r.Persist = new() { Relation = Message(plan), StorageLevel = StorageLevels.Of(level) });
        }
    }

    public void Unpersist(Relation plan, bool blocking) => _client.Analyze(r => r.Unpersist = new() { Relation = Message(plan), Blocking = blocking });

    public StorageLevel StorageLevelOf(Relation plan) =>
        StorageLevels.Of(_client.Analyze(r => r.GetStorageLevel = new() { Relation = Message(plan) }).GetStorageLevel.StorageLevel);

    public Relation Checkpoint(Relation plan, bool isLocal, bool isEager) => _kafka.Run(() => _checkpoints.Make(Message(plan), isLocal, isEager, plan));

    public void ReleaseCheckpoint(Relation plan) => (plan as CheckpointRelation)?.Rows.Release();

    public IReadOnlyList<string> InputFiles(Relation plan) => _kafka.Run(() => _client.Analyze(r => r.InputFiles = new() { Plan = Root(plan) }).InputFiles.Files);

    public bool IsLocal(Relation plan) => _kafka.Run(() => _client.Analyze(r => r.IsLocal = new() { Plan = Root(plan) }).IsLocal.IsLocal_);

    public bool SameSemantics(Relation plan, Relation other) =>
        _kafka.Run(() => _client.Analyze(r => r.SameSemantics = new() { TargetPlan = Root(plan), OtherPlan = Root(other) }).SameSemantics.Result);

    public int SemanticHash(Relation plan) => _kafka.Run(() => _client.Analyze(r => r.SemanticHash = new() { Plan = Root(plan) }).SemanticHash.Result);

    public IStreamingQueryExecution StartStream(StreamDefinition definition) => _startStream(this, definition);

    public void Dispose()
    {
        _client.Dispose();
        _writing.Dispose();
        Kafka.Dispose();
    }

    private Wire.Plan Root(Relation plan) => new() { Root = Message(plan) };

    private Wire.Relation Message(Relation plan) => DeepStack.Run(() => Translator().Of(plan));

    private PlanTranslator Translator() => new(_server);
}
