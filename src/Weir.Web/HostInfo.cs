namespace Weir.Web;

/// <summary>What the host says about itself.</summary>
/// <param name="Version">Weir's version.</param>
/// <param name="Machine">The machine's name.</param>
/// <param name="Roles">server, agent.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="Data">The folder that holds everything.</param>
/// <param name="Store">sqlite or postgresql; <see langword="null"/> on an agent.</param>
/// <param name="Socket">The Unix socket.</param>
/// <param name="Console">Address of the page, or <see langword="null"/> where none is served.</param>
public sealed record HostInfo(
    string Version,
    string Machine,
    IReadOnlyList<string> Roles,
    DateTimeOffset StartedAt,
    string Data,
    string? Store,
    string Socket,
    string? Console
)
{
    /// <summary>Address of the page, or <see langword="null"/> where none is served; complete once the host listens.</summary>
    public string? Console { get; set; } = Console;
}
