using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Grpc.Core;
using NUnit.Framework.Constraints;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.SparkConnect.Tests.Fakes;
using SparkPersonalization.Engines.SparkConnect.Transport;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Transport;

public sealed class ConnectionErrorTests
{
    [Test]
    public void Without_a_server_the_error_names_the_address_and_how_to_start_one()
    {
        int port;
        using (var free = Listen())
        {
            port = PortOf(free);
        }

        Assert.That(() => Open(port), Fails(CallErrors.Unreachable, port, "start-connect-server.sh"));
    }

    [Test]
    public void What_speaks_HTTP_1_is_no_server()
    {
        using var listener = Listen();
        var answer = Task.Run(async () =>
        {
            // One connection for each try.
            for (var i = 0; i <= FakeSpark.Quick.ConnectRetries; i++)
            {
                using var socket = await listener.AcceptSocketAsync();
                await socket.ReceiveAsync(new byte[1024]);
                await socket.SendAsync(Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));
            }
        });

        Assert.That(() => Open(PortOf(listener)), Fails(CallErrors.NotAServer, PortOf(listener)));
        GC.KeepAlive(answer);
    }

    [Test]
    public void What_never_answers_is_given_up()
    {
        using var listener = Listen();

        Assert.That(() => Open(PortOf(listener)), Fails(CallErrors.TimedOut, PortOf(listener)));
    }

    [Test]
    public void A_gRPC_server_of_another_kind_is_no_server() => WithFault(
        new RpcException(new Status(StatusCode.Unimplemented, "unknown service")), fake => Fails(CallErrors.NotAServer, fake.Port));

    [Test]
    public void A_wrong_token_is_said() => WithFault(
        new RpcException(new Status(StatusCode.Unauthenticated, "Invalid token")),
        fake => Fails(CallErrors.Unauthenticated, fake.Port, "does not take the token"),
        ";token=wrong");

    [Test]
    public void A_missing_token_is_said() => WithFault(
        new RpcException(new Status(StatusCode.Unauthenticated, "Invalid token")),
        fake => Fails(CallErrors.Unauthenticated, fake.Port, "add ;token=..."));

    [Test]
    public void Token_and_other_keys_are_sent_with_each_call()
    {
        using var fake = new FakeSpark();
        using var client = ConnectClient.Open(ConnectionString.Parse($"{fake.Remote}/;token=abc;x-tenant=shop"), FakeSpark.Quick, TimeProvider.System);

        Assert.That(fake.Headers.Single(), Does.ContainKey("authorization").WithValue("Bearer abc").And.ContainKey("x-tenant").WithValue("shop"));
    }

    [Test]
    public void A_fault_that_passes_is_tried_again()
    {
        using var fake = new FakeSpark();
        fake.AnalyzeFaults.Enqueue(Faults.Unavailable);
        using var client = fake.Open();

        Assert.That(client.ServerVersion, Is.EqualTo("4.1.1"));
        Assert.That(fake.Analyzed, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_server_that_asks_for_another_try_gets_it()
    {
        using var fake = new FakeSpark();
        using var client = fake.Open();
        fake.AnalyzeFaults.Enqueue(Faults.Retry(TimeSpan.FromMilliseconds(3)));

        Assert.That(client.Analyze(r => r.SparkVersion = new()).SparkVersion.Version, Is.EqualTo("4.1.1"));
    }

    [Test]
    public void A_session_that_ends_is_released()
    {
        using var fake = new FakeSpark();
        fake.Open().Dispose();

        Assert.That(fake.Closed.Single().SessionId, Is.EqualTo(fake.Analyzed.Single().SessionId));
    }

    private static void WithFault(Exception fault, Func<FakeSpark, IResolveConstraint> expected, string keys = "")
    {
        using var fake = new FakeSpark();
        fake.AnalyzeFaults.Enqueue(fault);

        Assert.That(() => Open(fake.Port, keys), expected(fake));
    }

    private static void Open(int port, string keys = "") => ConnectClient.Open(
        ConnectionString.Parse(string.Create(CultureInfo.InvariantCulture, $"sc://127.0.0.1:{port}/{keys}")),
        FakeSpark.Quick with { Call = TimeSpan.FromSeconds(1) },
        TimeProvider.System).Dispose();

    private static IResolveConstraint Fails(string errorClass, int port, string also = "") =>
        Throws.TypeOf<SparkException>().With.Message.StartsWith($"[{errorClass}]").And.Message.Contains($"127.0.0.1:{port}").And.Message.Contains(also);

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
