using System.Buffers;
using SparkPersonalization.Personalization.GenerateEvents.Visits;

namespace SparkPersonalization.Personalization.GenerateEvents.Output;

/// <summary>The bytes of records, with all that is wrong with them; without a line's end.</summary>
internal sealed class RecordLine : IDisposable
{
    private const int BufferBytes = 1 << 18;

    private readonly ArrayBufferWriter<byte> _line = new(BufferBytes);
    private readonly EventWriter _writer;

    internal RecordLine(GenerateEventsOptions options) => _writer = new EventWriter(_line, options);

    /// <summary>A record's bytes, until the next one's are asked for.</summary>
    internal ReadOnlySpan<byte> Of(in PlannedRecord record)
    {
        _line.ResetWrittenCount();
        _writer.Write(record);
        return ByteDamage.Spoils(record.Damage) ? ByteDamage.Apply(record, _line.WrittenSpan) : _line.WrittenSpan;
    }

    public void Dispose() => _writer.Dispose();
}
