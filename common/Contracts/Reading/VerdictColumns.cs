using SparkPersonalization.Contracts.Events;
using SparkPersonalization.Contracts.Rules;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Contracts.Reading;

/// <summary>
/// Adds what a contract says of records. Each step is a projection of its own, so that what it computes is computed once; the list of
/// violations is built only for records that a cheap condition makes suspicious.
/// </summary>
internal sealed class VerdictColumns(KindExpressions kinds, RuleBook rules)
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

    /// <summary>Adds the columns <c>value</c>, <c>kind</c> and <c>violations</c>.</summary>
    /// <param name="records">The error and value of each record, and the value's fields, besides the input's columns under other names.</param>
    /// <param name="input">The input's columns.</param>
    /// <param name="suspicion">When a record may have violations for how it was read.</param>
    /// <param name="found">What reading could not put into its columns, as an array of <see cref="Found"/>.</param>
    /// <param name="first">Arrays of violations that stand first, and whose suspicion <paramref name="suspicion"/> is.</param>
    internal DataFrame Add(DataFrame records, InputColumns input, string suspicion, string found, IReadOnlyList<string> first)
    {
        var suspicious = $"{ErrorColumn} IS NULL AND ({KindSet.Column} = '' OR {suspicion} OR {rules.Suspicious()})";
        var list = string.Join(", ", [.. first, kinds.Violations, .. rules.Violations()]);
        var judged = records
            .WithColumn(KindSet.Column, Functions.Expr(kinds.Kind))
            .WithColumn(SuspiciousColumn, Functions.Expr($"coalesce({suspicious}, false)"))
            .WithColumn(RuleCompiler.FoundColumn, Functions.Expr($"CASE WHEN {SuspiciousColumn} THEN {found} END"))
            .WithColumn(RuleCompiler.TypesColumn, Functions.Expr($"CASE WHEN {SuspiciousColumn} THEN {rules.TypeViolations()} END"))
            .WithColumns(rules.Elements.Select(e => KeyValuePair.Create(e.Column, Functions.Expr($"CASE WHEN {SuspiciousColumn} THEN {e.Bits} END"))))
            .WithColumn(ListColumn, Functions.Expr($"CASE WHEN {SuspiciousColumn} THEN filter(concat({list}), v -> v.code IS NOT NULL) END"));
        return judged.Select(
        [
            .. input.Restored(),
            Functions.Col(ValueColumn).As(InputColumns.Value),
            Functions.Expr($"CASE WHEN {ErrorColumn} IS NULL THEN nullif({KindSet.Column}, '') END").As(InputColumns.Kind),
            Functions.Expr(Result()).As(InputColumns.Violations),
        ]);
    }

    private static string Result()
    {
        var malformed = Malformed.Select(m => $"WHEN {Sql.Text(m.Code)} THEN array({Sql.Violation(Sql.Text(m.Code), "''", Sql.Text(m.Message))})");
        return $"CASE WHEN {ErrorColumn} IS NOT NULL THEN CASE {ErrorColumn} {string.Join(' ', malformed)} END "
            + $"WHEN {SuspiciousColumn} THEN CASE WHEN size({ListColumn}) = 0 AND {KindSet.Column} = '' THEN array({KindExpressions.Unknown}) ELSE {ListColumn} END "
            + $"ELSE {NoViolations} END";
    }
}
