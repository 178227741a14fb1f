using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Weir.Web.Connections;

/// <summary>Whose a connection is: a user's on the Unix socket, an address's over TCP until a token or a session says whose.</summary>
/// <param name="Name">What stands in refusals: <c>uid 1000</c>, an address, a user.</param>
/// <param name="IsPrivileged">Whether only what the machine has bounds it: root, and the user whom the host runs as.</param>
public readonly record struct ConnectionHolder(string Name, bool IsPrivileged)
{
    private const int NetworkBytes = 8;

    /// <summary>A user on the Unix socket.</summary>
    public static ConnectionHolder OfUser(uint user, uint own) => new(NameOf(user), user == 0 || user == own);

    /// <summary>All the ids that a user may take in namespaces.</summary>
    public static ConnectionHolder OfSubordinates(string owner) => new($"subordinate ids of {owner}", IsPrivileged: false);

    /// <summary>A user of this machine over TCP, where the kernel's word counts for the share and for nothing else.</summary>
    public static ConnectionHolder OfLocal(uint user) =>
        new(string.Create(CultureInfo.InvariantCulture, $"uid {user} over TCP"), IsPrivileged: false);

    internal static string NameOf(uint user) => string.Create(CultureInfo.InvariantCulture, $"uid {user}");

    /// <summary>An address; with IPv6 its network, since one machine has all of that.</summary>
    public static ConnectionHolder OfAddress(IPAddress address)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address))
        {
            var bytes = address.GetAddressBytes();
            bytes.AsSpan(NetworkBytes).Clear();
            return new ConnectionHolder($"{new IPAddress(bytes)}/64", IsPrivileged: false);
        }

        return new ConnectionHolder(address.ToString(), IsPrivileged: false);
    }
}
