using System.Diagnostics;
using System.Globalization;

namespace SparkPersonalization.Storage;

/// <summary>Where the process is to die: one place, the how-manieth time, and whether in the midst of the write there.</summary>
internal sealed class CrashPlan
{
    private readonly string _name;
    private readonly int _time;
    private readonly bool _torn;
    private readonly Action _die;
    private int _reached;

    // The thread that reached the place, whose next write is torn.
    private volatile int _tearingThread;

    private CrashPlan(string name, int time, bool torn, Action die)
    {
        _name = name;
        _time = time;
        _torn = torn;
        _die = die;
    }

    internal static CrashPlan? FromEnvironment()
    {
        var plan = Parse(Environment.GetEnvironmentVariable(CrashPoints.Variable), KillThisProcess);
        return plan is null || CrashPointNames.All.Contains(plan._name)
            ? plan
            : throw new FormatException($"{CrashPoints.Variable} names no place '{plan._name}'. There are {string.Join(", ", CrashPointNames.All)}.");
    }

    internal static CrashPlan? Parse(string? text, Action die)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var parts = text.Split(':');
        var time = 1;
        if (parts.Length > 3
            || (parts.Length > 1 && !(int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out time) && time > 0))
            || (parts.Length > 2 && parts[2] != "torn"))
        {
            throw new FormatException($"{CrashPoints.Variable} must be name, name:n or name:n:torn with n from 1, not '{text}'.");
        }

        return new CrashPlan(parts[0], time, parts.Length > 2, die);
    }

    internal void Reach(string name)
    {
        if (!IsNow(name))
        {
            return;
        }

        if (_torn)
        {
            _tearingThread = Environment.CurrentManagedThreadId;
        }
        else
        {
            _die();
        }
    }

    internal void Write(string name, FileStream file, ReadOnlySpan<byte> bytes)
    {
        if (!IsTearing && !(_torn && IsNow(name)))
        {
            file.Write(bytes);
            return;
        }

        file.Write(bytes[..(bytes.Length / 2)]);
        file.Flush(flushToDisk: true);
        _die();
    }

    internal void Written(string name, Func<string> path)
    {
        if (!IsTearing && !IsNow(name))
        {
            return;
        }

        if (_torn)
        {
            Tear(path());
        }

        _die();
    }

    private bool IsTearing => _tearingThread == Environment.CurrentManagedThreadId;

    private static void Tear(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        file.SetLength(file.Length / 2);
        file.Flush(flushToDisk: true);
    }

    private bool IsNow(string name) => name == _name && Interlocked.Increment(ref _reached) == _time;

    private static void KillThisProcess()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();

        // The signal may arrive after this call returns; nothing may be done meanwhile.
        using var never = new ManualResetEvent(initialState: false);
        never.WaitOne();
    }
}
