using Grpc.Core;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.SparkConnect.Protocol;

namespace SparkPersonalization.Engines.SparkConnect.Transport;

/// <summary>Calls whose answer is a stream.</summary>
internal sealed partial class ConnectClient
{
    /// <summary>
    /// The responses of one run. The server ends streams on purpose and connections break; the run goes on meanwhile, so the stream
    /// is taken up after the last response until the one comes that says it is complete. One message is asked for at a time, so that a
    /// slow reader slows the server down.
    /// </summary>
    private sealed class ResponseStream : IDisposable
    {
        private readonly ConnectClient _client;
        private readonly ExecutePlanRequest _request;
        private readonly CancellationToken _cancellation;
        private readonly CancellationTokenSource _linked;
        private AsyncServerStreamingCall<ExecutePlanResponse> _call;
        private string? _lastResponse;
        private bool _wasNeverBegun;
        private int _emptyStreams;
        private bool _complete;

        internal ResponseStream(ConnectClient client, Plan plan, CancellationToken cancellation)
        {
            ObjectDisposedException.ThrowIf(client._ended.IsCancellationRequested, client);
            _client = client;
            _cancellation = cancellation;
            _linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, client._ended.Token);
            _request = Request(client._identity, plan);
            _call = Start();
        }

        private static ExecutePlanRequest Request(SessionIdentity identity, Plan plan)
        {
            var request = new ExecutePlanRequest
            {
                SessionId = identity.SessionId,
                UserContext = identity.User,
                ClientType = identity.ClientType,
                OperationId = Guid.NewGuid().ToString("D"),
                Plan = plan,
                RequestOptions =
                {
                    new ExecutePlanRequest.Types.RequestOption { ReattachOptions = new() { Reattachable = true } },
                    new ExecutePlanRequest.Types.RequestOption { ResultChunkingOptions = new() { AllowArrowBatchChunking = true } },
                },
            };
            if (identity.ServerSide is { } seen)
            {
                request.ClientObservedServerSideSessionId = seen;
            }

            return request;
        }

        /// <summary>The next response, or null after the last.</summary>
        internal ExecutePlanResponse? Next()
        {
            while (!_complete)
            {
                var response = Read();
                if (response is null)
                {
                    CountEmptyStream();
                    Reattach();
                    continue;
                }

                Check(response);
                _emptyStreams = 0;
                _wasNeverBegun = false;
                _lastResponse = response.ResponseId;
                if (response.ResponseTypeCase == ExecutePlanResponse.ResponseTypeOneofCase.ResultComplete)
                {
                    _complete = true;
                    return null;
                }

                return response;
            }

            return null;
        }

        public void Dispose()
        {
            _call.Dispose();
            _linked.Dispose();
            if (!_complete)
            {
                Interrupt();
            }

            Release();
        }

        private ExecutePlanResponse? Read()
        {
            try
            {
                return ReadOnce();
            }
            catch (RpcException e) when (RetryPolicy.IsTransient(e) || WasNeverBegun(e))
            {
                return ReadAgain();
            }
            catch (RpcException e)
            {
                throw _client._errors.Translate(e, _cancellation);
            }
        }

        private ExecutePlanResponse? ReadAgain()
        {
            try
            {
                return _client._retry.Run(_ => ReadAfterFault(), _linked.Token);
            }
            catch (RpcException e)
            {
                throw _client._errors.Translate(e, _cancellation);
            }
        }

        private ExecutePlanResponse? ReadAfterFault()
        {
            if (_wasNeverBegun)
            {
                Restart();
            }
            else
            {
                Reattach();
            }

            try
            {
                return ReadOnce();
            }
            catch (RpcException e) when (WasNeverBegun(e))
            {
                _wasNeverBegun = true;
                throw new RpcException(new Status(StatusCode.Unavailable, e.Status.Detail, e));
            }
        }

