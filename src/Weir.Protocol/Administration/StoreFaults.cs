namespace Weir.Protocol.Administration;

/// <summary>What is wrong with the databases of a host: <c>GET /v1/stores</c>; nothing where all is right.</summary>
public sealed record StoreFaults(IReadOnlyList<StoreFaultView> Items);
