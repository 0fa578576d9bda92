using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Engines;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Catalogs;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Explain;
using SparkPersonalization.Engines.DuckDb.Files;
using SparkPersonalization.Engines.DuckDb.Indexes;
using SparkPersonalization.Engines.DuckDb.Kafka;
using SparkPersonalization.Engines.DuckDb.Persisting;
using SparkPersonalization.Engines.DuckDb.Tables;
using SparkPersonalization.Engines.DuckDb.Translation;
using SparkPersonalization.Kafka;

namespace SparkPersonalization.Engines.DuckDb;

/// <summary>The embedded engine: analyses plans, says them in DuckDB's SQL and streams the rows.</summary>
internal sealed class DuckDbEngine : IEngine
{
    private readonly DuckDbSettings _settings;
    private readonly QueryRunner _runner;
    private readonly SessionCatalog _catalog;
    private readonly PersistedPlans _persisted;
    private readonly SourceResolver _sources;
    private readonly AnalysisMemory _memory = new();
    private readonly ObservedPlans _observed;
    private readonly Func<DuckDbEngine, StreamDefinition, IStreamingQueryExecution>? _startStream;

    /// <summary>Makes an engine.</summary>
    /// <param name="settings">The session's settings.</param>
    /// <param name="clock">Tells the present time.</param>
    /// <param name="startStream">Runs streaming queries; without it they are refused.</param>
    internal DuckDbEngine(
        DuckDbSettings settings, TimeProvider clock, Func<DuckDbEngine, StreamDefinition, IStreamingQueryExecution>? startStream = null)
    {
        _settings = settings;
        _runner = new QueryRunner(settings, clock);
        _persisted = new PersistedPlans(_runner, settings, plan => new Analyzer(_sources!).AnalyzeToKeep(NotStreaming(plan)));
        _catalog = new SessionCatalog(new TemporaryViews(), _persisted, Bind);
        _sources = new SourceResolver(_catalog, _persisted, settings, _runner);
        _observed = new ObservedPlans(Keep, _persisted.Remove, (plan, cancellation) => _runner.Rows(Bind(plan), cancellation));
        _runner.KeyLookups = KeyLookups = new KeyLookups(_runner, Bind, settings);
        _startStream = startStream;
    }

    public string Version => $"DuckDB {_runner.Version}";

    public bool AnalyzesLocally => true;

    public IEngineSettings Settings => _settings;

    public StructType Analyze(Relation plan) => new Analyzer(_sources, _memory).Analyze(plan).Schema;

    /// <summary>Answers lookups by key.</summary>
    internal KeyLookups KeyLookups { get; }

    /// <summary>The session's connections to Kafka.</summary>
    internal KafkaClients Kafka => _runner.Kafka;

    /// <summary>How many rows reads have, as far as queries have shown it.</summary>
    internal RowCounts RowCounts => _runner.RowCounts;

    public IEnumerable<Row> Execute(Relation plan, CancellationToken cancellationToken)
    {
        var bound = Bind(NotStreaming(plan));
        return ObservedPlans.AreIn(plan) ? Observing(plan, cancellationToken) : _runner.Rows(bound, cancellationToken);
    }

    public IReadOnlyList<Row> Execute(Command command, CancellationToken cancellationToken)
    {
        using var observed = _observed.Report(command.Inputs, cancellationToken);
        switch (command)
        {
            case CreateDataFrameView view:
                Bind(view.Input);
                _catalog.Views.Add(view);
                return [];
            case WriteOperation { Buckets: not null }:
                throw new AnalysisException("UNSUPPORTED_FEATURE", "The embedded engine makes no buckets: leave BucketBy() out, or partition the table.");
            case WriteOperation { Table: null } write when string.Equals(write.Format, "kafka", StringComparison.OrdinalIgnoreCase):
                new KafkaWriter(_runner).Write(write, Bind(write.Input), cancellationToken);
                return [];
            case WriteOperation { Table: null } write when string.Equals(write.Format, NoopWriter.Format, StringComparison.OrdinalIgnoreCase):
                new NoopWriter(_runner).Write(write, Bind(write.Input), cancellationToken);
                return [];
            case WriteOperation { Table: null } write when !SourceResolver.IsDelta(write.Format):
                new FileWriter(_runner, _settings).Write(write, Bind(write.Input), cancellationToken);
                return [];
            default:
                return CatalogChanges.TryRun(command, _catalog) ?? new TableCommands(_runner, Bind, _persisted, _catalog, _settings, cancellationToken).Run(command);
        }
    }

