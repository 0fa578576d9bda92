using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>How deep a plan's message is while it is made. A server ends the call for one that is too deep, and does not say why.</summary>
/// <param name="limit">How many messages within one another the server reads.</param>
internal sealed class MessageDepth(Func<int> limit)
{
    /// <summary>The server's setting.</summary>
    internal const string Setting = "spark.connect.grpc.marshallerRecursionLimit";

    /// <summary>What a server reads unless its setting says otherwise.</summary>
    internal const int ByDefault = 1_024;

    // Beyond it, to make bytes of the message could take more than a thread's stack.
    private const int Most = 4 * ByDefault;

    // A step or an expression is a message in which one of its kind stands.
    private const int MessagesOfLevel = 2;

    // The request, the plan, and what stands in the deepest expression.
    private const int Around = 16;

    // Asked for once, and only for a message that most servers would not read.
    private readonly Lazy<int> _limit = new(() => Math.Min(limit(), Most));
    private int _levels;

    /// <summary>Goes a level deeper.</summary>
    /// <exception cref="SparkException">The message is too deep.</exception>
    internal void Enter()
    {
        var messages = (++_levels * MessagesOfLevel) + Around;
        if (messages > ByDefault && messages > _limit.Value)
        {
            throw new SparkException(
                "FAILED_TO_PARSE_TOO_COMPLEX",
                $"The query has more levels, of expressions or of steps, than the Spark Connect server reads: some {_limit.Value / MessagesOfLevel:#,0}. "
                + $"Keep the rows of a part by Checkpoint(), or divide the expression; or raise {Setting} where the server starts, up to {Most}.");
        }
    }

    /// <summary>Goes back.</summary>
    internal void Leave() => _levels--;
}
