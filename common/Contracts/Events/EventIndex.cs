using System.Text.Json;

namespace SparkPersonalization.Contracts.Events;

/// <summary>The index of a contract: which schema a record has by its columns <c>type</c> and <c>event</c>.</summary>
internal sealed record EventIndex(string Envelope, IReadOnlyList<EventKind> Kinds, IReadOnlyList<EventRule> Rules)
{
    /// <summary>The index's file name.</summary>
    internal const string File = "events.json";

    /// <summary>Reads an index.</summary>
    /// <returns>The index, as far as it could be read; faults tell the rest.</returns>
    internal static EventIndex Read(JsonElement content, FaultList faults)
    {
        var reader = new JsonReader(File, faults);
        reader.ExpectKeys(content, "", "envelope", "kinds", "rules", "description");
        var kinds = reader.Elements(content, "", "kinds").Select(e => Kind(reader, e.Value, e.Pointer)).ToList();
        var rules = reader.Elements(content, "", "rules").Select(e => Rule(reader, e.Value, e.Pointer)).ToList();
        CheckDistinct(kinds, faults);
        return new EventIndex(reader.Text(content, "", "envelope"), kinds, rules);
    }

    private static EventKind Kind(JsonReader reader, JsonElement value, string pointer)
    {
        reader.ExpectKeys(value, pointer, "kind", "type", "event", "schema");
        return new EventKind(
            reader.Text(value, pointer, "kind"), reader.Text(value, pointer, "type"), reader.OptionalText(value, pointer, "event"), reader.Text(value, pointer, "schema"));
    }

    private static EventRule Rule(JsonReader reader, JsonElement value, string pointer)
    {
        reader.ExpectKeys(value, pointer, "code", "column", "message", "valid");
        return new EventRule(
            reader.Text(value, pointer, "code"), reader.Text(value, pointer, "column"), reader.Text(value, pointer, "message"), reader.Text(value, pointer, "valid"));
    }

    private static void CheckDistinct(List<EventKind> kinds, FaultList faults)
    {
        if (kinds.Count == 0)
            faults.Add(File, "/kinds", "There is no kind: give one at least.");
        foreach (var same in kinds.GroupBy(k => k.Name).Where(g => g.Count() > 1))
            faults.Add(File, "/kinds", $"The kind '{same.Key}' stands here {same.Count()} times: give each another name.");
        foreach (var same in kinds.GroupBy(k => (k.Type, k.Event)).Where(g => g.Count() > 1))
            faults.Add(File, "/kinds", $"The kinds {string.Join(", ", same.Select(k => k.Name))} have the same type and event: nothing tells them apart.");
    }
}
