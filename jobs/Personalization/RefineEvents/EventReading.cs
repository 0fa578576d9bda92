using SparkPersonalization.Contracts;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Inputs;
using SparkPersonalization.Personalization.Lake;
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
    /// <summary>Whether the contract may have reasons against a record that was screened.</summary>
    internal const string Suspicious = "suspicious";

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

    private static Column NoViolations => Array().Cast(QuarantineEvents.Table.Schema[QuarantineEvents.Reasons].DataType);

    private ContractReadOptions Options => new() { MaxBytes = rules.MaxRecordBytes };

    /// <summary>Rows with the columns of silver and quarantine, all of their reasons but the contract's, and <see cref="Suspicious"/>.</summary>
    /// <param name="bronze">The records.</param>
    /// <param name="mappings">The names of their mappings.</param>
    internal DataFrame Screen(DataFrame bronze, IReadOnlyList<string?> mappings) => Judge(Each(bronze, mappings, Screen), NoViolations);

    /// <summary>
    /// The rows that were screened, now with all reasons. What is wrong takes most of a contract's expressions, so that only records are read for
    /// it that may be wrong. These are kept, as they are few: the embedded engine then holds them in memory, and plans so long a statement once.
    /// </summary>
    /// <param name="screened">What <see cref="Screen(DataFrame, IReadOnlyList{string?})"/> gave, kept.</param>
    /// <param name="mappings">The names of the mappings.</param>
    /// <param name="kept">Keeps what is read for as long as the rows are used.</param>
    internal DataFrame Explain(DataFrame screened, IReadOnlyList<string?> mappings, KeptRows kept)
    {
        var suspects = kept.Keep(screened.Filter(Suspicious).Select([.. BronzeEvents.Table.Schema.FieldNames.Select(Col)]));
        return screened.Filter(!Col(Suspicious)).Drop(Suspicious).UnionByName(kept.Keep(Judge(Each(suspects, mappings, Explain), Col(Violations))));
    }

    private static DataFrame Each(DataFrame bronze, IReadOnlyList<string?> mappings, Func<DataFrame, string?, DataFrame> read) => mappings switch
    {
        [] => read(bronze, null),
        [var mapping] => read(bronze, mapping),
        _ => mappings.Select(name => read(bronze.Filter(Col(BronzeEvents.Mapping).EqNullSafe(Lit(name))), name)).Aggregate((all, part) => all.UnionByName(part)),
    };

    private DataFrame Screen(DataFrame bronze, string? mapping) => mapping is null
        ? inputs.Contract.Screen(bronze, BronzeEvents.Raw, Options)
        : WithoutOrigins(inputs.Mapping(mapping).Screen(WithOrigins(bronze), BronzeEvents.Raw, Options));

    private DataFrame Explain(DataFrame bronze, string? mapping) => mapping is null
        ? inputs.Contract.Read(bronze, BronzeEvents.Raw, Options)
        : WithoutOrigins(inputs.Mapping(mapping).Read(WithOrigins(bronze), BronzeEvents.Raw, Options));

    private static DataFrame WithOrigins(DataFrame bronze) => Origins.Aggregate(bronze, (rows, origin) => rows.WithColumn(origin.Name, Expr(origin.Value)));

    private static DataFrame WithoutOrigins(DataFrame read) => read.Drop([.. Origins.Select(origin => origin.Name)]);

    private DataFrame Judge(DataFrame read, Column violations) => EventColumns.From(read.WithColumnRenamed(ContractValue, Event), inputs.Contract.Schema, Event, hashKey)
        .WithColumn(QuarantineEvents.Reasons, Reason.All(violations, [.. Rules()]))
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
