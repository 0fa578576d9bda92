using SparkPersonalization.Contracts;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Personalization.Inputs;

/// <summary>What the pipeline can read: the input contract of <c>conf/schemas</c> and the mappings of <c>conf/mappings</c>.</summary>
internal sealed class InputCatalog
{
    private readonly SparkSession _session;
    private readonly string _mappings;
    private readonly Dictionary<string, MappingFile> _loaded = new(StringComparer.Ordinal);

    /// <exception cref="ContractException">A schema has faults.</exception>
    internal InputCatalog(string confDirectory, SparkSession session)
    {
        _session = session;
        _mappings = Path.Combine(confDirectory, "mappings");
        Contract = EventContract.Load(Path.Combine(confDirectory, "schemas"));
    }

    /// <summary>The input contract.</summary>
    internal EventContract Contract { get; }

    /// <summary>The names of all mappings.</summary>
    internal IReadOnlyList<string> Names => Directory.Exists(_mappings)
        ? [.. Directory.EnumerateFiles(_mappings, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>A mapping by name.</summary>
    /// <exception cref="ContractException">There is no such mapping, or it has faults.</exception>
    internal MappingFile Mapping(string name)
    {
        if (_loaded.TryGetValue(name, out var mapping))
            return mapping;
        if (!Names.Contains(name, StringComparer.Ordinal))
            throw NoSuchMapping(name);
        return _loaded[name] = MappingFile.Load(Path.Combine(_mappings, name + ".json"), Contract, _session);
    }

    private ContractException NoSuchMapping(string name)
    {
        var known = Names.Count == 0 ? "There is none" : $"There are: {string.Join(", ", Names)}";
        return new ContractException([new ContractFault(name, "", $"There is no mapping of this name in '{_mappings}'. {known}. A mapping is a file NAME.json there.")]);
    }
}
