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
        using var session = context.OpenSession();
        var counts = BatchCounts.None;
        var query = Query(context.Options, new InputCatalog(context.ConfDirectory, session), context.LakeDirectory, batch => counts = counts.Plus(batch));
        query.Run(context, context.Options.Lake, session);
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

    /// <summary>The job's query.</summary>
    /// <param name="options">The job's options.</param>
    /// <param name="inputs">The contract and the mappings.</param>
    /// <param name="lake">The lake's directory.</param>
    /// <param name="settled">Is told of each batch when it is done.</param>
    internal static LakeQuery Query(RefineEventsJobOptions options, InputCatalog inputs, string lake, Action<BatchCounts> settled)
    {
        var key = options.HashKey ?? HashKeys.Of(lake);
        var reading = new EventReading(inputs, options.Rules, key);
        return new LakeQuery
        {
            Job = SilverEvents.Table.MadeBy,
            Follows = [BronzeEvents.Table],
            Input = reader => reader.Format("delta").Load(BronzeEvents.Table.PathIn(lake)),
            Process = batch => settled(new RefineBatch(batch, reading, options.Rules).Run()),
            Reads = [SilverEvents.Table],
            RecoverFrom = SilverEvents.Table,
            Fingerprint = Fingerprint(options.Rules, inputs, key),
            DefaultMaxBytes = BatchBytes,
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
