using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace SparkPersonalization.Engines.DuckDb.Execution.Native;

/// <summary>How long DuckDB's allocator keeps free memory before it gives it back to the system, for the whole process.</summary>
internal static unsafe class AllocatorDecay
{
    // DuckDB has one second, jemalloc itself ten. With one, each batch of a stream faults in anew what the batch before it gave back, which on a
    // busy machine was a third of the processor's time.
    private const nint Milliseconds = 10_000;

    private static readonly Lazy<int> Arenas = new(Apply);

    /// <summary>Sets it, once.</summary>
    /// <returns>How many of the allocator's arenas have it; 0 where DuckDB was built with another allocator, as for Windows and macOS.</returns>
    internal static int Ensure() => Arenas.Value;

    private static int Apply()
    {
        if (!NativeLibrary.TryLoad(NativeApi.Library, typeof(NativeApi).Assembly, null, out var library)
            || !NativeLibrary.TryGetExport(library, "duckdb_je_mallctl", out var address))
        {
            return 0;
        }

        // jemalloc's mallctl: a name, where the old value goes and its size, the new value and its size; 0 for success.
        var control = (delegate* unmanaged[Cdecl]<byte*, void*, nuint*, void*, nuint, int>)address;
        uint arenas = 0;
        nuint size = sizeof(uint);
        fixed (byte* name = "arenas.narenas\0"u8)
        {
            _ = control(name, &arenas, &size, null, 0);
        }

        // New arenas take the first two; those that are there have their own.
        var set = 0;
        foreach (var owner in Enumerable.Range(0, (int)arenas).Select(i => string.Create(CultureInfo.InvariantCulture, $"arena.{i}")).Prepend("arenas"))
        {
            set += Set(control, $"{owner}.dirty_decay_ms\0") && Set(control, $"{owner}.muzzy_decay_ms\0") && owner != "arenas" ? 1 : 0;
        }

        return set;
    }

    private static bool Set(delegate* unmanaged[Cdecl]<byte*, void*, nuint*, void*, nuint, int> control, string name)
    {
        var value = Milliseconds;
        fixed (byte* bytes = Encoding.ASCII.GetBytes(name))
        {
            return control(bytes, null, null, &value, (nuint)sizeof(nint)) == 0;
        }
    }
}
