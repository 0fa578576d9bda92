using System.Runtime.InteropServices;

namespace SparkPersonalization.Engines.DuckDb.Execution.Native;

/// <summary>
/// DuckDB's C API, as far as the engine uses it, by the names of <c>duckdb.h</c>. The library is the one that the DuckDB.NET package
/// ships; its own managed layer has no functions of more than four arguments and no nested results, so it is not used.
/// </summary>
internal static unsafe partial class NativeApi
{
    internal const string Library = "duckdb";

    /// <summary>Rows in a vector.</summary>
    internal const int VectorSize = 2048;

    /// <summary>What functions that can fail return when they did not.</summary>
    internal const int Success = 0;

    [LibraryImport(Library, EntryPoint = "duckdb_open_ext", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Open(string path, out DatabaseHandle database, nint config, out nint error);

    [LibraryImport(Library, EntryPoint = "duckdb_close")]
    internal static partial void Close(ref nint database);

    [LibraryImport(Library, EntryPoint = "duckdb_connect")]
    internal static partial int Connect(DatabaseHandle database, out ConnectionHandle connection);

    [LibraryImport(Library, EntryPoint = "duckdb_disconnect")]
    internal static partial void Disconnect(ref nint connection);

    [LibraryImport(Library, EntryPoint = "duckdb_interrupt")]
    internal static partial void Interrupt(ConnectionHandle connection);

    [LibraryImport(Library, EntryPoint = "duckdb_free")]
    internal static partial void Free(nint memory);

    /// <summary>Takes over a text that DuckDB allocated.</summary>
    internal static string TakeText(nint text)
    {
        try
        {
            return Marshal.PtrToStringUTF8(text) ?? "";
        }
        finally
        {
            Free(text);
        }
    }

    /// <summary>Copies a text that stays DuckDB's.</summary>
    internal static string CopyText(nint text) => Marshal.PtrToStringUTF8(text) ?? "";
}
