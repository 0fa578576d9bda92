using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.JobModel.Tests.Options;

public sealed class OptionsFileTests
{
    private static readonly JobDefinition Job = JobCatalog.From([typeof(SampleJob)]).Find("sample")!;
    private string _conf = "";

    [SetUp]
    public void MakeFolder()
    {
        _conf = Directory.CreateTempSubdirectory("conf-").FullName;
        Directory.CreateDirectory(Path.Combine(_conf, "jobs"));
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_conf, recursive: true);

    [Test]
    public void A_file_gives_texts_numbers_booleans_and_lists()
    {
        Write("""{ "text": "x", "count": 7, "flag": true, "names": ["p", "q"], "inner": 2, "max-lateness": "1h" }""");
        var options = (SampleOptions)Job.Bind(OptionLayers.None.WithFile(Job, _conf));
        Assert.That((options.Text, options.Count, options.Flag, options.Group.Inner, options.MaxLateness), Is.EqualTo(("x", 7, true, 2, TimeSpan.FromHours(1))));
        Assert.That(options.Names, Is.EqualTo(new[] { "p", "q" }));
    }

    [Test]
    public void Without_a_file_nothing_is_said() =>
        Assert.That(((SampleOptions)Job.Bind(OptionLayers.None.WithFile(Job, _conf))).Count, Is.EqualTo(3));

    [Test]
    public void The_environment_wins_over_the_file_and_the_command_line_over_both()
    {
        Write("""{ "count": 1, "inner": 1, "text": "file" }""");
        var layers = OptionLayers.None
            .WithFile(Job, _conf)
            .WithEnvironment(Job, new Dictionary<string, string> { ["SPARKPERSONALIZATION_SAMPLE_COUNT"] = "2", ["SPARKPERSONALIZATION_SAMPLE_INNER"] = "2" })
            .With([new("inner", ["3"], "--inner")]);
        var options = (SampleOptions)Job.Bind(layers);
        Assert.That((options.Text, options.Count, options.Group.Inner), Is.EqualTo(("file", 2, 3)));
    }

    [TestCase("""{ "cuont": 1 }""", "\"cuont\" in ", "Did you mean 'count'?")]
    [TestCase("""{ "count": null }""", "\"count\" in ", "leave it out for the default")]
    [TestCase("""{ "count": { "value": 1 } }""", "\"count\" in ", "must be a text")]
    [TestCase("""{ "names": ["a", null] }""", "\"names\" in ", "must be a text")]
    [TestCase("""{ "count": [1, 2] }""", "\"count\" in ", "takes one value, not 2")]
    [TestCase("""{ "count": 1, "count": 2 }""", "sample.json", "is not JSON")]
    [TestCase("""[1]""", "sample.json", "must hold one JSON object")]
    [TestCase("""{ "count": """, "sample.json", "is not JSON")]
    public void A_wrong_file_is_refused_with_its_name_and_the_reason(string json, string place, string reason)
    {
        Write(json);
        Assert.That(() => Job.Bind(OptionLayers.None.WithFile(Job, _conf)), Throws.TypeOf<JobOptionsException>()
            .With.Message.Contains(place).And.Message.Contains("sample.json").And.Message.Contains(reason));
    }

    private void Write(string json) => File.WriteAllText(Path.Combine(_conf, "jobs", "sample.json"), json);
}
