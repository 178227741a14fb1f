namespace Weir.Jobs;

/// <summary>Who submits, as the kernel says.</summary>
/// <param name="User">User name, or the user id in digits where the machine has no name for it.</param>
/// <param name="UserId">Real user id.</param>
/// <param name="GroupId">Real group id.</param>
/// <param name="Groups">Supplementary group ids.</param>
public sealed record Submitter(string User, uint UserId, uint GroupId, IReadOnlyList<uint> Groups);
