namespace Weir.Protocol.Administration;

/// <summary>What token is wanted: <c>POST /v1/tokens</c>.</summary>
/// <param name="Name">Whose or what for; shown in audit lines.</param>
/// <param name="Role">viewer, user, operator, administrator or agent; at most the caller's own.</param>
/// <param name="Days">How long it holds, 1 to 3650; default 365, and never longer than what the caller is known by.</param>
public sealed record TokenRequest(string Name, string Role, int? Days)
{
    /// <summary>Whether its bearer may make tokens, of at most its role and time.</summary>
    public bool MakesTokens { get; set; }

    /// <summary>Why; kept with the action.</summary>
    public string? Text { get; set; }
}
