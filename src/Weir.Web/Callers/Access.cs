using Weir.Jobs;

namespace Weir.Web.Callers;

/// <summary>What an endpoint asks of its caller; an endpoint without it asks for any known caller.</summary>
/// <param name="Needed">The least role; <see langword="null"/> lets everybody in, known or not.</param>
/// <param name="AgentsOnly">Whether it is an agent's: for administrators, or a token of the very machine that the route names.</param>
internal sealed record Access(Role? Needed, bool AgentsOnly = false)
{
    public static Access Anybody { get; } = new(Needed: null);

    public static Access AnyKnown { get; } = new(Role.Viewer);

    public static Access Users { get; } = new(Role.User);

    public static Access Operators { get; } = new(Role.Operator);

    public static Access Administrators { get; } = new(Role.Administrator);

    public static Access Agents { get; } = new(Role.Administrator, AgentsOnly: true);
}
