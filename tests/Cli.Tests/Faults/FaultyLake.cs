using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>A lake, its input and its configuration in a folder of their own, and the real jobs run in this process.</summary>
internal sealed class FaultyLake : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SparkSession _spark = SparkSession.Builder().AppName("faults").GetOrCreate();

    internal FaultyLake()
    {
        Directory.CreateDirectory(Input);
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("conf"), "*", SearchOption.AllDirectories))
        {
            var target = _directory["conf/" + Path.GetRelativePath(Repository.PathOf("conf"), file)];
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    internal string Lake => _directory["lake"];

    internal string Input => _directory["in"];

    internal string this[string relative] => _directory[relative];

    /// <summary>Writes a file of lines, each of which names the file.</summary>
    internal void WriteInput(string file, int lines) =>
        File.WriteAllText(Path.Combine(Input, file), string.Concat(Enumerable.Range(0, lines).Select(i => $"{file} {i}\n")));

    internal ProcessRun Ingest(params string[] options) => Run(["ingest-events", "--input", Input, .. options]);

    /// <summary>Ingests in a process of its own, which remembers nothing of the tables.</summary>
    internal ProcessRun IngestAnew(params string[] options) =>
        ProcessRun.Of(JobProcess.Program, Input, JobProcess.Variables(""), ["--lake", Lake, "ingest-events", "--input", Input, .. options]);

    /// <summary>Ingests in a process that may read and write only what files' permissions let it, even where root starts it.</summary>
    internal ProcessRun IngestUnprivileged() => UnprivilegedProcess.Run(Input, "--lake", Lake, "ingest-events", "--input", Input);

    internal ProcessRun Run(params string[] args)
    {
        using var run = new CliRun { Jobs = JobProcess.Jobs };
        run.Environment["SPARKPERSONALIZATION_CONF_DIR"] = _directory["conf"];
        var exitCode = run.Run(["--lake", Lake, .. args]);
        return new ProcessRun(exitCode, run.Out, run.Error);
    }

    /// <summary>The lines in bronze, in order.</summary>
    internal IReadOnlyList<string> Bronze() => [.. _spark.Read().Format("delta").Load(Path.Combine(Lake, "bronze", "events"))
        .SelectExpr("decode(raw, 'UTF-8')").Collect().Select(row => row.GetAs<string>(0)).Order(StringComparer.Ordinal)];

    /// <summary>The lines of all files of the input, in order.</summary>
    internal IReadOnlyList<string> Lines() => [.. Directory.EnumerateFiles(Input).SelectMany(File.ReadAllLines).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        _spark.Dispose();
        _directory.Dispose();
    }
}
