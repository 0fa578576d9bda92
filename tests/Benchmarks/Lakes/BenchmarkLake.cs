using Microsoft.Extensions.Logging.Abstractions;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Benchmarks.Lakes;

/// <summary>A lake of its own for a piece of work, removed after it.</summary>
internal sealed class BenchmarkLake : IDisposable
{
    internal BenchmarkLake(Workplace place) => Root = Directory.CreateDirectory(place.NewDirectory("lake")).FullName;

    internal string Root { get; }

    internal JobServices Services => new()
    {
        LakeDirectory = Root,
        ConfDirectory = Path.Combine(AppContext.BaseDirectory, "conf"),
        Log = NullLogger.Instance,
    };

    internal string PathOf(LakeTable table) => table.PathIn(Root);

    /// <summary>A glob of a table's data files, for those who read no log. Every table that is written once has no others.</summary>
    internal string FilesOf(LakeTable table) => Path.Combine([PathOf(table), .. table.PartitionColumns.Select(column => $"{column}=*"), "*.parquet"]);

    /// <summary>Runs a job in the process.</summary>
    internal JobOutcome Run<TOptions>(Job<TOptions> job, TOptions options)
        where TOptions : class, new() => job.Run(new JobContext<TOptions>(options, Services));

    /// <summary>A new lake that shares the files of tables: they are linked, so that nothing has yet to be written to the disk when the clock starts.</summary>
    internal static BenchmarkLake With(Workplace place, BenchmarkLake source, params LakeTable[] tables)
    {
        var lake = new BenchmarkLake(place);
        foreach (var table in tables)
            LinkAll(source.PathOf(table), lake.PathOf(table));
        return lake;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static void LinkAll(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var directory in Directory.EnumerateDirectories(source))
            LinkAll(directory, Path.Combine(target, Path.GetFileName(directory)));
        foreach (var file in Directory.EnumerateFiles(source))
        {
            var copy = Path.Combine(target, Path.GetFileName(file));
            if (OperatingSystem.IsWindows() || Posix.Link(file, copy) != 0)
                File.Copy(file, copy);
        }
    }
}
