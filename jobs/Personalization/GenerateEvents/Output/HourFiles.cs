using System.Globalization;
using SparkPersonalization.Personalization.GenerateEvents.Visits;

namespace SparkPersonalization.Personalization.GenerateEvents.Output;

/// <summary>
/// Writes records, which come in order of arrival, as lines into the files of each UTC hour, named such as
/// <c>events-2025-03-03T09-00.jsonl</c>. Only one hour's files are open at a time.
/// </summary>
internal sealed class HourFiles : IRecordSink, IDisposable
{
    private const int BufferBytes = 1 << 18;

    private readonly string _directory;
    private readonly FileStream?[] _files;
    private readonly RecordLine _line;
    private long _written;
    private long _hour = -1;

    internal HourFiles(string directory, GenerateEventsOptions options)
    {
        _directory = directory;
        _files = new FileStream?[options.FilesPerHour];
        _line = new RecordLine(options);
    }

    public int Files { get; private set; }

    public void Write(in PlannedRecord record)
    {
        var hour = record.ReceivedAt / Period.Hour;
        if (hour != _hour)
            StartHour(hour);
        var part = (int)(_written++ % _files.Length);
        var file = _files[part] ??= Open(part);
        file.Write(_line.Of(record));
        file.WriteByte((byte)'\n');
    }

    public void Complete() => Close();

    public void Dispose()
    {
        Close();
        _line.Dispose();
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
        Files++;
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
