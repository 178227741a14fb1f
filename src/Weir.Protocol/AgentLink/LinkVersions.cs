namespace Weir.Protocol.AgentLink;

/// <summary>
/// The versions of the contract between agent and server that this Weir speaks. A member or a kind that the other side may pass over needs
/// no new version; what it would misunderstand does. Version 1 is that of a Weir that names none in its greeting.
/// </summary>
public static class LinkVersions
{
    public const int Oldest = 1;

    public const int Newest = 2;

    /// <summary>The newest version that both sides speak; <see langword="null"/> where there is none.</summary>
    /// <param name="oldest">The oldest that the other side speaks.</param>
    /// <param name="newest">The newest that the other side speaks.</param>
    public static int? Common(int oldest, int newest) =>
        Math.Min(newest, Newest) is var version && version >= Math.Max(oldest, Oldest) ? version : null;
}
