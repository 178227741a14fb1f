using System.Text.Json.Serialization;

namespace Weir.Jobs;

/// <summary>Who submits, as the kernel says.</summary>
/// <param name="User">User name, or the user id in digits where the machine has no name for it.</param>
/// <param name="UserId">Real user id.</param>
/// <param name="GroupId">Real group id.</param>
/// <param name="Groups">Supplementary group ids.</param>
public sealed record Submitter(
    [property: JsonRequired] string User,
    [property: JsonRequired] uint UserId,
    [property: JsonRequired] uint GroupId,
    [property: JsonRequired] IReadOnlyList<uint> Groups
);
