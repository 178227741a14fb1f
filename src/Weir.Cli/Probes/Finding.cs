namespace Weir.Cli.Probes;

/// <summary>What a probe found: ok, limited or no, and why.</summary>
internal sealed record Finding(string Name, string State, string Text)
{
    public const string Ok = "ok";
    public const string Limited = "limited";
    public const string No = "no";
}
