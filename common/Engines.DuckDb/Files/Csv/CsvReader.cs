namespace SparkPersonalization.Engines.DuckDb.Files.Csv;

/// <summary>The records of a part of a file: without its header, lines that say nothing, and comments.</summary>
internal sealed class CsvReader : IDisposable
{
    private const byte LastBlank = (byte)' ';

    private readonly CsvDialect _dialect;
    private readonly FilePart _part;
    private readonly LineReader? _lines;
    private readonly CsvLongRecords? _records;
    private readonly CsvTokenizer _tokenizer;
    private bool _isAtStart;
    private bool _hasHeader;

    internal CsvReader(CsvDialect dialect, FilePart part)
    {
        _dialect = dialect;
        _part = part;
        _isAtStart = part.Start == 0;
        _hasHeader = dialect.Header && _isAtStart;
        if (dialect.MultiLine)
        {
            _records = new CsvLongRecords(dialect, part.Path);
            _tokenizer = _records.Tokenizer;
        }
        else
        {
            _lines = new LineReader(part, rules: dialect.Lines);
            _tokenizer = new CsvTokenizer(dialect, LineEnds.None);
        }
    }

    /// <summary>The values of the record that was read last.</summary>
    internal IReadOnlyList<CsvField> Fields => _tokenizer.Fields;

    /// <summary>Reads the next record.</summary>
    /// <param name="record">The record without the line's end, valid until the next call.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="InvalidDataException">A record is too large.</exception>
    internal bool TryNext(out ReadOnlySpan<byte> record)
    {
        while (TryRead(out record))
        {
            if (SaysNothing(record))
            {
                continue;
            }

            CheckSize();
            if (!_hasHeader)
            {
                return true;
            }

            _hasHeader = false;
        }

        return false;
    }

    /// <summary>The bytes of a value of the record.</summary>
    internal ReadOnlySpan<byte> Bytes(CsvField field, ReadOnlySpan<byte> record) => _tokenizer.Bytes(field, record);

    public void Dispose()
    {
        _lines?.Dispose();
        _records?.Dispose();
    }

    private bool TryRead(out ReadOnlySpan<byte> record)
    {
        if (_records is not null)
        {
            return _records.TryNext(out record);
        }

        if (!_lines!.TryNext(out record))
        {
            return false;
        }

        if (record.Length >= LineScan.MaxLineBytes)
        {
            throw new InvalidDataException($"The file '{_part.Path}' has a line of {LineScan.MaxLineBytes:N0} bytes or more, which is no record. Take it out, or put another file in its place.");
        }

        if (_isAtStart)
        {
            record = CsvLongRecords.WithoutMark(record);
            _isAtStart = false;
        }

        _tokenizer.Read(record);
        return true;
    }

    private void CheckSize()
    {
        if (_tokenizer.Fields.Count > _dialect.MaxColumns || (_dialect.MaxCharacters >= 0 && _tokenizer.Fields.Any(f => f.Length > _dialect.MaxCharacters)))
        {
            throw new DataFrames.SparkException(
                "MALFORMED_CSV_RECORD",
                $"The file '{_part.Path}' has a record of more than {_dialect.MaxColumns} values, or a value of more than {_dialect.MaxCharacters} characters. Correct the file, or raise the options maxColumns and maxCharsPerColumn.");
        }
    }

    // Where a record may have several lines Spark takes one of blanks for a record.
    private bool SaysNothing(ReadOnlySpan<byte> record) =>
        (_dialect.MultiLine ? record.IsEmpty : record.IndexOfAnyExceptInRange((byte)0, LastBlank) < 0)
        || (_dialect.Comment is { } comment && record[0] == comment);
}
