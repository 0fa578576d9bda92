using System.Diagnostics;
using System.Globalization;

namespace SparkPersonalization.TestKit;

/// <summary>
/// A folder that looks like Spark's, whose <c>spark-submit</c> notes what it is told and then does as a test wants. It has a child of its
/// own, as a real one may.
/// </summary>
public sealed class FakeSparkHome : IDisposable
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromMinutes(1);

    private readonly TemporaryDirectory _directory = new();

    /// <summary>Makes the folder.</summary>
    /// <param name="then">What the program does after it has noted its words and said <c>begun</c>: lines of bash.</param>
    /// <param name="jars">The names of its jars.</param>
    public FakeSparkHome(string then, params string[] jars)
    {
        ArgumentNullException.ThrowIfNull(jars);
        Directory.CreateDirectory(_directory["bin"]);
        Directory.CreateDirectory(_directory["jars"]);
        foreach (var jar in jars)
        {
            File.WriteAllText(_directory[Path.Combine("jars", jar)], "");
        }

        var submit = _directory["bin/spark-submit"];
        File.WriteAllText(submit, $"""
            #!/usr/bin/env bash
            printf '%s\n' "$@" >'{_directory["words"]}'
            env >'{_directory["environment"]}'
            sleep 600 >/dev/null 2>&1 &
            echo "$$ $!" >'{_directory["ids"]}'
            echo begun
            {then}
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(submit, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The folder.</summary>
    public string Folder => _directory.Path;

    /// <summary>The words that the program was told.</summary>
    public IReadOnlyList<string> Told => File.ReadAllLines(_directory["words"]);

    /// <summary>A variable of the program's; null where it had none.</summary>
    public string? Variable(string name) =>
        File.ReadLines(_directory["environment"]).FirstOrDefault(line => line.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];

    /// <summary>Waits a while for the end of the program and its child.</summary>
    /// <returns>Whether both have ended.</returns>
    public bool HasEnded() => File.ReadAllText(_directory["ids"]).Split(' ').All(id => HasEnded(int.Parse(id, CultureInfo.InvariantCulture)));

    public void Dispose() => _directory.Dispose();

    private static bool HasEnded(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.WaitForExit(EndLimit);
        }
        catch (ArgumentException)
        {
            // There is no such process.
            return true;
        }
    }
}