        private ExecutePlanResponse? ReadOnce()
        {
            using var silence = CancellationTokenSource.CreateLinkedTokenSource(_linked.Token);
            silence.CancelAfter(_client._limits.Silence);
            try
            {
                return _call.ResponseStream.MoveNext(silence.Token).GetAwaiter().GetResult() ? _call.ResponseStream.Current : null;
            }
            catch (Exception e) when (e is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled } && !_linked.IsCancellationRequested && silence.IsCancellationRequested)
            {
                throw new RpcException(new Status(StatusCode.Unavailable, $"nothing came for {_client._limits.Silence.TotalSeconds:0} seconds", e));
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.Cancelled && _cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException("The query was cancelled.", e, _cancellation);
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.Cancelled && _linked.IsCancellationRequested)
            {
                throw new ObjectDisposedException("The session was stopped while the query ran.", e);
            }
        }

        // Without a response, the request itself may be what was lost.
        private bool WasNeverBegun(RpcException error) => _lastResponse is null
            && ServerFault.Of(error).Message.StartsWith("[INVALID_HANDLE.", StringComparison.Ordinal)
            && (ServerFault.Of(error).Message.Contains("OPERATION_NOT_FOUND", StringComparison.Ordinal)
                || ServerFault.Of(error).Message.Contains("SESSION_NOT_FOUND", StringComparison.Ordinal));

        private void Check(ExecutePlanResponse response)
        {
            _client._identity.Check(response.SessionId, response.ServerSideSessionId);
            if (response.OperationId != _request.OperationId)
            {
                throw new SparkException(CallErrors.Failed, $"The server at {_client.Connection.Address} answered for another query than the one asked. Is a proxy between that mixes calls?");
            }
        }

        private AsyncServerStreamingCall<ExecutePlanResponse> Start() =>
            _client._calls.AsyncServerStreamingCall(ConnectMethods.ExecutePlan, null, _client.Options(null, _linked.Token), _request);

        private void Restart()
        {
            _call.Dispose();
            _call = Start();
        }

        // A stream may end without a response, but not time after time.
        private void CountEmptyStream()
        {
            if (++_emptyStreams > _client._limits.EmptyStreams)
            {
                throw new SparkException(
                    CallErrors.Failed, $"The server at {_client.Connection.Address} ends the stream of the result again and again without a response. Is a proxy between that cuts streams?");
            }
        }

        private void Reattach()
        {
            _call.Dispose();
            var request = new ReattachExecuteRequest
            {
                SessionId = _request.SessionId,
                UserContext = _request.UserContext,
                ClientType = _request.ClientType,
                OperationId = _request.OperationId,
            };
            if (_client._identity.ServerSide is { } seen)
            {
                request.ClientObservedServerSideSessionId = seen;
            }

            if (_lastResponse is not null)
            {
                request.LastResponseId = _lastResponse;
            }

            _call = _client._calls.AsyncServerStreamingCall(ConnectMethods.ReattachExecute, null, _client.Options(null, _linked.Token), request);
        }

        // Ends a run that may still go on, so that the session's next query finds the server free.
        private void Interrupt()
        {
            try
            {
                if (!_client._ended.IsCancellationRequested)
                {
                    _client._calls.BlockingUnaryCall(
                        ConnectMethods.Interrupt,
                        null,
                        _client.Options(_client._limits.End, CancellationToken.None),
                        new InterruptRequest
                        {
                            SessionId = _request.SessionId,
                            UserContext = _request.UserContext,
                            ClientType = _request.ClientType,
                            InterruptType = InterruptRequest.Types.InterruptType.OperationId,
                            OperationId = _request.OperationId,
                        });
                }
            }
            catch (RpcException)
            {
                // A server that does not hear it is gone, or drops the run by itself when nobody asks for its rows.
            }
        }

        // Frees what the server keeps of the run. Not waited for, as nothing depends on the answer:
        // a server that does not hear it drops the run by itself.
        private void Release()
        {
            var request = new ReleaseExecuteRequest
            {
                SessionId = _request.SessionId,
                UserContext = _request.UserContext,
                ClientType = _request.ClientType,
                OperationId = _request.OperationId,
                ReleaseAll = new ReleaseExecuteRequest.Types.ReleaseAll(),
            };
            if (!_client._ended.IsCancellationRequested)
            {
                var call = _client._calls.AsyncUnaryCall(
                    ConnectMethods.ReleaseExecute, null, _client.Options(_client._limits.End, CancellationToken.None), request);
                _ = call.ResponseAsync.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }
        }
    }
}
