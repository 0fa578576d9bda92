using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.GenerateEvents.Visits;

namespace SparkPersonalization.Personalization.GenerateEvents.Output;

/// <summary>Sends records to a topic, some at a time, and not faster than it shall be.</summary>
internal sealed class TopicRecords : IRecordSink, IDisposable
{
    private const int MostTogether = 5_000;
    private const int PartsOfSecond = 20;

    private static readonly StructType Schema = new StructType().Add("key", new StringType()).Add("value", new BinaryType());

    private readonly SparkSession _spark;
    private readonly KafkaOutput _output;
    private readonly TimeProvider _time;
    private readonly CancellationToken _cancellation;
    private readonly RecordLine _line;
    private readonly List<Row> _waiting = [];
    private readonly int _together;
    private readonly long _started;
    private long _sent;

    internal TopicRecords(SparkSession spark, KafkaOutput output, GenerateEventsOptions options, TimeProvider time, CancellationToken cancellation)
    {
        (_spark, _output, _time, _cancellation) = (spark, output, time, cancellation);
        _line = new RecordLine(options);
        _together = Math.Clamp((output.Rate ?? int.MaxValue) / PartsOfSecond, 1, MostTogether);
        _started = time.GetTimestamp();
    }

    public int Files => 0;

    public void Write(in PlannedRecord record)
    {
        var device = record.Event.Visit.Device.Number.ToString(CultureInfo.InvariantCulture);
        _waiting.Add(new Row(Schema, device, _line.Of(record).ToArray()));
        if (_waiting.Count >= _together)
            Send();
    }

    public void Complete()
    {
        if (_waiting.Count > 0)
            Send();
    }

    public void Dispose() => _line.Dispose();

    private void Send()
    {
        WaitForTurn();
        _spark.CreateDataFrame(_waiting, Schema).Write().Format("kafka").Options(_output.Connection.Options()).Option("topic", _output.Topic!).Save();
        _sent += _waiting.Count;
        _waiting.Clear();
    }

    // By what was sent since the beginning, so that a slow moment is made up for.
    private void WaitForTurn()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_output.Pace is not { } pace)
            return;
        var early = pace.DueAt(_sent) - _time.GetElapsedTime(_started);
        if (early > TimeSpan.Zero)
            Task.Delay(early, _time, _cancellation).GetAwaiter().GetResult();
    }
}
