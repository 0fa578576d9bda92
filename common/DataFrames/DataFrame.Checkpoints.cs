namespace SparkPersonalization.DataFrames;

/// <summary>Rows that are computed once and stand by themselves.</summary>
public sealed partial class DataFrame
{
    /// <summary>
    /// The rows as they are, without what they were computed from: later changes of files and tables are not seen, and a long plan, such as a
    /// loop makes, begins anew. They are there as long as the result is used and the session lives. On Spark they are written to the directory
    /// that <c>spark.checkpoint.dir</c> names.
    /// </summary>
    /// <param name="eager">Whether the rows are computed now, or when the result is first used.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="AnalysisException">The rows come as a stream, or have a type that cannot be kept.</exception>
    /// <exception cref="SparkException">The query failed, or the server has no directory of checkpoints.</exception>
    public DataFrame Checkpoint(bool eager = true) => Checkpoint(isLocal: false, eager);

    /// <summary>As <see cref="Checkpoint(bool)"/>, but on a cluster the rows lie with the executors: faster, and lost with one of them.</summary>
    /// <inheritdoc cref="Checkpoint(bool)"/>
    public DataFrame LocalCheckpoint(bool eager = true) => Checkpoint(isLocal: true, eager);

    /// <summary>
    /// Lets the rows of <see cref="Checkpoint(bool)"/> or <see cref="LocalCheckpoint(bool)"/> go. Else they go some time after nothing uses the
    /// result any longer, when the garbage collector finds out, and a program that runs long may have filled the engine's disks before. The embedded
    /// engine's are gone at once, a server's with the next checkpoint. Neither this DataFrame nor one made from it is to be read again. One that no
    /// checkpoint made stays as it is. Beyond Spark's own API.
    /// </summary>
    public void ReleaseCheckpoint() => Session.Engine.ReleaseCheckpoint(Plan);

    private DataFrame Checkpoint(bool isLocal, bool eager) => With(Session.Engine.Checkpoint(Plan, isLocal, eager));
}
