using Weir.Protocol.Client;

namespace Weir.Web.Forward;

/// <summary>Where the server of a host without one is, and who this host is there.</summary>
/// <param name="Address">The server.</param>
/// <param name="Token">The agent's token; <see langword="null"/> on a Unix socket, where the kernel says who calls.</param>
public sealed record ServerLocation(ServerAddress Address, string? Token);
