using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Engines;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.TestKit;

/// <summary>An engine that computes nothing: it records what it is asked to do, and gives the rows of local relations.</summary>
public sealed class FakeEngine : IEngine, IEngineSettings
{
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);

    /// <summary>The commands in the order in which they came.</summary>
    public List<Command> Commands { get; } = [];

    /// <summary>The rows that a plan gives; those of local relations by default.</summary>
    public Func<Relation, IEnumerable<Row>> Rows { get; set; } = plan =>
        plan is LocalRelation local ? local.Rows.Select(r => new Row(local.Schema, r)) : [];

    /// <summary>Called with each plan that is analysed.</summary>
    public Func<Relation, StructType> Schema { get; set; } = plan =>
        plan is LocalRelation local ? local.Schema : new StructType(new StructField("value", new StringType()));

    /// <summary>The levels at which plans are persisted.</summary>
    public Dictionary<Relation, StorageLevel> Persisted { get; } = new(ReferenceEqualityComparer.Instance);

    public string Version => "fake";

    public bool AnalyzesLocally => true;

    public IEngineSettings Settings => this;

    public StructType Analyze(Relation plan) => Schema(plan);

    public IEnumerable<Row> Execute(Relation plan, CancellationToken cancellationToken) => Rows(plan);

    public IReadOnlyList<Row> Execute(Command command, CancellationToken cancellationToken)
    {
        Commands.Add(command);
        return [];
    }

    public string Explain(Relation plan, ExplainMode mode) => plan.ToString();

    public void Persist(Relation plan, StorageLevel level) => Persisted.TryAdd(plan, level);

    public void Unpersist(Relation plan, bool blocking) => Persisted.Remove(plan);

    public StorageLevel StorageLevelOf(Relation plan) => Persisted.GetValueOrDefault(plan, StorageLevel.NONE);

    public Relation Checkpoint(Relation plan, bool isLocal, bool isEager) => new LocalRelation(Analyze(plan), [.. Execute(plan, CancellationToken.None).Select(r => r.Values.ToArray())]);

    public void ReleaseCheckpoint(Relation plan)
    {
    }

    public IReadOnlyList<string> InputFiles(Relation plan) => [];

    public bool IsLocal(Relation plan) => plan is LocalRelation;

    public bool SameSemantics(Relation plan, Relation other) => ReferenceEquals(plan, other);

    public int SemanticHash(Relation plan) => (int)plan.PlanId;

    public bool IsModifiable(string key) => _settings.ContainsKey(key);

    public IStreamingQueryExecution StartStream(StreamDefinition definition) =>
        throw new NotSupportedException("Start streams with the runner.");

    public string? Get(string key) => _settings.GetValueOrDefault(key);

    public void Set(string key, string value) => _settings[key] = value;

    public void Unset(string key) => _settings.Remove(key);

    public void Dispose()
    {
        // Holds nothing.
    }
}
