namespace Weir.Linux;

/// <summary>As whom a program is run.</summary>
/// <param name="UserId">The user.</param>
/// <param name="GroupId">The group.</param>
/// <param name="Groups">The other groups.</param>
public sealed record ProgramUser(uint UserId, uint GroupId, IReadOnlyList<uint> Groups)
{
    /// <summary>Whether what it starts may gain rights that the user does not have, as by <c>sudo</c>.</summary>
    public bool MayGainRights { get; init; }
}