    public string Explain(Relation plan, ExplainMode mode)
    {
        var bound = Bind(plan);
        return string.Join(Environment.NewLine, mode switch
        {
            ExplainMode.Extended => [Analyzed(), Physical(), Statement()],
            ExplainMode.Codegen => [Physical(), Statement()],
            ExplainMode.Cost => [Analyzed(), Physical()],
            _ => new[] { Physical() },
        });

        string Analyzed() => $"== Analyzed Logical Plan =={Environment.NewLine}{PlanText.Columns(bound)}{Environment.NewLine}{PlanText.Of(bound)}";

        string Physical() => $"== Physical Plan =={Environment.NewLine}{PlanText.Of(_runner.Narrowed(bound))}";

        string Statement() => $"== Statement =={Environment.NewLine}{_runner.Translate(bound).Sql}";
    }

    public IStreamingQueryExecution StartStream(StreamDefinition definition) => _startStream is { } start
        ? start(this, definition)
        : throw new SparkException("UNSUPPORTED_FEATURE", "This session's engine was made without a runner of streaming queries.");

    public void Persist(Relation plan, StorageLevel level) => _persisted.Add(plan, level);

    public void Unpersist(Relation plan, bool blocking) => _persisted.Remove(plan);

    public StorageLevel StorageLevelOf(Relation plan) => _persisted.LevelOf(plan);

    public Relation Checkpoint(Relation plan, bool isLocal, bool isEager)
    {
        using var observed = _observed.Report(isEager ? [plan] : [], CancellationToken.None);
        return _persisted.Checkpoint(plan, isEager, CancellationToken.None);
    }

    public void ReleaseCheckpoint(Relation plan) => (plan as CheckpointRelation)?.Rows.Free();

    public IReadOnlyList<string> InputFiles(Relation plan) => [.. PlanFiles.Scans(Bind(plan)).SelectMany(PlanFiles.Of).Distinct(StringComparer.Ordinal).Select(FileAddress.Of)];

    public bool IsLocal(Relation plan) => Bind(plan) is BoundLocal or BoundScan { Source: TableFacts };

    public bool SameSemantics(Relation plan, Relation other) => PlanIdentity.Of(Bind(plan), _runner).Equals(PlanIdentity.Of(Bind(other), _runner));

    public int SemanticHash(Relation plan) => PlanIdentity.Of(Bind(plan), _runner).GetHashCode();

    public void Dispose()
    {
        _runner.Dispose();
        KeyLookups.Dispose();
        _persisted.Dispose();
    }

    private bool Keep(Relation plan)
    {
        var isNew = _persisted.Find(plan) is null;
        Persist(plan, StorageLevel.MEMORY_AND_DISK);
        return isNew;
    }

    private IEnumerable<Row> Observing(Relation plan, CancellationToken cancellation)
    {
        using var observed = _observed.Report([plan], cancellation);
        foreach (var row in _runner.Rows(Bind(plan), cancellation))
        {
            yield return row;
        }
    }

    /// <summary>Analyses a plan.</summary>
    internal BoundRelation Bind(Relation plan) => new Analyzer(_sources).Analyze(plan);

    private static Relation NotStreaming(Relation plan) => !StreamingPlans.IsStreaming(plan)
        ? plan
        : throw new AnalysisException("STREAMING_FROM_QUERY", "Queries with streaming sources must be executed with WriteStream().Start().");
}
