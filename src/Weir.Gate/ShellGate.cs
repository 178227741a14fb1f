using System.Text;
using Weir.Jobs;
using Weir.Linux;
using Weir.Tracking.Gate;
using Weir.Tracking.Naming;

namespace Weir.Gate;

/// <summary><c>weir-sh</c>, which cron takes for its shell: the command goes through the gate, then the real shell has it.</summary>
internal sealed class ShellGate(List<byte[]> environment)
{
    private static readonly string[] _gateOnly = ["WEIR_SHELL", "WEIR_CRONTAB", "WEIR_JOB_NAME", "WEIR_GATE", "SHELL"];

    public int Run(List<byte[]> arguments)
    {
        var shell = RealShell();
        List<byte[]> given = [shell, .. arguments];
        List<byte[]> clean = [.. GateEnvironment.Without(environment, _gateOnly), [.. "SHELL="u8, .. shell]];
        var gate = new InPlaceGate
        {
            Way = WayIn.Cron,
            Place = new GatePaths(environment, null),
            Programs = [shell],
            Arguments = given,
            Environment = clean,
            Identify = (filter, user) => Identify(given[2], user, filter),
        };
        // Scripts, logins and people at a terminal are none of the gate's business.
        return arguments.Count == 2 && arguments[0].AsSpan().SequenceEqual("-c"u8) ? gate.Pass() : gate.Exec();
    }

    private byte[] RealShell()
    {
        var named = ProcessBytes.ValueOf(environment, "WEIR_SHELL"u8);
        return named is { Length: > 0 } && !JobNaming.BaseName(named).SequenceEqual("weir-sh"u8) ? named : "/bin/sh"u8.ToArray();
    }

    private GateIdentity Identify(byte[] command, string user, FileView filter)
    {
        var cron = ObjectName.Parse("CRON");
        return new GateIdentity(
            NameOf(command, user, filter),
            new QualifiedName(cron, ObjectName.Derive(Table(user))),
            new QualifiedName(cron, cron)
        );
    }

    // Without a rule that looks at users the name has not been looked up yet, and crontabs are named by their users.
    private string Table(string user) =>
        ProcessBytes.ValueOf(environment, "WEIR_CRONTAB"u8) is { Length: > 0 } named ? Encoding.UTF8.GetString(named)
        : user.Length > 0 ? user
        : AccountName.Find(UserAccounts.CurrentUserId);

    private ObjectName NameOf(byte[] command, string user, FileView published)
    {
        if (ProcessBytes.ValueOf(environment, "WEIR_JOB_NAME"u8) is { Length: > 0 } own)
        {
            return ObjectName.Derive(Encoding.UTF8.GetString(own));
        }

        if (
            GateFilter.TryParse(published.Bytes, out var filter)
            && filter.NameOf(Encoding.UTF8.GetBytes(user), command) is { IsEmpty: false } remarked
        )
        {
            return ObjectName.Derive(Encoding.UTF8.GetString(remarked));
        }

        return JobNaming.FromCommandLine(command);
    }
}
