using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.JobModel.Tests.Options;

public sealed class OptionsBindingTests
{
    private static readonly JobDefinition Job = JobCatalog.From([typeof(SampleJob)]).Find("sample")!;

    [Test]
    public void Without_sources_the_options_are_the_defaults()
    {
        var options = (SampleOptions)Job.Bind(OptionLayers.None);
        Assert.That(options, Is.EqualTo(new SampleOptions() with { Names = options.Names, Windows = options.Windows }));
        Assert.That(options.Names, Is.EqualTo(new[] { "a", "b" }));
    }

    [TestCase("text", "x y", "x y")]
    [TestCase("flag", "true", "true")]
    [TestCase("flag", "False", "false")]
    [TestCase("count", "10", "10")]
    [TestCase("total", "9000000000", "9000000000")]
    [TestCase("rate", "1e-2", "0.01")]
    [TestCase("price", "19.99", "19.99")]
    [TestCase("day", "2025-12-31", "2025-12-31")]
    [TestCase("max-lateness", "500ms", "500ms")]
    [TestCase("max-lateness", "90s", "90s")]
    [TestCase("max-lateness", "60m", "1h")]
    [TestCase("max-lateness", "7d", "7d")]
    [TestCase("max-lateness", "00:30:00", "30m")]
    [TestCase("max-lateness", "1.12:00:00", "36h")]
    [TestCase("max-lateness", "0s", "0s")]
    [TestCase("max-size", "512", "512B")]
    [TestCase("max-size", "64kib", "64KiB")]
    [TestCase("max-size", "2048 MiB", "2GiB")]
    [TestCase("output-mode", "overwrite-all", "overwrite-all")]
    [TestCase("names", "x, y", "x,y")]
    [TestCase("windows", "30m,7d", "30m,7d")]
    [TestCase("inner", "5", "5")]
    public void A_value_is_read_and_shown(string name, string text, string shown)
    {
        var options = Job.Bind(Say(name, text));
        var option = Job.Options.Find(name)!;
        Assert.That(option.Show(option.Property.GetValue(OptionSet.OwnerOf(option, options))), Is.EqualTo(shown));
    }

    [TestCase("flag", "yes", "true or false")]
    [TestCase("count", "3.5", "a whole number")]
    [TestCase("count", "99999999999", "a whole number")]
    [TestCase("rate", "NaN", "a number")]
    [TestCase("rate", "0,5", "a number")]
    [TestCase("price", "much", "a number")]
    [TestCase("day", "31.12.2025", "a date such as 2025-03-31")]
    [TestCase("max-lateness", "30", "a duration such as 30m, 7d or 00:30:00")]
    [TestCase("max-lateness", "-1d", "a duration")]
    [TestCase("max-lateness", "99999999999999d", "a duration")]
    [TestCase("max-size", "1MB", "a size such as 512, 64KiB or 1MiB")]
    [TestCase("max-size", "-1", "a size")]
    [TestCase("max-size", "9999999999TiB", "a size")]
    [TestCase("output-mode", "1", "one of append-only, overwrite-all")]
    [TestCase("windows", "30m,x", "a list, each a duration")]
    public void A_value_of_another_type_is_refused_with_what_was_expected(string name, string text, string expected) =>
        Assert.That(() => Job.Bind(Say(name, text)), Throws.TypeOf<JobOptionsException>()
            .With.Message.Contains($"--{name} on the command line: ").And.Message.Contains($"is not {expected}"));

    [TestCase("count", "0", "must be between 1 and 10")]
    [TestCase("rate", "1.1", "must be between 0 and 1")]
    [TestCase("inner", "6", "must be between 0 and 5")]
    [TestCase("text", "", "required")]
    public void A_value_out_of_range_is_refused(string name, string text, string reason) =>
        Assert.That(() => Job.Bind(Say(name, text)), Throws.TypeOf<JobOptionsException>()
            .With.Message.Contains($"--{name} on the command line: '{text}' is refused").And.Message.Contains(reason));

    [Test]
    public void A_repeated_list_option_takes_all_values()
    {
        var options = (SampleOptions)Job.Bind(OptionLayers.None.With([new("names", ["x", "y,z"], "--names")]));
        Assert.That(options.Names, Is.EqualTo(new[] { "x", "y", "z" }));
    }

    [Test]
    public void All_faults_come_in_one_message_with_their_places()
    {
        var layers = OptionLayers.None
            .WithFaults(["the command line: is odd."])
            .WithEnvironment(Job, new Dictionary<string, string> { ["SPARKPERSONALIZATION_SAMPLE_CONUT"] = "1", ["SPARKPERSONALIZATION_SAMPLE_INNER"] = "9" })
            .With([new("max-size", ["big"], "--max-size on the command line"), new("total", ["1"], "--total on the command line")]);
        var error = Assert.Throws<JobOptionsException>(() => Job.Bind(layers));
        Assert.That(error!.Message, Is.EqualTo("""
            The options of sample do not hold:
              the command line: is odd.
              environment variable SPARKPERSONALIZATION_SAMPLE_CONUT: there is no such option. Did you mean 'count'?
              --max-size on the command line: 'big' is not a size such as 512, 64KiB or 1MiB.
              environment variable SPARKPERSONALIZATION_SAMPLE_INNER: '9' is refused. The field inner must be between 0 and 5.
              --count, --total on the command line: The total is less than the count.
            """));
    }

    [Test]
    public void Binding_leaves_the_defaults_as_they_are()
    {
        Job.Bind(Say("inner", "5"));
        Assert.That(Job.Options.DefaultOf(Job.Options.Find("inner")!), Is.EqualTo("1"));
        Assert.That(((SampleOptions)Job.Bind(OptionLayers.None)).Group.Inner, Is.EqualTo(1));
    }

    private static OptionLayers Say(string name, string text) => OptionLayers.None.With([new(name, [text], $"--{name} on the command line")]);
}
