using System.Globalization;
using Microsoft.Extensions.Logging;

namespace SparkPersonalization.Cli.Output;

/// <summary>Log entries as lines: the time in UTC, the level, the message; an exception's stack only where details are wanted.</summary>
internal sealed class LineLogger(Action<string> write, TimeProvider time, bool verbose) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && logLevel >= (verbose ? LogLevel.Debug : LogLevel.Information);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (!IsEnabled(logLevel))
            return;
        var at = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var trouble = exception is null ? "" : $": {(verbose ? exception.ToString() : exception.Message)}";
        write($"{at} {NameOf(logLevel)} {formatter(state, exception)}{trouble}");
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "DEBUG",
        LogLevel.Information => "INFO ",
        LogLevel.Warning => "WARN ",
        _ => "ERROR",
    };
}
