namespace Weir.Web.Callers;

/// <summary>Whether users of this machine who are known by a token or a session are still there.</summary>
internal sealed class LocalAccounts(IMachineUsers users, HostInfo facts)
{
    public string Machine => facts.Machine;

    public uint? IdOf(string user) => users.IdOf(user);

    /// <summary>Whether the account has gone, or its id is another's by now; of other machines nobody here knows.</summary>
    public bool AreGone(string? machine, uint? userId, string user) =>
        machine == facts.Machine && userId is { } id && !string.Equals(users.NameOf(id), user, StringComparison.Ordinal);
}
