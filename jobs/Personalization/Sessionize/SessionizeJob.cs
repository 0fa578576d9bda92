using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Options;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>Follows <c>silver/events</c> and keeps <c>gold/sessions</c> right: late events correct the sessions that they touch.</summary>
public sealed class SessionizeJob : Job<SessionizeJobOptions>
{
    private static readonly ByteSize DefaultMaxBytes = new(1L << 30);

    /// <inheritdoc/>
    public override string Description => "Groups each shopper's events into sessions, and corrects the sessions that late events touch.";

    /// <inheritdoc/>
    public override JobOutcome Run(JobContext<SessionizeJobOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var batches = 0;
        using var session = context.OpenSession();
        Query(context.Options.Rules, context.LakeDirectory, () => batches++).Run(context, context.Options.Lake, session);
        return new JobOutcome
        {
            Counts = [new("batches", batches), .. SessionCounts.Of(session, context.LakeDirectory)],
            Places = [new("sessions", Sessions.Table.PathIn(context.LakeDirectory))],
        };
    }

    /// <summary>The job's query.</summary>
    /// <param name="rules">Where sessions begin.</param>
    /// <param name="lake">The lake's directory.</param>
    /// <param name="settled">Is told of each batch when it is done.</param>
    internal static LakeQuery Query(SessionRules rules, string lake, Action settled) => new()
    {
        Job = Sessions.Table.MadeBy,
        Follows = [SilverEvents.Table],
        Input = reader => reader.Format("delta").Load(SilverEvents.Table.PathIn(lake)),
        Process = batch =>
        {
            SessionizeBatch.Run(batch, rules);
            settled();
        },
        Reads = [SilverEvents.Table, Sessions.Table],
        RecoverFrom = Sessions.Table,
        Fingerprint = rules.Fingerprint,
        DefaultMaxBytes = DefaultMaxBytes,
    };
}
