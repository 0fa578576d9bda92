using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Options;
using SparkPersonalization.Personalization.BuildFeatures.Pack;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.BuildFeatures;

/// <summary>Makes a row of features for each started checkout, as of its instant.</summary>
public sealed class BuildFeaturesJob : Job<BuildFeaturesJobOptions>
{
    private static readonly ByteSize DefaultMaxBytes = new(128L << 20);

    /// <inheritdoc/>
    public override string Description => "Makes a row of features for each started checkout, from what had happened and was known at its instant.";

    /// <inheritdoc/>
    public override JobOutcome Run(JobContext<BuildFeaturesJobOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var session = context.OpenSession();
        // Days and hours are told by the zone option; a session's zone must not change them.
        session.Conf().Set("spark.sql.session.timeZone", "UTC");
        var batches = new List<BatchCounts>();
        Query(context, batches).Run(context, context.Options.Lake, session);
        return new JobOutcome
        {
            Counts =
            [
                new("batches", batches.Count),
                new("rows written", batches.Sum(batch => batch.Written)),
                new("rows replaced", batches.Sum(batch => batch.Replaced)),
            ],
            Places = [new("features", CheckoutFeatures.Table.PathIn(context.LakeDirectory))],
        };
    }

    private static LakeQuery Query(JobContext<BuildFeaturesJobOptions> context, List<BatchCounts> batches) => new()
    {
        Job = CheckoutFeatures.Table.MadeBy,
        Follows = [SilverEvents.Table],
        Input = reader => reader.Format("delta").Load(SilverEvents.Table.PathIn(context.LakeDirectory)),
        Process = batch => batches.Add(FeatureBatch.Process(batch, context.Options.Zone)),
        Reads = [SilverEvents.Table, CheckoutFeatures.Table],
        RecoverFrom = CheckoutFeatures.Table,
        Fingerprint = $"{FeaturePack.Fingerprint} {context.Options.Zone}",
        DefaultMaxBytes = DefaultMaxBytes,
    };
}
