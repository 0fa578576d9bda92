using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace SparkPersonalization.DataFrames.Plans;

/// <summary>
/// Room for recursions over expressions and plans, which may be tens of thousands of levels deep. Most are not: so the work is done on the
/// caller's stack, and done again on a large one where that is too small.
/// </summary>
internal static class DeepStack
{
    // Memory is taken for what of it is used.
    private const int Bytes = 1 << 30;

    /// <summary>To be called on each level of a recursion.</summary>
    /// <exception cref="InsufficientExecutionStackException">The stack is near its end; <see cref="Run"/> begins anew.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Check() => RuntimeHelpers.EnsureSufficientExecutionStack();

    /// <summary>The parts of a node, for recursions that look into all of them.</summary>
    /// <typeparam name="T">The type of the parts.</typeparam>
    /// <param name="parts">The parts.</param>
    /// <returns>The same.</returns>
    /// <exception cref="InsufficientExecutionStackException">As <see cref="Check"/>.</exception>
    internal static IReadOnlyList<T> Checked<T>(IReadOnlyList<T> parts)
    {
        Check();
        return parts;
    }

    /// <summary>Does something that may be done twice.</summary>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="work">What to do.</param>
    /// <returns>Its result.</returns>
    internal static T Run<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InsufficientExecutionStackException)
        {
            // The handler would still stand on the full stack.
        }

        return OnLargeStack(work);
    }

    private static T OnLargeStack<T>(Func<T> work)
    {
        var result = default(T);
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            },
            Bytes)
        { IsBackground = true, Name = "deep plan" };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
