using SparkPersonalization.Benchmarks.Soaking;

namespace SparkPersonalization.Benchmarks.Measuring;

/// <summary>Where benchmarks work, and on how much. What it holds is removed at the end, but for generated inputs.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly Action<string> _tell;
    private readonly string _root;
    private readonly string _scratch;
    private readonly Dictionary<string, IDisposable> _shared = new(StringComparer.Ordinal);
    private int _last;

    /// <param name="root">A directory on a real disk: fsync is part of what is measured.</param>
    /// <param name="events">Events of a batch; larger and smaller things are in proportion to it.</param>
    /// <param name="runs">How often a comparison is measured.</param>
    /// <param name="tell">Is told what is being done.</param>
    internal Workplace(string root, int events, int runs, Action<string> tell)
    {
        _root = Path.GetFullPath(root);
        _tell = tell;
        Events = events;
        Runs = runs;
        _scratch = Directory.CreateDirectory(Path.Combine(_root, "scratch-" + Guid.NewGuid().ToString("N"))).FullName;
    }

    internal int Events { get; }

    internal int Runs { get; }

    /// <summary>How the live pipeline is soaked.</summary>
    internal SoakOptions Soak { get; init; } = SoakOptions.Default;

    /// <summary>Says what is being done.</summary>
    internal void Tell(string what) => _tell(what);

    /// <summary>A directory for what is the same in every run of the program.</summary>
    internal string InputDirectory(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(_root, "inputs")).FullName, name);

    /// <summary>The path of a directory that does not exist yet.</summary>
    internal string NewDirectory(string name) => Path.Combine(_scratch, $"{name}-{++_last}");

    /// <summary>What several benchmarks start from and none changes: made once, released at the end.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="make">Makes it.</param>
    internal T Share<T>(string name, Func<T> make)
        where T : class, IDisposable
    {
        if (!_shared.TryGetValue(name, out var made))
            _shared.Add(name, made = make());
        return (T)made;
    }

    public void Dispose()
    {
        foreach (var shared in _shared.Values)
            shared.Dispose();
        Directory.Delete(_scratch, recursive: true);
    }
}
