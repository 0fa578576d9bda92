using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.SparkConnect.Protocol;

namespace SparkPersonalization.Engines.SparkConnect.Transport;

/// <summary>Who calls, in which session, and which server answered first.</summary>
internal sealed class SessionIdentity
{
    private readonly string _address;
    private string? _serverSide;

    internal SessionIdentity(ConnectionString connection)
    {
        _address = connection.Address;
        SessionId = connection.SessionId ?? Guid.NewGuid().ToString("D");
        var user = connection.UserId ?? Environment.GetEnvironmentVariable("SPARK_USER") ?? Environment.UserName;
        User = new UserContext { UserId = user, UserName = user };
        ClientType = $"{connection.UserAgent ?? Environment.GetEnvironmentVariable("SPARK_CONNECT_USER_AGENT") ?? "_SPARK_PERSONALIZATION"} dotnet/{Environment.Version} os/{Environment.OSVersion.Platform}";
    }

    /// <summary>The session's id, which the client makes.</summary>
    internal string SessionId { get; }

    /// <summary>The user.</summary>
    internal UserContext User { get; }

    /// <summary>What the server's log calls this client.</summary>
    internal string ClientType { get; }

    /// <summary>The id that the server gave the session at its first answer; null before.</summary>
    internal string? ServerSide => Volatile.Read(ref _serverSide);

    /// <summary>Checks that an answer is for this session and of the server that began it.</summary>
    /// <exception cref="SparkException">It is not.</exception>
    internal void Check(string sessionId, string serverSide)
    {
        if (sessionId != SessionId)
        {
            throw new SparkException("INVALID_HANDLE.SESSION_CHANGED", $"The server at {_address} answered for session {sessionId}, not {SessionId}. Is a proxy between that mixes sessions?");
        }

        // Servers before 4.0 do not say it.
        if (serverSide.Length == 0)
        {
            return;
        }

        var first = Interlocked.CompareExchange(ref _serverSide, serverSide, null);
        if (first is not null && first != serverSide)
        {
            throw Restarted(null);
        }
    }

    internal SparkException Restarted(Exception? inner) => new(
        "INVALID_HANDLE.SESSION_CHANGED",
        $"The Spark Connect server at {_address} was restarted, or has forgotten the session: its temporary views, settings and running queries are gone. Make a new session and run the program again.",
        inner);
}
