using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SparkPersonalization.Engines.DuckDb.Execution.Native;

namespace SparkPersonalization.Engines.DuckDb.Functions.Bridge;

/// <summary>What DuckDB calls for every C# function. No exception may leave these: it would end the process.</summary>
[SuppressMessage("Design", "CA1031", Justification = "Any exception becomes the statement's error, which carries it to the caller.")]
internal static unsafe class ScalarCallbacks
{
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static void Bind(nint info)
    {
        var function = CallbackHandles.Target<RegisteredScalarFunction>(NativeApi.BindExtraInfo(info));
        if (function.Definition.Bind is not { } bind)
        {
            return;
        }

        try
        {
            var data = GCHandle.Alloc(bind(BoundArguments.Read(info)));
            NativeApi.SetBindData(info, GCHandle.ToIntPtr(data), &CallbackHandles.Release);
            NativeApi.SetBindDataCopy(info, &Copy);
        }
        catch (Exception e)
        {
            NativeApi.SetBindError(info, function.Errors.Keep(e));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static void Init(nint info)
    {
        var function = CallbackHandles.Target<RegisteredScalarFunction>(NativeApi.InitExtraInfo(info));
        try
        {
            var data = NativeApi.InitBindData(info);
            var call = new ScalarCall(function, data == 0 ? null : GCHandle.FromIntPtr(data).Target);
            NativeApi.SetInitState(info, GCHandle.ToIntPtr(GCHandle.Alloc(call)), &CallbackHandles.Release);
        }
        catch (Exception e)
        {
            NativeApi.SetInitError(info, function.Errors.Keep(e));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static void Execute(nint info, nint chunk, nint result)
    {
        var call = CallbackHandles.Target<ScalarCall>(NativeApi.CallState(info));
        try
        {
            call.Run(chunk, result);
        }
        catch (Exception e)
        {
            NativeApi.SetCallError(info, call.Function.Errors.Keep(e));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Copy(nint handle) => GCHandle.ToIntPtr(GCHandle.Alloc(GCHandle.FromIntPtr(handle).Target));
}
