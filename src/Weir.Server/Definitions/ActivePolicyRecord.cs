namespace Weir.Server.Definitions;

/// <summary>The active policy as it is kept.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Since">Since when.</param>
/// <param name="By">Who or what made it so.</param>
internal sealed record ActivePolicyRecord(string Name, DateTimeOffset Since, string By);
