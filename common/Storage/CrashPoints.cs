namespace SparkPersonalization.Storage;

/// <summary>
/// Named places around durable writes where a fault test can kill the process. They cost nothing unless the environment variable
/// <c>SPARKPERSONALIZATION_CRASH_AT</c> is set: <c>name</c> dies when the place is reached, <c>name:n</c> at the n-th time, and
/// <c>name:n:torn</c> in the middle of the n-th write there, with half of the bytes on the disk. Where nothing is written at the place itself,
/// it is the next write of the same thread.
/// </summary>
public static class CrashPoints
{
    /// <summary>The environment variable that arms a place.</summary>
    public const string Variable = "SPARKPERSONALIZATION_CRASH_AT";

    private static readonly CrashPlan? Plan = CrashPlan.FromEnvironment();
    private static Action<string>? _observer;

    /// <summary>
    /// The names of all places, those of the rooms above among them, so that a test can die at each. Where the name ends in <c>.write</c>
    /// a write can be torn.
    /// </summary>
    public static IReadOnlyList<string> Names => CrashPointNames.All;

    /// <summary>Passes a place. Dies there, as with <c>kill -9</c>, if it is armed.</summary>
    /// <param name="name">The place, in the form <c>room.step.before-effect</c>.</param>
    public static void Reach(string name)
    {
        Volatile.Read(ref _observer)?.Invoke(name);
        Plan?.Reach(name);
    }

    /// <summary>Lets a test see which places are passed, by all threads of the process.</summary>
    /// <param name="observer">Told the name of each; null for none.</param>
    public static void Observe(Action<string>? observer) => Volatile.Write(ref _observer, observer);

    /// <summary>Writes bytes at a place. Dies in the midst of it if the place is armed to be torn.</summary>
    /// <param name="name">The place.</param>
    /// <param name="file">The file written to.</param>
    /// <param name="bytes">The bytes.</param>
    public static void Write(string name, FileStream file, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(file);
        Volatile.Read(ref _observer)?.Invoke(name);
        if (Plan is null)
        {
            file.Write(bytes);
        }
        else
        {
            Plan.Write(name, file, bytes);
        }
    }

    /// <summary>Passes a place just after a file was written. Dies there if it is armed; where it is armed to be torn, the file loses its second half.</summary>
    /// <param name="name">The place.</param>
    /// <param name="path">Gives the file; asked only if it is to be torn.</param>
    public static void Written(string name, Func<string> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        Volatile.Read(ref _observer)?.Invoke(name);
        Plan?.Written(name, path);
    }
}
