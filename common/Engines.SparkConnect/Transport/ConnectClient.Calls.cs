using Grpc.Core;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.SparkConnect.Protocol;
using static SparkPersonalization.Engines.SparkConnect.Protocol.AnalyzePlanRequest.Types;

namespace SparkPersonalization.Engines.SparkConnect.Transport;

/// <summary>Calls with one answer.</summary>
internal sealed partial class ConnectClient
{
    /// <summary>Asks about a plan.</summary>
    /// <param name="ask">Puts the question into the request.</param>
    internal AnalyzePlanResponse Analyze(Action<AnalyzePlanRequest> ask)
    {
        var request = AnalyzeRequest();
        ask(request);
        var response = Call(ConnectMethods.AnalyzePlan, request, _limits.Analysis);
        _identity.Check(response.SessionId, response.ServerSideSessionId);
        return response;
    }

    /// <summary>Reads or changes settings.</summary>
    /// <param name="operation">What is done.</param>
    internal ConfigResponse Config(ConfigRequest.Types.Operation operation)
    {
        var request = new ConfigRequest { SessionId = _identity.SessionId, UserContext = _identity.User, ClientType = _identity.ClientType, Operation = operation };
        if (_identity.ServerSide is { } seen)
        {
            request.ClientObservedServerSideSessionId = seen;
        }

        var response = Call(ConnectMethods.Config, request, _limits.Call);
        _identity.Check(response.SessionId, response.ServerSideSessionId);
        return response;
    }

    /// <summary>Runs a plan or command.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Ends it, on the server too.</param>
    /// <returns>The responses as they come. Ending the enumeration early ends the run.</returns>
    internal IEnumerable<ExecutePlanResponse> Execute(Plan plan, CancellationToken cancellationToken)
    {
        using var stream = new ResponseStream(this, plan, cancellationToken);
        while (stream.Next() is { } response)
        {
            yield return response;
        }
    }

    private string AskVersion()
    {
        var request = AnalyzeRequest();
        request.SparkVersion = new SparkVersion();
        try
        {
            var response = _retry.RunFirst(
                token => _calls.BlockingUnaryCall(ConnectMethods.AnalyzePlan, null, Options(_limits.Call, token), request), _ended.Token);
            _identity.Check(response.SessionId, response.ServerSideSessionId);
            return response.SparkVersion.Version;
        }
        catch (RpcException e)
        {
            throw _errors.Translate(e, _ended.Token);
        }
    }

    private AnalyzePlanRequest AnalyzeRequest()
    {
        var request = new AnalyzePlanRequest { SessionId = _identity.SessionId, UserContext = _identity.User, ClientType = _identity.ClientType };
        if (_identity.ServerSide is { } seen)
        {
            request.ClientObservedServerSideSessionId = seen;
        }

        return request;
    }

    private TResponse Call<TRequest, TResponse>(Method<TRequest, TResponse> method, TRequest request, TimeSpan limit)
        where TRequest : class
        where TResponse : class
    {
        try
        {
            ObjectDisposedException.ThrowIf(_ended.IsCancellationRequested, this);
            return _retry.Run(token => _calls.BlockingUnaryCall(method, null, Options(limit, token), request), _ended.Token);
        }
        catch (RpcException e)
        {
            throw _errors.Translate(e, _ended.Token);
        }
    }

    // The server keeps an error for a minute and tells it once. Where it does not, the call's own trailers say what there is.
    private FetchErrorDetailsResponse? FetchErrorDetails(string errorId)
    {
        try
        {
            return _calls.BlockingUnaryCall(
                ConnectMethods.FetchErrorDetails,
                null,
                Options(_limits.Call, _ended.Token),
                new FetchErrorDetailsRequest
                {
                    SessionId = _identity.SessionId,
                    UserContext = _identity.User,
                    ClientType = _identity.ClientType,
                    ErrorId = errorId,
                });
        }
        catch (RpcException)
        {
            return null;
        }
    }

    private void KeepAlive()
    {
        try
        {
            Analyze(r => r.SparkVersion = new SparkVersion());
        }
        catch (Exception e) when (e is SparkException or OperationCanceledException or ObjectDisposedException)
        {
            // Whatever is wrong with the session, the program's own next call says it.
        }
    }

    private void ReleaseSession()
    {
        try
        {
            _calls.BlockingUnaryCall(
                ConnectMethods.ReleaseSession,
                null,
                Options(_limits.End, CancellationToken.None),
                new ReleaseSessionRequest { SessionId = _identity.SessionId, UserContext = _identity.User, ClientType = _identity.ClientType });
        }
        catch (RpcException)
        {
            // A server that is gone has no session left, and one that is too old forgets it by itself.
        }
    }
}
