namespace SparkPersonalization.Engines.DuckDb.Files.Csv;

/// <summary>What ends a record where records may have several lines: the first line's end in the file, and nothing else.</summary>
internal enum LineEnds
{
    /// <summary>Nothing: the input is one line.</summary>
    None,

    /// <summary>A line feed.</summary>
    LineFeed,

    /// <summary>A carriage return.</summary>
    CarriageReturn,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>Finds line ends.</summary>
internal static class LineEndsOf
{
    /// <summary>What ends the first line.</summary>
    internal static LineEnds First(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOfAny((byte)'\n', (byte)'\r');
        return at < 0 || text[at] == '\n' ? LineEnds.LineFeed
            : at + 1 < text.Length && text[at + 1] == '\n' ? LineEnds.Both : LineEnds.CarriageReturn;
    }

    /// <summary>The ends that a separator names; null where there is none.</summary>
    internal static LineEnds? Of(string? separator) => separator switch
    {
        null => null,
        "\n" => LineEnds.LineFeed,
        "\r" => LineEnds.CarriageReturn,
        _ => LineEnds.Both,
    };

    /// <summary>How many bytes of a line's end begin at a place; 0 where none does.</summary>
    internal static int Length(this LineEnds ends, ReadOnlySpan<byte> text, int at)
    {
        if (at >= text.Length)
        {
            return 0;
        }

        return ends switch
        {
            LineEnds.LineFeed => text[at] == '\n' ? 1 : 0,
            LineEnds.CarriageReturn => text[at] == '\r' ? 1 : 0,
            LineEnds.Both => text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 0,
            _ => 0,
        };
    }
}
