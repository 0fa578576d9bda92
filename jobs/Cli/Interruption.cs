using System.Runtime.InteropServices;

namespace SparkPersonalization.Cli;

/// <summary>
/// Ctrl-C and SIGTERM as cancellation: the first asks the job to stop at a sound state, a second ends the process as if
/// nobody listened.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _exitCode;

    /// <summary>The exit code of the signal that came; null where none did.</summary>
    internal int? ExitCode => Volatile.Read(ref _exitCode) is var code and not 0 ? code : null;

    internal CancellationToken Token => _source.Token;

    internal static Interruption Listen()
    {
        var interruption = new Interruption();
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
            interruption._registrations.Add(PosixSignalRegistration.Create(signal, context => context.Cancel = interruption.Raise(context.Signal)));
        return interruption;
    }

    /// <summary>Takes a signal; false where one was taken before.</summary>
    internal bool Raise(PosixSignal signal)
    {
        var code = signal == PosixSignal.SIGTERM ? Cli.ExitCode.Terminated : Cli.ExitCode.Interrupted;
        if (Interlocked.CompareExchange(ref _exitCode, code, 0) != 0)
            return false;
        _source.Cancel();
        return true;
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }
}
