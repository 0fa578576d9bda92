using System.Collections;

namespace SparkPersonalization.Cli;

/// <summary>What the program has of the world: its streams, variables and directories.</summary>
internal sealed record CliConsole
{
    // A terminal that does not know its width says 0.
    private const int MinimumWidth = 40;

    /// <summary>Takes results, and nothing else.</summary>
    internal required TextWriter Out { get; init; }

    /// <summary>Takes logs, progress and errors.</summary>
    internal required TextWriter Error { get; init; }

    /// <summary>Whether a person sees <see cref="Error"/> in a terminal, where a line can be redrawn.</summary>
    internal bool ErrorIsTerminal { get; init; }

    /// <summary>The columns of the terminal in which a person sees <see cref="Out"/>; null where it goes elsewhere.</summary>
    internal int? OutWidth { get; init; }

    internal required IReadOnlyDictionary<string, string> Environment { get; init; }

    internal required string CurrentDirectory { get; init; }

    /// <summary>Where the executable lies; <c>conf/</c> is looked for above it.</summary>
    internal required string ApplicationDirectory { get; init; }

    internal TimeProvider Time { get; init; } = TimeProvider.System;

    internal static CliConsole OfProcess() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        OutWidth = Console.IsOutputRedirected ? null : Math.Max(Console.WindowWidth, MinimumWidth),
        Environment = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? ""),
        CurrentDirectory = Directory.GetCurrentDirectory(),
        ApplicationDirectory = AppContext.BaseDirectory,
    };
}
