using System.Net;
using System.Net.Sockets;

namespace SparkPersonalization.TestKit;

/// <summary>Ports on 127.0.0.1 that nobody listens on.</summary>
public static class FreePorts
{
    /// <summary>A port from which on all of these distances are free.</summary>
    /// <param name="distances">The distances, besides 0.</param>
    public static int With(params IEnumerable<int> distances)
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            if (distances.All(distance => IsFree(port + distance)))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
