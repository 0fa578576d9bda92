using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.Kafka;
using SparkPersonalization.Kafka.Settings;

namespace SparkPersonalization.Engines.SparkConnect.Kafka;

/// <summary>What Spark reports of Kafka, as the errors that the embedded engine has for the same, without secrets.</summary>
internal static partial class KafkaFaults
{
    private const string DataLoss = "KAFKA_DATA_LOSS";
    private const string What = "Spark's read or write";
    private const string NoSource = "Failed to find data source: kafka";

    // Exceptions of Java's client that the same may succeed after, without their common ending.
    private static readonly HashSet<string> Passing = new(StringComparer.Ordinal)
    {
        "Timeout", "Disconnect", "Network", "BrokerNotAvailable", "LeaderNotAvailable", "NotLeaderOrFollower", "NotController", "ReplicaNotAvailable",
        "NotEnoughReplicas", "NotEnoughReplicasAfterAppend", "CoordinatorNotAvailable", "CoordinatorLoadInProgress", "NotCoordinator", "KafkaStorage",
        "FencedLeaderEpoch", "UnknownLeaderEpoch", "OffsetNotAvailable", "ThrottlingQuotaExceeded", "Retriable",
    };

    /// <summary>The exception for what Spark reports.</summary>
    /// <param name="e">What Spark reports.</param>
    /// <param name="servers">The brokers of the session's reads and writes.</param>
    /// <param name="secrets">What must not be shown.</param>
    internal static SparkException Of(SparkException e, string servers, SecretTexts secrets)
    {
        var causes = Causes(e).ToList();
        if (causes.Find(c => c.ErrorClass.StartsWith(DataLoss, StringComparison.Ordinal)) is { } loss)
        {
            return Scrubbed(loss, secrets);
        }

        if (e.Message.Contains(NoSource, StringComparison.OrdinalIgnoreCase))
        {
            return new AnalysisException(
                "DATA_SOURCE_NOT_FOUND", "This Spark has no source and sink of Kafka. Start its server with --packages org.apache.spark:spark-sql-kafka-0-10_2.13: and Spark's own version.", Scrubbed(e, secrets));
        }

        return causes.FindLast(c => ClientError().IsMatch(c.Message)) is { } fault ? OfClient(fault, causes[^1], servers, secrets) : Scrubbed(e, secrets);
    }

    // Without what Spark wraps around it: a write that failed is taken for one that may succeed later. The last cause tells most.
    private static SparkException OfClient(SparkException fault, SparkException last, string servers, SecretTexts secrets)
    {
        var error = ClientError().Match(fault.Message);
        var text = ReferenceEquals(last, fault) ? error.Groups["text"].Value : $"{error.Groups["text"].Value} ({AnyError().Replace(last.Message, "")})";
        return Of(error.Groups["name"].Value, secrets.Without(text.Trim().TrimEnd('.')), servers, Scrubbed(fault, secrets));
    }

    private static SparkException Of(string name, string text, string servers, SparkException cause) => name switch
    {
        _ when Passing.Contains(name) => KafkaFailures.Unavailable(What, servers, $"{name}: {text}", cause),
        "UnknownTopicOrPartition" => new SparkException("KAFKA_TOPIC_NOT_FOUND", $"Kafka at {servers} has no such topic or partition: {text}. Create the topic, or name another.", cause),
        _ => KafkaFailures.Failed(What, servers, $"{name}: {text}", cause),
    };

    private static IEnumerable<SparkException> Causes(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is SparkException spark)
            {
                yield return spark;
            }
        }
    }

    // The causes go where one of them tells a secret: each is shown with the exception.
    private static SparkException Scrubbed(SparkException e, SecretTexts secrets)
    {
        var all = e.ToString();
        return secrets.Without(all) == all ? e : e switch
        {
            ParseException => new ParseException(Report(e, secrets), cause: null),
            AnalysisException => new AnalysisException(Report(e, secrets), inner: null),
            _ => new SparkException(Report(e, secrets), inner: null),
        };
    }

    private static SparkErrorReport Report(SparkException e, SecretTexts secrets) => new(
        e.ErrorClass, e.SqlState, secrets.Without(e.Message), e.MessageParameters.ToDictionary(p => p.Key, p => secrets.Without(p.Value), StringComparer.Ordinal));

    [GeneratedRegex("""^\[UNCLASSIFIED\] [\w.$]+: """, RegexOptions.CultureInvariant)]
    private static partial Regex AnyError();

    // The class of a Java exception that Spark has no class for begins its message.
    [GeneratedRegex(
        """^\[UNCLASSIFIED\]\ (?:org\.apache\.kafka\.[\w.]*\.(?<name>\w+?)Exception|java\.util\.concurrent\.(?<name>Timeout)Exception(?=:\ Cannot\ fetch)):(?<text>.*)""",
        RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ClientError();
}
