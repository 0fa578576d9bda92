using System.Text;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.SparkConnect.Translation;
using SparkPersonalization.Kafka;

namespace SparkPersonalization.Engines.SparkConnect.Kafka;

/// <summary>Writes to topics in what Spark's sink has.</summary>
internal static class KafkaPlans
{
    /// <summary>Whether a format is that of topics.</summary>
    internal static bool Is(string? format) => "kafka".Equals(format, StringComparison.OrdinalIgnoreCase);

    /// <summary>The write with options as Spark takes them; what marks a batch's records becomes a header of each, which Spark has no option for.</summary>
    internal static WriteOperation Of(WriteOperation write, IPlanServer server)
    {
        var options = server.Kafka.OfWrite(write.Options.Without(KafkaColumns.BatchHeader));
        return write.Options.Get(KafkaColumns.BatchHeader) is { } batch
            ? write with { Options = options, Input = Marked(write.Input, batch, server.Schema(write.Input)) }
            : write with { Options = options };
    }

    private static WithColumns Marked(Relation rows, string batch, StructType schema)
    {
        var mark = Function("array", Function("named_struct", Text("key"), Text(KafkaColumns.BatchHeader), Text("value"), new Literal(Encoding.UTF8.GetBytes(batch), new BinaryType())));
        var present = new UnresolvedAttribute(KafkaColumns.Headers);
        return new WithColumns(rows, [new Alias(Has(schema) ? Function("when", Function("isnull", present), mark, Function("concat", present, mark)) : mark, [KafkaColumns.Headers])]);
    }

    private static bool Has(StructType schema) => schema.FieldNames.Contains(KafkaColumns.Headers, StringComparer.OrdinalIgnoreCase);

    private static Literal Text(string text) => new(text, new StringType());

    private static UnresolvedFunction Function(string name, params Expression[] arguments) => new(name, [.. arguments]);
}
