using SparkPersonalization.Contracts;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Inputs;
using SparkPersonalization.Personalization.RefineEvents.Codes;
using SparkPersonalization.Personalization.RefineEvents.Rules;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.RefineEvents;

/// <summary>Reads rows of bronze by the input contract, or by the mapping that each names, into the columns of silver and all reasons to refuse.</summary>
/// <param name="inputs">The contract and the mappings.</param>
/// <param name="rules">What decides which events silver takes.</param>
/// <param name="hashKey">The key of the hashes of personal data.</param>
internal sealed class EventReading(InputCatalog inputs, RefineRules rules, string hashKey)
{
    // What the contract reads is called like one of silver's columns.
    private const string ContractValue = "value";
    private const string Event = "contract_event";
    private const string Violations = "violations";

    // Names that mappings use of a record and of where it came from. One that is not UTF-8 has no text, and is refused when it is read.
    private static readonly (string Name, string Value)[] Origins =
    [
        ("_raw", $"CASE WHEN is_valid_utf8({BronzeEvents.Raw}) THEN CAST({BronzeEvents.Raw} AS STRING) END"),
        ("_occurrence", BronzeEvents.Occurrence),
        ("_file", BronzeEvents.File),
        ("_ingested_at", BronzeEvents.IngestedAt),
    ];

    private ContractReadOptions Options => new() { MaxBytes = rules.MaxRecordBytes };

    /// <summary>Rows with the columns of silver and quarantine.</summary>
    internal DataFrame Read(DataFrame bronze)
    {
        var names = bronze.Select(BronzeEvents.Mapping).Distinct().Collect().Select(row => row.GetAs<string?>(0)).Order(StringComparer.Ordinal).ToList();
        var parts = names.Count == 1
            ? [Read(bronze, names[0])]
            : names.Select(name => Read(bronze.Filter(Col(BronzeEvents.Mapping).EqNullSafe(Lit(name))), name)).ToList();
        return parts.Count == 0 ? Judge(Read(bronze, null)) : Judge(parts.Aggregate((all, part) => all.UnionByName(part)));
    }

    private DataFrame Read(DataFrame bronze, string? mapping)
    {
        if (mapping is null)
            return inputs.Contract.Read(bronze, BronzeEvents.Raw, Options);
        var named = Origins.Aggregate(bronze, (rows, origin) => rows.WithColumn(origin.Name, Expr(origin.Value)));
        return inputs.Mapping(mapping).Read(named, BronzeEvents.Raw, Options).Drop([.. Origins.Select(origin => origin.Name)]);
    }

    private DataFrame Judge(DataFrame read) => EventColumns.From(read.WithColumnRenamed(ContractValue, Event), inputs.Contract.Schema, Event, hashKey)
        .WithColumn(QuarantineEvents.Reasons, Reason.All(Col(Violations), [.. Rules()]))
        .WithColumn(SilverEvents.ContentHash, Content.Hash)
        .Drop(Event, Violations, EventColumns.RawUserId, EventColumns.FullIp, EventColumns.SearchedAgent, EventColumns.IsMarkedInternal);

    private IEnumerable<Reason> Rules()
    {
        yield return Currencies.Rule();
        yield return Identity.Rule();
        yield return Bots.Rule(rules.BotAgents, EventColumns.SearchedAgent);
        if (rules.FilterInternal)
            yield return InternalTraffic.Rule(EventColumns.IsMarkedInternal, EventColumns.FullIp);
        foreach (var rule in Lateness.Rules(rules.MaxLateness, rules.MaxFuture))
            yield return rule;
    }
}
