namespace Weir.Linux;

/// <summary>An account of this machine.</summary>
public sealed record UserAccount(string Name, uint UserId, uint GroupId, string Home, string Shell);
