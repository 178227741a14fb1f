namespace Weir.Protocol.Administration;

/// <summary>A one-time link to the page: <c>POST /v1/console/link</c>.</summary>
public sealed record ConsoleLink(string Url, DateTimeOffset ExpiresAt);
