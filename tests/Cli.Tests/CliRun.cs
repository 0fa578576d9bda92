using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli.Tests;

/// <summary>Runs the program in this process, in a folder of its own, and keeps what it wrote.</summary>
internal sealed class CliRun : IDisposable
{
    private readonly StringWriter _out = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    internal CliRun() => Directory.CreateDirectory(Path.Combine(Folder, "conf", "jobs"));

    internal string Folder { get; } = Directory.CreateTempSubdirectory("cli tests ").FullName;

    internal Dictionary<string, string> Environment { get; } = [];

    internal Interruption Interruption { get; } = new();

    internal JobCatalog Jobs { get; init; } = TestJobs.Catalog;

    internal bool Terminal { get; init; }

    internal int? OutWidth { get; init; }

    internal string Out => _out.ToString();

    internal string Error => _error.ToString();

    internal int Run(params string[] args) => CliApplication.Run(
        args,
        new CliConsole
        {
            Out = _out,
            Error = _error,
            ErrorIsTerminal = Terminal,
            OutWidth = OutWidth,
            Environment = Environment,
            CurrentDirectory = Folder,
            ApplicationDirectory = Path.Combine(Folder, "artifacts", "bin"),
        },
        Jobs,
        Interruption);

    public void Dispose()
    {
        Interruption.Dispose();
        _out.Dispose();
        _error.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
