using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.SparkConnect.Kafka;
using SparkPersonalization.Kafka;
using SparkPersonalization.Kafka.Settings;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Kafka;

public sealed class KafkaFaultsTests
{
    private const string Servers = "b1:9092";

    private static readonly SecretTexts Secrets = SecretTexts.Of(new Dictionary<string, string> { ["sasl.password"] = "canary" });

    [TestCase("org.apache.kafka.common.errors.TimeoutException: Timed out waiting for a node assignment.", "KAFKA_UNAVAILABLE")]
    [TestCase("org.apache.kafka.common.errors.NotEnoughReplicasException: Messages are rejected.", "KAFKA_UNAVAILABLE")]
    [TestCase("java.util.concurrent.TimeoutException: Cannot fetch record for offset 7 in 15000 milliseconds", "KAFKA_UNAVAILABLE")]
    [TestCase("org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed", "KAFKA_CLIENT_ERROR")]
    [TestCase("org.apache.kafka.clients.consumer.NoOffsetForPartitionException: none", "KAFKA_CLIENT_ERROR")]
    [TestCase("org.apache.kafka.common.errors.UnknownTopicOrPartitionException: This server does not host this topic-partition.", "KAFKA_TOPIC_NOT_FOUND")]
    public void What_java_s_client_says_has_the_class_of_the_embedded_engine(string said, string errorClass)
    {
        var fault = Map(Wrapped("TASK_WRITE_FAILED", Unclassified($"java.util.concurrent.ExecutionException: {said}", Unclassified(said))));

        Assert.That(fault.ErrorClass, Is.EqualTo(errorClass));
        Assert.That(fault.Message, Does.Contain(Servers).And.Contain(said.Split(": ")[1].TrimEnd('.')));
        Assert.That(KafkaFailures.IsUnavailable(fault), Is.EqualTo(errorClass == "KAFKA_UNAVAILABLE"));
        Assert.That(Classes(fault), Has.None.EqualTo("TASK_WRITE_FAILED"), "It would be taken for one that passes.");
    }

    [Test]
    public void Lost_records_are_told_without_what_is_around()
    {
        var loss = new SparkException(new SparkErrorReport("KAFKA_DATA_LOSS.COULD_NOT_READ_OFFSET_RANGE", "22000", "[KAFKA_DATA_LOSS.COULD_NOT_READ_OFFSET_RANGE] gone", new Dictionary<string, string>()), null);

        Assert.That(Map(Wrapped("TASK_WRITE_FAILED", loss)), Is.SameAs(loss));
    }

    [Test]
    public void The_last_cause_is_told_too() => Assert.That(
        Map(Unclassified("org.apache.kafka.common.errors.SslAuthenticationException: SSL handshake failed", Unclassified("sun.security.validator.ValidatorException: PKIX path building failed"))).Message,
        Does.Contain("SSL handshake failed (PKIX path building failed)"));

    [Test]
    public void A_Spark_without_the_source_says_how_to_get_it() => Assert.That(
        Map(Wrapped("_LEGACY_ERROR_TEMP_1142", null, "Failed to find data source: kafka. Please deploy the application as per the deployment section.")),
        Is.TypeOf<AnalysisException>().With.Property("ErrorClass").EqualTo("DATA_SOURCE_NOT_FOUND").And.Message.Contains("--packages org.apache.spark:spark-sql-kafka-0-10"));

    [TestCase("java.util.concurrent.TimeoutException: Futures timed out after [300 seconds]")]
    [TestCase("java.io.IOException: no space left")]
    public void Other_faults_stay_as_they_are(string said)
    {
        var fault = Wrapped("TASK_WRITE_FAILED", Unclassified(said));

        Assert.That(Map(fault), Is.SameAs(fault));
    }

    [Test]
    public void Secrets_go_from_messages_and_causes_and_the_kind_of_error_stays()
    {
        var fault = new AnalysisException(
            new SparkErrorReport("SOME_CLASS", "42000", "[SOME_CLASS] with canary", new Dictionary<string, string> { ["option"] = "canary" }), Unclassified("java.lang.Exception: canary"));

        var shown = Map(fault);

        Assert.That(shown, Is.TypeOf<AnalysisException>().With.Property("ErrorClass").EqualTo("SOME_CLASS").And.Property("SqlState").EqualTo("42000"));
        Assert.That(shown.ToString() + string.Concat(shown.MessageParameters.Values), Does.Not.Contain("canary").And.Contain("with ***"));
    }

    private static SparkException Map(SparkException e) => KafkaFaults.Of(e, Servers, Secrets);

    private static SparkException Unclassified(string said, Exception? inner = null) => Wrapped("UNCLASSIFIED", inner, said);

    private static SparkException Wrapped(string errorClass, Exception? inner, string said = "Job aborted.") =>
        new(new SparkErrorReport(errorClass, null, $"[{errorClass}] {said}", new Dictionary<string, string>()), inner);

    private static IEnumerable<string> Classes(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is SparkException spark)
            {
                yield return spark.ErrorClass;
            }
        }
    }
}
