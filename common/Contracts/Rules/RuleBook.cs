namespace SparkPersonalization.Contracts.Rules;

/// <summary>The rules of all kinds as columns: a cheap one that is true of every record with a violation, and the list of violations.</summary>
internal sealed class RuleBook
{
    private readonly IReadOnlyList<string> _kinds;
    private readonly IReadOnlyList<(Rule Rule, KindSet Kinds)> _rules;
    private readonly IReadOnlyList<(TypeVerdict Verdict, KindSet Kinds)> _verdicts;
    private readonly IReadOnlyList<Rule> _general;

    /// <summary>Takes the rules together.</summary>
    /// <param name="kinds">The rules of each kind, and of records of none.</param>
    /// <param name="general">Rules of every record, whose codes come last.</param>
    internal RuleBook(IReadOnlyList<KindRules> kinds, IReadOnlyList<Rule> general)
    {
        _kinds = [.. kinds.Select(k => k.Kind)];
        _rules = KindSet.Group(kinds.SelectMany(k => k.Rules.Select(r => (k.Kind, r))), _kinds);
        _verdicts = KindSet.Group(kinds.SelectMany(k => k.Verdicts.Select(v => (k.Kind, v))), _kinds);
        _general = general;
        Elements = ElementRules.Of(_rules.Select(r => r.Rule).Where(r => r.IsOfElements));
    }

    /// <summary>The rules on elements of arrays, whose columns <see cref="Violations"/> needs.</summary>
    internal IReadOnlyList<ElementRules> Elements { get; }

    /// <summary>True of each record that some rule is violated by, and of few others.</summary>
    internal string Suspicious()
    {
        var guarded = _rules.Select(r => (r.Rule, Kinds: IsSharedAtPlace(r.Rule) ? new KindSet(_kinds, _kinds) : r.Kinds));
        var conditions = guarded
            .GroupBy(r => (r.Kinds.Condition, string.Join(' ', r.Rule.Place.Arrays)))
            .Select(g => (g.First().Rule.Place.Some(Sql.Any(g.Select(r => r.Rule.Suspicious).Distinct())), g.First().Kinds));
        return Sql.Any([KindSet.Any(conditions), .. _general.Select(g => $"({g.Suspicious})")]);
    }

    /// <summary>A mismatch of reading that is no violation, whatever else the record has.</summary>
    /// <param name="mismatch">The mismatch as reading tells it, in SQL.</param>
    internal string IsHarmless(string mismatch) => KindSet.Any(
        _verdicts.Where(v => v.Verdict is { Code: null, Found: not null } && !v.Verdict.Path.Contains('[', StringComparison.Ordinal))
            .GroupBy(v => v.Kinds.Condition)
            .Select(g => ($"{mismatch} IN ({Sql.Texts(g.Select(v => $"{v.Verdict.Path}:{v.Verdict.Found}"))})", g.First().Kinds)));

    /// <summary>All violations of a record, as an array whose elements are null, or have a null code, where they hold.</summary>
    internal IReadOnlyList<string> Violations() =>
    [
        .. ViolationCodes.OfKeywords.SelectMany(OfCode),
        .. _general.Select(g => $"array({When(g, Violated(g))})"),
    ];

    private IEnumerable<string> OfCode(string code)
    {
        var rules = _rules.Where(r => r.Rule.Code == code).ToList();
        if (rules.Count > 0)
            yield return Listed(rules);
        if (code is ViolationCodes.Type or ViolationCodes.Range or ViolationCodes.Format)
            yield return $"filter({RuleCompiler.TypesColumn}, v -> v.code = {Sql.Text(code)})";
    }

    // By their numbers first: a column of structs for each rule takes far more memory than all that is found.
    private string Listed(IReadOnlyList<(Rule Rule, KindSet Kinds)> rules)
    {
        var numbers = rules.Select((r, i) => $"CASE WHEN {r.Kinds.Guard($"({Violated(r.Rule)})")} THEN {Sql.Integer(i)} END");
        var violations = rules.Select(r => Violation(r.Rule));
        return $"transform(array_compact(array({string.Join(", ", numbers)})), n -> get(array({string.Join(", ", violations)}), n))";
    }

    private string Violated(Rule rule) => rule.IsOfElements
        ? Elements.First(e => e.Conditions.Contains(rule.Suspicious) && e.Arrays.SequenceEqual(rule.Place.Arrays)).Some(rule.Suspicious)
        : rule.Violated ?? rule.Place.Some(rule.Suspicious);

    private static string When(Rule rule, string condition) => $"CASE WHEN {condition} THEN {Violation(rule)} END";

    private static string Violation(Rule rule) => Sql.Violation(Sql.Text(rule.Code), Sql.Text(rule.Place.Path), Sql.Text(rule.Message));

    /// <summary>What reading found, as violations, whose code is null where there is none.</summary>
    internal string TypeViolations()
    {
        var listed = _verdicts.Where(v => v.Verdict.Found is not null).GroupBy(v => v.Verdict.Code ?? "").OrderBy(g => g.Key, StringComparer.Ordinal);
        var cases = listed.Select(g => $"WHEN {AnyVerdict(g, v => $"{v.Path}:{v.Found}", "concat(f.path, ':', f.found)")} THEN {(g.Key.Length == 0 ? "CAST(NULL AS STRING)" : Sql.Text(g.Key))}");
        var governed = AnyVerdict(_verdicts.Where(v => v.Verdict is { Found: null, Code: not null }), v => v.Path, "f.path");
        var code = $"CASE {string.Join(' ', cases)} WHEN {governed} THEN {Sql.Text(ViolationCodes.Type)} END";
        return $"transform({RuleCompiler.FoundColumn}, f -> {Reading.VerdictColumns.TypeViolation(code, "f")})";
    }

    private static string AnyVerdict(IEnumerable<(TypeVerdict Verdict, KindSet Kinds)> verdicts, Func<TypeVerdict, string> text, string value) => KindSet.Any(
        verdicts.GroupBy(v => v.Kinds.Condition).Select(g => ($"{value} IN ({Sql.Texts(g.Select(v => text(v.Verdict)))})", g.First().Kinds)));

    // Where all rules of a place are the same for all kinds that speak of it, the kind need not be asked: to others the place is mostly null.
    private bool IsSharedAtPlace(Rule rule) => rule.Code != ViolationCodes.Required
        && _rules.Where(r => r.Rule.Place == rule.Place && r.Rule.Code == rule.Code).Select(r => r.Kinds.Condition).Distinct().Count() == 1;
}
