using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Engines;

/// <summary>
/// What runs a session's queries. The embedded engine analyses plans itself; the Spark engine sends them as they are and lets Spark
/// analyse them. An engine is safe for use by several threads.
/// </summary>
public interface IEngine : IDisposable
{
    /// <summary>The engine's name and version, as <c>SparkSession.Version()</c> shows it.</summary>
    string Version { get; }

    /// <summary>
    /// Whether analysis costs no call to a server, so that a DataFrame can be checked when it is made.
    /// </summary>
    bool AnalyzesLocally { get; }

    /// <summary>The session's settings, which may change while it lives.</summary>
    IEngineSettings Settings { get; }

    /// <summary>The plan of an SQL text. An engine that runs other statements than queries runs them here, at once, as Spark does.</summary>
    /// <param name="text">The text and its arguments.</param>
    /// <returns>A plan of the statement's rows: by default the text itself, which is analysed with the plan that it becomes part of.</returns>
    /// <exception cref="SparkException">The statement failed.</exception>
    Relation Sql(SqlRelation text) => text;

    /// <summary>Analyses a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The schema of its rows.</returns>
    /// <exception cref="AnalysisException">The plan makes no sense; the message says why.</exception>
    StructType Analyze(Relation plan);

    /// <summary>Runs a plan. The rows come as they are made; they are not held.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The rows; ending the enumeration early ends the query.</returns>
    /// <exception cref="SparkException">The query failed.</exception>
    IEnumerable<Row> Execute(Relation plan, CancellationToken cancellationToken);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <returns>What the command answers, such as a merge's counts; often no rows.</returns>
    /// <exception cref="SparkException">The command failed.</exception>
    IReadOnlyList<Row> Execute(Command command, CancellationToken cancellationToken);

    /// <summary>Describes how a plan will run.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="mode">What of it is described, as far as the engine can say.</param>
    /// <returns>A text of several lines.</returns>
    string Explain(Relation plan, ExplainMode mode);

    /// <summary>Keeps the rows of a plan from their first use on, for all plans that this very node is part of.</summary>
    /// <param name="plan">The plan. One that is kept already stays as it is.</param>
    /// <param name="level">Where the rows are kept; <see cref="StorageLevel.NONE"/> keeps nothing.</param>
    /// <exception cref="AnalysisException">The plan makes no sense, or its rows cannot be kept.</exception>
    void Persist(Relation plan, StorageLevel level);

    /// <summary>Keeps the rows of a plan no longer.</summary>
    /// <param name="plan">The plan; nothing happens where it is not kept.</param>
    /// <param name="blocking">Whether to wait until the rows are gone.</param>
    void Unpersist(Relation plan, bool blocking);

    /// <summary>Where the rows of a plan are kept.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The level; <see cref="StorageLevel.NONE"/> where they are not.</returns>
    StorageLevel StorageLevelOf(Relation plan);

    /// <summary>Makes a plan that starts from the rows of another as they are.</summary>
    /// <param name="plan">The other.</param>
    /// <param name="isLocal">Whether a cluster leaves the rows with its executors rather than writing them to its directory of checkpoints.</param>
    /// <param name="isEager">Whether the rows are computed now, or at their first use.</param>
    /// <returns>The new plan. The rows are there as long as it is, or a plan made from it, and the session lives.</returns>
    /// <exception cref="SparkException">The plan makes no sense, its rows cannot be kept, or computing them failed.</exception>
    Relation Checkpoint(Relation plan, bool isLocal, bool isEager);

    /// <summary>Lets the rows of a plan that <see cref="Checkpoint"/> made go.</summary>
    /// <param name="plan">The plan, which nobody reads again; nothing happens where it is not such a one.</param>
    void ReleaseCheckpoint(Relation plan);

    /// <summary>The files that a plan reads.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Their addresses, each once.</returns>
    IReadOnlyList<string> InputFiles(Relation plan);

    /// <summary>Whether the rows of a plan are at hand.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Whether they need no computing.</returns>
    bool IsLocal(Relation plan);

    /// <summary>Whether two plans are the same but for names of columns.</summary>
    /// <param name="plan">The one.</param>
    /// <param name="other">The other.</param>
    /// <returns>Whether they are seen to be.</returns>
    bool SameSemantics(Relation plan, Relation other);

    /// <summary>A number that plans share which are the same.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The number.</returns>
    int SemanticHash(Relation plan);

    /// <summary>Starts a streaming query.</summary>
    /// <param name="definition">What it reads, does and how often.</param>
    /// <returns>The running query.</returns>
    IStreamingQueryExecution StartStream(StreamDefinition definition);
}
