using System.Reflection;
using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.Cli.Tests;

/// <summary>
/// What people see, as files in <c>Snapshots/</c>. A run with <c>UPDATE_SNAPSHOTS=1</c> writes them anew; they are
/// reviewed like code.
/// </summary>
public sealed class SnapshotTests
{
    private static readonly JobCatalog Jobs = JobCatalog.FindIn(Assembly.Load("SparkPersonalization.Personalization"));

    private static IEnumerable<string> JobIds => Jobs.Jobs.Select(job => job.Id);

    [Test]
    public void The_help() => Compare("help", "--help");

    [TestCase("list")]
    [TestCase("show")]
    [TestCase("history")]
    public void The_help_of_a_command(string command) => Compare($"help-{command}", command, "--help");

    [TestCaseSource(nameof(JobIds))]
    public void The_help_of_a_job(string job) => Compare($"help-{job}", job, "--help");

    [Test]
    public void The_list() => Compare("list", "list");

    [TestCaseSource(nameof(JobIds))]
    public void The_file_of_a_job_binds(string id)
    {
        var job = Jobs.Find(id)!;
        Assert.That(() => job.Bind(OptionLayers.None.WithFile(job, Repository.PathOf("conf"))), Throws.Nothing);
    }

    [Test]
    public void Every_file_in_conf_jobs_is_a_jobs_file() =>
        Assert.That(Directory.EnumerateFiles(Repository.PathOf("conf", "jobs")).Select(Path.GetFileName), Is.SubsetOf(JobIds.Select(id => id + ".json")));

    private static void Compare(string name, params string[] args)
    {
        using var cli = new CliRun { Jobs = Jobs };
        Assert.That(cli.Run(args), Is.Zero, cli.Error);
        var path = Repository.PathOf("tests", "Cli.Tests", "Snapshots", name + ".txt");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, cli.Out);
        Assert.That(cli.Out, Is.EqualTo(File.ReadAllText(path)), $"{path} differs; UPDATE_SNAPSHOTS=1 writes it anew.");
    }
}
