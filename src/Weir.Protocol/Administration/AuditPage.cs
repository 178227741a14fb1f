namespace Weir.Protocol.Administration;

/// <summary>A page of the audit: <c>GET /v1/audit</c>.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Next">The cursor of the next page, or <see langword="null"/>.</param>
public sealed record AuditPage(IReadOnlyList<AuditView> Items, string? Next);
