using System.Runtime.InteropServices;

namespace SparkPersonalization.Engines.DuckDb.Execution.Native;

/// <summary>Owned handles as the array of pointers that C functions take.</summary>
internal sealed class HandleArray<T>(T[] handles) : IDisposable
    where T : SafeHandle
{
    /// <summary>The pointers, valid until this is disposed. Never empty, as DuckDB refuses a null array even for no values.</summary>
    internal nint[] Pointers { get; } = handles.Length == 0 ? [0] : Array.ConvertAll(handles, h => h.DangerousGetHandle());

    /// <summary>How many handles there are.</summary>
    internal int Count => handles.Length;

    public void Dispose()
    {
        foreach (var handle in handles)
        {
            handle.Dispose();
        }
    }
}
