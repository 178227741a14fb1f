namespace Weir.Web.Callers;

/// <summary>
/// The machines whose agents are trusted as the server's own socket is: what they pass on for an administrator of theirs is an
/// administrator's. Of all others they pass on what concerns the jobs of their own machine.
/// </summary>
/// <param name="Names">Their names.</param>
public sealed record TrustedMachines(IReadOnlyCollection<string> Names)
{
    /// <summary>None.</summary>
    public static TrustedMachines None { get; } = new([]);

    internal bool Has(string machine) => Names.Contains(machine, StringComparer.Ordinal);
}
