using System.Runtime.InteropServices;

namespace SparkPersonalization.Engines.DuckDb.Execution.Native;

/// <summary>An open database; closed when the last connection to it is gone.</summary>
internal sealed class DatabaseHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeApi.Close(ref handle);
        return true;
    }
}

/// <summary>A connection to a database.</summary>
internal sealed class ConnectionHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeApi.Disconnect(ref handle);
        return true;
    }
}

/// <summary>A logical type of DuckDB.</summary>
internal sealed class LogicalTypeHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeApi.DestroyLogicalType(ref handle);
        return true;
    }
}

/// <summary>A prepared statement.</summary>
internal sealed class StatementHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeApi.DestroyPrepare(ref handle);
        return true;
    }
}

/// <summary>A value outside of vectors: a parameter, or a constant seen at bind.</summary>
internal sealed class ValueHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeApi.DestroyValue(ref handle);
        return true;
    }
}

/// <summary>A chunk of rows that we own.</summary>
internal sealed class ChunkHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeApi.DestroyDataChunk(ref handle);
        return true;
    }
}
