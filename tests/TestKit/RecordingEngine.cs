using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Engines;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.TestKit;

/// <summary>An engine that runs nothing: it keeps what it is asked and answers what the test says.</summary>
public sealed class RecordingEngine : IEngine, IEngineSettings
{
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);

    /// <summary>The plans that it was to run, oldest first.</summary>
    public List<Relation> Plans { get; } = [];

    /// <summary>The commands that it was to run, oldest first.</summary>
    public List<Command> Commands { get; } = [];

    /// <summary>The streaming queries that it was to start, oldest first.</summary>
    public List<StreamDefinition> Streams { get; } = [];

    /// <summary>The schema that every plan has.</summary>
    public StructType Schema { get; set; } = StructType.Empty;

    /// <summary>The values of the rows that every plan gives.</summary>
    public IReadOnlyList<object?[]> Rows { get; set; } = [];

    /// <summary>The answer to every command.</summary>
    public IReadOnlyList<Row> Answer { get; set; } = [];

    /// <summary>What analysis fails with, or null.</summary>
    public SparkException? AnalysisFailure { get; set; }

    /// <summary>The query that <see cref="StartStream"/> gives.</summary>
    public IStreamingQueryExecution? Stream { get; set; }

    /// <summary>The levels at which plans are persisted.</summary>
    public Dictionary<Relation, StorageLevel> Persisted { get; } = new(ReferenceEqualityComparer.Instance);

    /// <inheritdoc/>
    public string Version => "recording 1";

    /// <inheritdoc/>
    public bool AnalyzesLocally => false;

    /// <inheritdoc/>
    public IEngineSettings Settings => this;

    /// <inheritdoc/>
    public StructType Analyze(Relation plan) => AnalysisFailure is { } failure ? throw failure : Schema;

    /// <inheritdoc/>
    public IEnumerable<Row> Execute(Relation plan, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Plans.Add(plan);
        return Rows.Select(values => new Row(Schema, values));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Row> Execute(Command command, CancellationToken cancellationToken)
    {
        Commands.Add(command);
        return Answer;
    }

    /// <inheritdoc/>
    public string Explain(Relation plan, ExplainMode mode) => $"{plan.GetType().Name} {mode}";

    /// <inheritdoc/>
    public void Persist(Relation plan, StorageLevel level) => Persisted.TryAdd(plan, level);

    /// <inheritdoc/>
    public void Unpersist(Relation plan, bool blocking) => Persisted.Remove(plan);

    /// <inheritdoc/>
    public StorageLevel StorageLevelOf(Relation plan) => Persisted.GetValueOrDefault(plan, StorageLevel.NONE);

    /// <inheritdoc/>
    public Relation Checkpoint(Relation plan, bool isLocal, bool isEager) => new LocalRelation(Analyze(plan), [.. Execute(plan, CancellationToken.None).Select(r => r.Values.ToArray())]);

    /// <inheritdoc/>
    public void ReleaseCheckpoint(Relation plan)
    {
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> InputFiles(Relation plan) => [];

    /// <inheritdoc/>
    public bool IsLocal(Relation plan) => plan is LocalRelation;

    /// <inheritdoc/>
    public bool SameSemantics(Relation plan, Relation other) => ReferenceEquals(plan, other);

    /// <inheritdoc/>
    public int SemanticHash(Relation plan) => (int)plan.PlanId;

    /// <inheritdoc/>
    public bool IsModifiable(string key) => _settings.ContainsKey(key);

    /// <inheritdoc/>
    public IStreamingQueryExecution StartStream(StreamDefinition definition)
    {
        Streams.Add(definition);
        return Stream ?? throw new InvalidOperationException($"The test sets no {nameof(Stream)}.");
    }

    /// <inheritdoc/>
    public string? Get(string key) => _settings.GetValueOrDefault(key);

    /// <inheritdoc/>
    public void Set(string key, string value) => _settings[key] = value;

    /// <inheritdoc/>
    public void Unset(string key) => _settings.Remove(key);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
