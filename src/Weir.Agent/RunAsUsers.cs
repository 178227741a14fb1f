using Weir.Jobs;
using Weir.Linux;

namespace Weir.Agent;

/// <summary>As which users a server may have commands run on this machine: <c>runAs</c> of the agent's own file.</summary>
public sealed class RunAsUsers
{
    private readonly IReadOnlySet<string>? _named;

    private RunAsUsers(IReadOnlySet<string>? named) => _named = named;

    /// <summary>How the setting is written.</summary>
    public const string Allowed = "any (all users but root), none, or the names of users with commas";

    /// <summary>All users but root.</summary>
    public static RunAsUsers Any { get; } = new(null);

    /// <summary>Reads <c>any</c>, <c>none</c> or names with commas; root counts only where it is named.</summary>
    public static bool TryParse(string text, out RunAsUsers users)
    {
        ArgumentNullException.ThrowIfNull(text);
        var names = text.Split(',', StringSplitOptions.TrimEntries);
        users = text switch
        {
            "any" => Any,
            "none" => new RunAsUsers(new HashSet<string>()),
            _ => new RunAsUsers(names.ToHashSet(StringComparer.Ordinal)),
        };
        return names.All(name => name.Length > 0 && !name.Any(char.IsWhiteSpace));
    }

    /// <summary>Why no server may have a command run as this user; <see langword="null"/> where it may.</summary>
    public string? Refusal(UserAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var agent = UserAccounts.CurrentUserId;
        if (agent != 0 && account.UserId != agent)
        {
            return $"the agent of this machine is {UserAccounts.NameOf(agent)}'s: it runs commands as nobody else, and not as {Printable.Escape(account.Name)}";
        }

        var allows = _named?.Contains(account.Name) ?? (account.UserId != 0 || agent != 0);
        return allows
            ? null
            : $"the file of this machine's agent does not let a server run commands as {Printable.Escape(account.Name)}: name the user in its runAs (docs/operations/install.md)";
    }
}
