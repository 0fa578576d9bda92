using System.Text.Json;

namespace SparkPersonalization.Contracts.Schemas;

internal sealed partial class SchemaReader
{
    private SchemaNode Reference(JsonElement value, Origin origin)
    {
        var parts = Text(value, origin).Split('#', 2);
        var target = new Origin(parts[0].Length == 0 ? origin.File : Beside(origin.File, parts[0]), parts.Length == 1 ? "" : Uri.UnescapeDataString(parts[1]));
        if (_open.Contains(target))
        {
            Fault(origin, "The reference leads back to itself, and columns cannot nest without end: name the levels that there are.");
            return new SchemaNode(origin);
        }

        if (files.Read(target.File) is not { } file || Find(file, target, origin) is not { } schema)
            return new SchemaNode(origin);
        _open.Add(target);
        var node = Node(schema, target);
        _open.RemoveAt(_open.Count - 1);
        return node;
    }

    private static string Beside(string file, string relative) =>
        Path.GetDirectoryName(file) is { Length: > 0 } folder ? Path.Combine(folder, relative) : relative;

    private JsonElement? Find(JsonElement file, Origin target, Origin origin)
    {
        var found = file;
        foreach (var step in target.Pointer.Split('/').Skip(1))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (!TryStep(found, name, out found))
            {
                Fault(origin, $"{target.File} has nothing at '{target.Pointer}': correct the reference.");
                return null;
            }
        }

        if (target.Pointer.Length == 0 || target.Pointer[0] == '/')
            return found;
        Fault(origin, $"'#{target.Pointer}' is an anchor, which is not known here: refer by a JSON pointer such as #/$defs/name.");
        return null;
    }

    private static bool TryStep(JsonElement value, string name, out JsonElement next)
    {
        next = value;
        if (value.ValueKind == JsonValueKind.Object)
            return value.TryGetProperty(name, out next);
        if (value.ValueKind != JsonValueKind.Array || !int.TryParse(name, out var index) || index < 0 || index >= value.GetArrayLength())
            return false;
        next = value[index];
        return true;
    }
}
