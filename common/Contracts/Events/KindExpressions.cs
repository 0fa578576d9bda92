using SparkPersonalization.Contracts.Rules;

namespace SparkPersonalization.Contracts.Events;

/// <summary>The kind of a record in Spark SQL, by its columns <c>type</c> and <c>event</c>.</summary>
internal sealed class KindExpressions(IReadOnlyList<EventKind> kinds)
{
    internal const string TypeColumn = "type";
    internal const string EventColumn = "event";

    private static readonly string Type = Sql.Name(TypeColumn);
    private static readonly string Event = Sql.Name(EventColumn);

    /// <summary>The kind's name; empty where there is none.</summary>
    internal string Kind => $"CASE {Type} {string.Join(' ', kinds.GroupBy(k => k.Type).Select(g => $"WHEN {Sql.Text(g.Key)} THEN {OfType(g)}"))} ELSE '' END";

    /// <summary>An array of what is wrong with a record whose type is known, and whose event is not.</summary>
    internal string Violations
    {
        get
        {
            var unknown = $"CASE WHEN {KindSet.Column} = '' AND {Event} IS NOT NULL AND {Type} IN ({Sql.Texts(Named())}) THEN {Unknown} END";
            var missing = $"CASE WHEN {KindSet.Column} = '' AND {Event} IS NULL AND {Type} IN ({Sql.Texts(Named())}) "
                + $"AND NOT exists({RuleCompiler.FoundColumn}, f -> f.path = {Sql.Text(EventColumn)}) "
                + $"THEN {Sql.Violation(Sql.Text(ViolationCodes.Required), Sql.Text(EventColumn), "'is missing'")} END";
            return Named().Length == 0 ? $"array(CAST(NULL AS {Reading.VerdictColumns.Violation}))" : $"array({unknown}, {missing})";
        }
    }

    /// <summary>That a record's event is not known.</summary>
    internal static string Unknown =>
        Sql.Violation(Sql.Text(ViolationCodes.UnknownEvent), Sql.Text(EventColumn), "'no kind of event has this type and event'");

    /// <summary>The rules of a kind that its choice has checked already.</summary>
    internal static bool IsImplied(Rule rule, EventKind kind) => rule.Code == ViolationCodes.Enum
        && ((rule.Place.Path == TypeColumn && rule.Suspicious == NotIn(Type, kind.Type))
            || (rule.Place.Path == EventColumn && kind.Event is { } name && rule.Suspicious == NotIn(Event, name)));

    private static string NotIn(string column, string value) => $"{column} NOT IN ({Sql.Text(value)})";

    // The types all of whose kinds have names.
    private string[] Named() => [.. kinds.GroupBy(k => k.Type).Where(g => g.All(k => k.Event is not null)).Select(g => g.Key)];

    private static string OfType(IEnumerable<EventKind> kinds)
    {
        var other = Sql.Text(kinds.FirstOrDefault(k => k.Event is null)?.Name ?? "");
        var named = kinds.Where(k => k.Event is not null).Select(k => $"WHEN {Sql.Text(k.Event!)} THEN {Sql.Text(k.Name)}").ToList();
        return named.Count == 0 ? other : $"CASE {Event} {string.Join(' ', named)} ELSE {other} END";
    }
}
