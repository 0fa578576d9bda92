using System.Globalization;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Features;
using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Delta.Transactions;

public sealed partial class Transaction
{
    /// <summary>The actions as they are written for one version: with what the commit says about itself in front.</summary>
    private IReadOnlyList<DeltaAction> Stamp(IReadOnlyList<DeltaAction> actions, CommitDetails details, Snapshot? before, long version)
    {
        var now = _log.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var metadata = actions.OfType<Metadata>().FirstOrDefault();
        var inCommitTime = CarriesTime(actions, metadata, before) ? Math.Max(now, (before?.Timestamp.ToUnixTimeMilliseconds() ?? -1) + 1) : (long?)null;
        var info = new CommitInfo
        {
            Timestamp = now,
            InCommitTimestamp = inCommitTime,
            Operation = details.Operation,
            OperationParameters = details.Parameters,
            OperationMetrics = details.Metrics,
            ReadVersion = Snapshot?.Version,
            IsolationLevel = Isolation(actions).ToString(),
            IsBlindAppend = _reads.IsEmpty && actions.OfType<FileAction>().All(f => f is AddFile),
            UserMetadata = details.UserMetadata,
            EngineInfo = details.EngineInfo,
            TransactionId = _id,
        };
        var enablesTime = inCommitTime is not null && before is { Properties.EnableInCommitTimestamps: false };
        return [info, .. actions.Select(a => enablesTime && ReferenceEquals(a, metadata) ? WithEnablement(metadata!, version, inCommitTime!.Value) : a)];
    }

    private static bool CarriesTime(IReadOnlyList<DeltaAction> actions, Metadata? metadata, Snapshot? before)
    {
        var properties = metadata is null ? before!.Properties : new TableProperties(metadata.Configuration);
        var protocol = actions.OfType<Protocol>().FirstOrDefault() ?? before!.Protocol;
        return properties.EnableInCommitTimestamps && FeatureSupport.HasWriterFeature(protocol, TableFeature.InCommitTimestamp);
    }

    // Readers must know from which version on the commits carry their time (Delta protocol, "In-Commit Timestamps").
    private static Metadata WithEnablement(Metadata metadata, long version, long time) => metadata with
    {
        Configuration = metadata.Configuration
            .With("delta.inCommitTimestampEnablementVersion", version.ToString(CultureInfo.InvariantCulture))
            .With("delta.inCommitTimestampEnablementTimestamp", time.ToString(CultureInfo.InvariantCulture)),
    };
}
