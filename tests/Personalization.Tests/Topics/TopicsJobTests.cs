using Microsoft.Extensions.Logging.Abstractions;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.Brokers;
using SparkPersonalization.Personalization.IngestEvents;
using SparkPersonalization.Personalization.Tests.GenerateEvents;
using SparkPersonalization.Personalization.Topics;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.Topics;

/// <summary>Topics of a real broker beside their definitions.</summary>
public sealed class TopicsJobTests
{
    [Test, NeedsServers]
    public void Missing_topics_are_a_failed_check_until_they_are_made()
    {
        var missing = Run(new TopicsJobOptions());
        var made = Run(new TopicsJobOptions { Create = true, Replicas = 1 });
        var again = Run(new TopicsJobOptions { Create = true, Replicas = 1 });
        var asDefined = Run(new TopicsJobOptions { Topic = "events" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((missing.Succeeded, missing.Checks.Single().Detail), Is.EqualTo((false, "There is no such topic. Make it with --create.")));
            Assert.That((made.Checks.Single().Detail, Created(made)), Is.EqualTo(("as defined", 1m)));
            Assert.That((again.Succeeded, Created(again)), Is.EqualTo((true, 0m)));
            Assert.That(asDefined.Succeeded, Is.False);
            Assert.That(asDefined.Checks.Single().Detail, Does.Contain("held by 1 brokers, not 3").And.Contain("min.insync.replicas is 1, not 2"));
        }
    }

    [Test, NeedsServers]
    public void A_topic_without_a_definition_is_refused_and_the_known_ones_are_named() => Assert.That(
        () => Run(new TopicsJobOptions { Topic = "evnts" }), Throws.ArgumentException.With.Message.Contains("evnts").And.Message.Contains("It has events"));

    [Test]
    public void Every_definition_is_safe() => Assert.That(
        TopicFiles.Read(Conf, null).Select(file => (file.Definition.Replicas, file.Definition.Settings["min.insync.replicas"])), Is.Not.Empty.And.All.EqualTo((3, "2")));

    [Test]
    public void Topics_on_fewer_than_three_brokers_are_warned_of() => Assert.That(
        ReplicaWarning.Of(new Dictionary<string, int> { ["a"] = 3, ["b"] = 2 }), Is.EqualTo(new[]
        {
            "Topic b is held by 2 of the 3 brokers that are safe: events are lost with a broker's disk. The job 'topics' checks it against conf/kafka.",
        }));

    private static string Conf => Path.GetDirectoryName(NaiveSchema.Folder)!;

    private static decimal Created(JobOutcome outcome) => outcome.Counts.Single(count => count.Name == "created").Value;

    private JobOutcome Run(TopicsJobOptions options) => new TopicsJob().Run(new JobContext<TopicsJobOptions>(
        options with { Connection = new KafkaConnection { BootstrapServers = RealKafka.Server.BootstrapServers } },
        new JobServices { LakeDirectory = "/lake", ConfDirectory = Conf, Log = NullLogger.Instance }));
}
