using SparkPersonalization.Contracts.Events;
using SparkPersonalization.Contracts.Rules;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Contracts.Reading;

/// <summary>
/// Adds what a contract says of records. Each step is a projection of its own, so that what it computes is computed once; the list of
/// violations is built only for records that a cheap condition makes suspicious. The columns are made once, however many batches are read.
/// </summary>
internal sealed class VerdictColumns
{
    /// <summary>The type of a violation.</summary>
    internal const string Violation = "STRUCT<code: STRING, column: STRING, message: STRING>";

    /// <summary>The type of what reading could not put into its column.</summary>
    internal const string Found = "STRUCT<at: STRING, path: STRING, found: STRING>";

    internal const string ErrorColumn = "__error";
    internal const string ValueColumn = "__value";
    private const string SuspiciousColumn = "__suspicious";
    private const string ListColumn = "__list";
    private const string NoViolations = $"CAST(array() AS ARRAY<{Violation}>)";

    private readonly KindExpressions _kinds;
    private readonly RuleBook _rules;
    private readonly ReadingFaults _faults;
    private readonly Lazy<IReadOnlyList<IReadOnlyList<KeyValuePair<string, Column>>>> _screening;
    private readonly Lazy<IReadOnlyList<IReadOnlyList<KeyValuePair<string, Column>>>> _listing;
    private readonly Lazy<IReadOnlyList<Column>> _screened;
    private readonly Lazy<IReadOnlyList<Column>> _results;

    /// <summary>Takes a contract's kinds and rules.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="faults">What reading may find, for which a record has violations too.</param>
    internal VerdictColumns(KindExpressions kinds, RuleBook rules, ReadingFaults faults)
    {
        _kinds = kinds;
        _rules = rules;
        _faults = faults;
        _screening = new(() => [.. Screening()]);
        _listing = new(() => [.. Listing()]);
        _screened = new(() => [.. Value(), Functions.Expr($"{ErrorColumn} IS NOT NULL OR {SuspiciousColumn}").As(InputColumns.Suspicious)]);
        _results = new(() => [.. Value(), Functions.Expr(Result()).As(InputColumns.Violations)]);
    }

    private static readonly (string Code, string Message)[] Malformed =
    [
        (ViolationCodes.TooLarge, "the record has more bytes than allowed"),
        (ViolationCodes.NotUtf8, "the record is not UTF-8"),
        (ViolationCodes.InvalidJson, "the record is not JSON"),
        (ViolationCodes.NotAnObject, "the record is JSON, but no object"),
        (ViolationCodes.DuplicateKey, "an object of the record has a key twice"),
    ];

    /// <summary>What reading told, as structs.</summary>
    internal static string Explain(string mismatches)
    {
        const string At = "substring_index(m, ':', 1)";
        return $@"transform({mismatches}, m -> named_struct('at', {At}, 'path', regexp_replace({At}, '\\[[0-9]+\\]', '[]'), 'found', substring_index(m, ':', -1)))";
    }

    /// <summary>A mismatch that reading told, as a violation.</summary>
    internal static string TypeViolation(string code, string found) =>
        Sql.Violation(code, $"{found}.at", $"concat('does not fit its type, the JSON type is ', {found}.found)");

    /// <summary>The same contract's columns for records that are read in another way.</summary>
    internal VerdictColumns For(ReadingFaults faults) => new(_kinds, _rules, faults);

    /// <summary>Adds the columns <c>value</c>, <c>kind</c> and <c>violations</c>.</summary>
    /// <param name="records">The error and value of each record, and the value's fields, besides the input's columns under other names.</param>
    /// <param name="input">The input's columns.</param>
    internal DataFrame Add(DataFrame records, InputColumns input) =>
        With(With(records, _screening.Value), _listing.Value).Select([.. input.Restored(), .. _results.Value]);

    /// <summary>Adds the columns <c>value</c>, <c>kind</c> and <c>suspicious</c>.</summary>
    /// <param name="records">As for <see cref="Add"/>.</param>
    /// <param name="input">The input's columns.</param>
    internal DataFrame Screen(DataFrame records, InputColumns input) =>
        With(records, _screening.Value).Select([.. input.Restored(), .. _screened.Value]);

    private static DataFrame With(DataFrame records, IEnumerable<IReadOnlyList<KeyValuePair<string, Column>>> steps) =>
        steps.Aggregate(records, (rows, step) => rows.WithColumns(step));

    private IEnumerable<IReadOnlyList<KeyValuePair<string, Column>>> Screening()
    {
        var suspicious = $"{ErrorColumn} IS NULL AND ({KindSet.Column} = '' OR {_faults.Suspicion} OR {_rules.Suspicious()})";
        yield return [Named(KindSet.Column, _kinds.Kind)];
        yield return [Named(SuspiciousColumn, $"coalesce({suspicious}, false)")];
    }

    private IEnumerable<IReadOnlyList<KeyValuePair<string, Column>>> Listing()
    {
        var list = string.Join(", ", [.. _faults.Violations, _kinds.Violations, .. _rules.Violations()]);
        yield return [Suspected(RuleCompiler.FoundColumn, _faults.Found)];
        yield return [Suspected(RuleCompiler.TypesColumn, _rules.TypeViolations())];
        yield return [.. _rules.Elements.Select(e => Suspected(e.Column, e.Bits))];
        yield return [Suspected(ListColumn, $"filter(concat({list}), v -> v.code IS NOT NULL)")];
    }

    private static IEnumerable<Column> Value()
    {
        yield return Functions.Col(ValueColumn).As(InputColumns.Value);
        yield return Functions.Expr($"CASE WHEN {ErrorColumn} IS NULL THEN nullif({KindSet.Column}, '') END").As(InputColumns.Kind);
    }

    private static KeyValuePair<string, Column> Suspected(string name, string value) => Named(name, $"CASE WHEN {SuspiciousColumn} THEN {value} END");

    private static KeyValuePair<string, Column> Named(string name, string value) => KeyValuePair.Create(name, Functions.Expr(value));

    private static string Result()
    {
        var malformed = Malformed.Select(m => $"WHEN {Sql.Text(m.Code)} THEN array({Sql.Violation(Sql.Text(m.Code), "''", Sql.Text(m.Message))})");
        return $"CASE WHEN {ErrorColumn} IS NOT NULL THEN CASE {ErrorColumn} {string.Join(' ', malformed)} END "
            + $"WHEN {SuspiciousColumn} THEN CASE WHEN size({ListColumn}) = 0 AND {KindSet.Column} = '' THEN array({KindExpressions.Unknown}) ELSE {ListColumn} END "
            + $"ELSE {NoViolations} END";
    }
}
