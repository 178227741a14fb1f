namespace Weir.Cli.Running;

/// <summary>What <c>weir</c> ends with.</summary>
internal static class ExitStatus
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int NotReachable = 3;
    public const int NotFound = 4;
    public const int TimedOut = 5;

    /// <summary>Own failures of <c>run</c> and <c>submit --wait</c>, as <c>env</c> and <c>timeout</c> have them.</summary>
    public const int OwnFailure = 125;
    public const int CannotExecute = 126;
    public const int NoSuchProgram = 127;
}
