using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Options;
using SparkPersonalization.Personalization.Inputs;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.RefineEvents;

/// <summary>Makes typed, valid, deduplicated and cleansed events of raw ones; what it refuses goes to the quarantine with all reasons.</summary>
public sealed class RefineEventsJob : Job<RefineEventsJobOptions>
{
    /// <summary>Grows when the same records under the same options get other rows.</summary>
    private const int RulesVersion = 2;

    private static readonly ByteSize BatchBytes = new(64 << 20);

    /// <inheritdoc/>
    public override string Description => "Validates, deduplicates and cleanses bronze/events into silver/events; the rest goes to quarantine/events with all reasons.";

    /// <inheritdoc/>
    public override JobOutcome Run(JobContext<RefineEventsJobOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var options = context.Options;
        using var session = context.OpenSession();
        var inputs = new InputCatalog(context.ConfDirectory, session);
        var key = options.HashKey ?? HashKeys.Of(context.LakeDirectory);
        var reading = new EventReading(inputs, options.Rules, key);
        var counts = BatchCounts.None;
        var query = new LakeQuery
        {
            Job = SilverEvents.Table.MadeBy,
            Input = reader => reader.Format("delta").Load(BronzeEvents.Table.PathIn(context.LakeDirectory)),
            Process = batch => counts = counts.Plus(new RefineBatch(batch, reading, options.Rules.DedupeHorizon).Run()),
            Reads = [SilverEvents.Table],
            RecoverFrom = SilverEvents.Table,
            Fingerprint = Fingerprint(options.Rules, inputs, key),
            DefaultMaxBytes = BatchBytes,
        };
        query.Run(context, options.Lake, session);
        return new JobOutcome
        {
            Counts = [new("records", counts.Records), new("silver", counts.Silver), new("quarantined", counts.Quarantined), new("duplicates", counts.Duplicates)],
            Places =
            [
                new("silver", SilverEvents.Table.PathIn(context.LakeDirectory)),
                new("quarantine", QuarantineEvents.Table.PathIn(context.LakeDirectory)),
            ],
        };
    }

    // Of the key only a hash: the fingerprint is written down.
    private static string Fingerprint(RefineRules rules, InputCatalog inputs, string key)
    {
        var texts = inputs.Names.Select(name => inputs.Mapping(name).Fingerprint).Prepend(inputs.Contract.Fingerprint)
            .Append(JsonSerializer.Serialize(rules)).Append(key);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', texts)));
        return $"{SilverEvents.Table.MadeBy} {RulesVersion} {Convert.ToHexStringLower(hash)}";
    }
}
