using SparkPersonalization.TestKit;

namespace SparkPersonalization.Contracts.Tests;

/// <summary>A contract of one kind, <c>thing</c>, written for a test.</summary>
internal sealed class ContractFiles : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    internal string Directory => _directory.Path;

    /// <summary>Writes a contract whose records have a property <c>v</c> of a schema.</summary>
    internal ContractFiles WithValue(string schema, params string[] required) => WithKind(
        $$"""{"type": "object", "required": [{{string.Join(", ", required.Select(r => $"\"{r}\""))}}], "properties": {"v": {{schema}} } }""");

    /// <summary>Writes a contract whose kind has a schema.</summary>
    internal ContractFiles WithKind(string schema)
    {
        Write("events.json", """{"envelope": "envelope.json", "kinds": [{"kind": "thing", "type": "t", "schema": "thing.json"}]}""");
        Write("envelope.json", """{"type": "object", "required": ["type"], "properties": {"type": {"type": "string"}}}""");
        return Write("thing.json", $$"""{"allOf": [{"$ref": "envelope.json"}, {{schema}}]}""");
    }

    internal ContractFiles Write(string file, string text)
    {
        File.WriteAllText(Path.Combine(Directory, file), text);
        return this;
    }

    internal EventContract Load() => EventContract.Load(Directory);

    /// <summary>What is wrong with the contract.</summary>
    internal IReadOnlyList<ContractFault> Faults() => Assert.Throws<ContractException>(() => Load())!.Faults;

    public void Dispose() => _directory.Dispose();
}
