using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace SparkPersonalization.TestKit;

/// <summary>
/// Tests that cannot even be set up without the real servers of <see cref="ServerRuntime"/>: they are ignored where these are not there, but for
/// <c>CI=true</c>, where they fail.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsServersAttribute : NUnitAttribute, IApplyToTest
{
    /// <inheritdoc/>
    public void ApplyToTest(Test test)
    {
        ArgumentNullException.ThrowIfNull(test);
        if (test.RunState != RunState.NotRunnable && Prerequisite.Missing(ServerRuntime.Variable, ServerRuntime.What) is { } reason)
        {
            test.RunState = RunState.Ignored;
            test.Properties.Set(PropertyNames.SkipReason, reason);
        }
    }
}
