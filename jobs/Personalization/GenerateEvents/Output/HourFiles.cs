using System.Buffers;
using System.Globalization;
using SparkPersonalization.Personalization.GenerateEvents.Visits;

namespace SparkPersonalization.Personalization.GenerateEvents.Output;

/// <summary>
/// Writes records, which come in order of arrival, as lines into the files of each UTC hour, named such as
/// <c>events-2025-03-03T09-00.jsonl</c>. Only one hour's files are open at a time.
/// </summary>
internal sealed class HourFiles : IDisposable
{
    private const int BufferBytes = 1 << 18;

    private readonly string _directory;
    private readonly FileStream?[] _files;
    private readonly ArrayBufferWriter<byte> _line = new(BufferBytes);
    private readonly EventWriter _writer;
    private long _hour = -1;

    internal HourFiles(string directory, GenerateEventsOptions options)
    {
        _directory = directory;
        _files = new FileStream?[options.FilesPerHour];
        _writer = new EventWriter(_line, options.Seed);
    }

    /// <summary>Files made so far.</summary>
    internal int Count { get; private set; }

    /// <summary>Records written so far.</summary>
    internal long Written { get; private set; }

    internal void Write(in PlannedRecord record)
    {
        var hour = record.ReceivedAt / Period.Hour;
        if (hour != _hour)
            StartHour(hour);
        var part = (int)(Written++ % _files.Length);
        var file = _files[part] ??= Open(part);
        _line.ResetWrittenCount();
        _writer.Write(record);
        if (ByteDamage.Spoils(record.Damage))
            file.Write(ByteDamage.Apply(record, _line.WrittenSpan));
        else
            file.Write(_line.WrittenSpan);
        file.WriteByte((byte)'\n');
    }

    public void Dispose()
    {
        Close();
        _writer.Dispose();
    }

    private void StartHour(long hour)
    {
        Close();
        _hour = hour;
    }

    private FileStream Open(int part)
    {
        var hour = DateTimeOffset.FromUnixTimeMilliseconds(_hour * Period.Hour);
        var name = string.Create(CultureInfo.InvariantCulture, $"events-{hour:yyyy-MM-ddTHH}-{part:00}.jsonl");
        Count++;
        return new FileStream(Path.Combine(_directory, name), FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes);
    }

    private void Close()
    {
        for (var part = 0; part < _files.Length; part++)
        {
            _files[part]?.Dispose();
            _files[part] = null;
        }
    }
}
