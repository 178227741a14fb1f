namespace Weir.Server.Definitions;

/// <summary>The kinds of what the server remembers without a history.</summary>
internal static class RecordKinds
{
    /// <summary>When a token was last used.</summary>
    public const string TokenUse = "token-use";

    /// <summary>An ageing clock.</summary>
    public const string AgeClock = "age-clock";

    /// <summary>A selection point.</summary>
    public const string SelectionPoint = "selection-point";
}
