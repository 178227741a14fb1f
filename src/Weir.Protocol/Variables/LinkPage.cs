namespace Weir.Protocol.Variables;

/// <summary>The link names of a job.</summary>
public sealed record LinkPage(IReadOnlyList<LinkView> Items);
