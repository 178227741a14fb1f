namespace Weir.Web.Callers;

/// <summary>The users and groups of this machine, for callers on the Unix socket.</summary>
public interface IMachineUsers
{
    /// <summary>Ends when the others answer for this user without asking a directory, which may take its time.</summary>
    ValueTask LoadAsync(uint userId);

    /// <summary>The user's name, or the id in digits where the machine has none for it.</summary>
    string NameOf(uint userId);

    /// <summary>The id of the account of this name, or <see langword="null"/>.</summary>
    uint? IdOf(string user);

    /// <summary>The user's home, or <c>/</c>.</summary>
    string HomeOf(uint userId);

    /// <summary>The id of the group whose members are operators, or <see langword="null"/> where there is none.</summary>
    uint? OperatorGroup { get; }

    /// <summary>The user this host runs as.</summary>
    uint Own { get; }
}
