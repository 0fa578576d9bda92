using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SparkPersonalization.Engines.DuckDb.Functions.Bridge;

/// <summary>Objects that DuckDB holds by a handle, and gives back to the functions that it calls.</summary>
internal static class CallbackHandles
{
    /// <summary>The object behind a handle, which must be of this type.</summary>
    internal static T Target<T>(nint handle)
        where T : class => Unsafe.As<T>(GCHandle.FromIntPtr(handle).Target!);

    /// <summary>Lets go of an object: DuckDB calls it when it no longer needs the handle.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static void Release(nint handle) => GCHandle.FromIntPtr(handle).Free();
}
