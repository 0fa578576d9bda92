using System.Runtime.InteropServices;

namespace SparkPersonalization.Engines.DuckDb.Execution.Native;

internal static unsafe partial class NativeApi
{
    [LibraryImport(Library, EntryPoint = "duckdb_connection_get_client_context")]
    internal static partial void ConnectionContext(ConnectionHandle connection, out nint context);

    [LibraryImport(Library, EntryPoint = "duckdb_table_function_get_client_context")]
    internal static partial void TableBindContext(nint info, out nint context);

    [LibraryImport(Library, EntryPoint = "duckdb_client_context_get_connection_id")]
    internal static partial ulong ConnectionId(nint context);

    [LibraryImport(Library, EntryPoint = "duckdb_table_function_supports_projection_pushdown")]
    internal static partial void SupportProjection(nint function, [MarshalAs(UnmanagedType.U1)] bool supports);

    [LibraryImport(Library, EntryPoint = "duckdb_bind_set_cardinality")]
    internal static partial void SetTableCardinality(nint info, ulong rows, [MarshalAs(UnmanagedType.U1)] bool isExact);

    [LibraryImport(Library, EntryPoint = "duckdb_init_get_column_count")]
    internal static partial ulong TableInitColumnCount(nint info);

    [LibraryImport(Library, EntryPoint = "duckdb_init_get_column_index")]
    internal static partial ulong TableInitColumn(nint info, ulong index);

    [LibraryImport(Library, EntryPoint = "duckdb_vector_reference_vector")]
    internal static partial void ReferenceVector(nint target, nint source);

    [LibraryImport(Library, EntryPoint = "duckdb_create_selection_vector")]
    internal static partial nint CreateSelection(ulong size);

    [LibraryImport(Library, EntryPoint = "duckdb_selection_vector_get_data_ptr")]
    internal static partial uint* SelectionData(nint selection);

    [LibraryImport(Library, EntryPoint = "duckdb_vector_copy_sel")]
    internal static partial void CopyVector(nint source, nint target, nint selection, ulong count, ulong sourceOffset, ulong targetOffset);

    /// <summary>The number of a connection, by which a function that it calls knows it.</summary>
    internal static ulong IdOf(ConnectionHandle connection)
    {
        ConnectionContext(connection, out var context);
        return TakeId(context);
    }

    /// <summary>The number of the connection in which a table function is bound.</summary>
    internal static ulong IdOfBinding(nint info)
    {
        TableBindContext(info, out var context);
        return TakeId(context);
    }

    private static ulong TakeId(nint context)
    {
        try
        {
            return ConnectionId(context);
        }
        finally
        {
            DestroyContext(ref context);
        }
    }
}
