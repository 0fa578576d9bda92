using System.Globalization;

namespace SparkPersonalization.Engines.DuckDb.Functions.Bridge;

/// <summary>
/// Exceptions that C# functions threw, kept until the error that DuckDB made of each comes back. DuckDB carries only a text, so the text
/// names the exception.
/// </summary>
/// <remarks>Some errors never come back (<c>TRY</c>, several threads failing at once), so only the newest exceptions are kept.</remarks>
internal sealed class CallbackErrors
{
    private const int Kept = 64;

    // The instance's own word, so that no text of a user is taken for a mark.
    private readonly string _mark = $"\n[{Guid.NewGuid():N}:";
    private readonly Lock _lock = new();
    private readonly Queue<(long Id, Exception Error)> _errors = new(Kept);
    private long _lastId;

    /// <summary>Keeps an exception.</summary>
    /// <returns>The text to give to DuckDB.</returns>
    internal string Keep(Exception error)
    {
        lock (_lock)
        {
            if (_errors.Count == Kept)
            {
                _errors.Dequeue();
            }

            _errors.Enqueue((++_lastId, error));
            // A zero character would end the text for DuckDB.
            var message = error.Message.Replace('\0', '\uFFFD');
            return string.Create(CultureInfo.InvariantCulture, $"{message}{_mark}{_lastId}]");
        }
    }

    /// <summary>Finds the exception behind an error text of DuckDB's.</summary>
    /// <param name="message">The error text.</param>
    /// <returns>The text without mark, and the exception, or null where no C# function threw it.</returns>
    internal (string Message, Exception? Error) Find(string message)
    {
        var start = message.IndexOf(_mark, StringComparison.Ordinal);
        var end = start < 0 ? -1 : message.IndexOf(']', start + _mark.Length);
        if (end < 0)
        {
            return (message, null);
        }

        var id = long.Parse(message.AsSpan(start + _mark.Length, end - start - _mark.Length), CultureInfo.InvariantCulture);
        lock (_lock)
        {
            return (message.Remove(start, end + 1 - start), _errors.FirstOrDefault(e => e.Id == id).Error);
        }
    }
}
