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
        var rules = context.Options.Rules;
        var silver = SilverEvents.Table.PathIn(context.LakeDirectory);
        var batches = 0;
        using var session = context.OpenSession();
        var query = new LakeQuery
        {
            Job = Sessions.Table.MadeBy,
            Follows = [SilverEvents.Table],
            Input = reader => reader.Format("delta").Load(silver),
            Process = batch =>
            {
                SessionizeBatch.Run(batch, rules);
                batches++;
            },
            Reads = [SilverEvents.Table, Sessions.Table],
            RecoverFrom = Sessions.Table,
            Fingerprint = rules.Fingerprint,
            DefaultMaxBytes = DefaultMaxBytes,
        };
        query.Run(context, context.Options.Lake, session);
        return new JobOutcome
        {
            Counts = [new("batches", batches), .. SessionCounts.Of(session, context.LakeDirectory)],
            Places = [new("sessions", Sessions.Table.PathIn(context.LakeDirectory))],
        };
    }
}
