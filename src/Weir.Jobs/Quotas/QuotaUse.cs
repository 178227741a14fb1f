namespace Weir.Jobs;

/// <summary>How much of a quota somebody uses.</summary>
/// <param name="User">Whose it is: a user, or an address.</param>
/// <param name="Name">One of <see cref="QuotaNames"/>.</param>
/// <param name="Used">How many, or how many bytes.</param>
/// <param name="Allowed">The most that is allowed.</param>
public sealed record QuotaUse(string User, string Name, long Used, long Allowed);
