using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Transactions;

/// <summary>What a commit says about itself, for <c>DESCRIBE HISTORY</c> and for people.</summary>
/// <param name="Operation">The kind of operation, in Delta's words: <c>WRITE</c>, <c>MERGE</c>, <c>DELETE</c>, <c>UPDATE</c>, <c>CREATE TABLE</c>, ...</param>
public sealed record CommitDetails(string Operation)
{
    /// <summary>The operation's parameters; texts are to be JSON, as Spark writes them (<c>"Append"</c> is <c>mode: Append</c>).</summary>
    public StringMap Parameters { get; init; } = StringMap.Empty;

    /// <summary>What the operation counted, such as <c>numOutputRows</c>.</summary>
    public StringMap Metrics { get; init; } = StringMap.Empty;

    /// <summary>What is to be kept with the commit; nothing by default.</summary>
    public string? UserMetadata { get; init; }

    /// <summary>The program, <c>SparkPersonalization</c> by default.</summary>
    public string EngineInfo { get; init; } = "SparkPersonalization";
}
