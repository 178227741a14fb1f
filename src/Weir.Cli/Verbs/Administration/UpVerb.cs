using System.CommandLine;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Linux;
using Weir.Protocol.Client;
using ExitStatus = Weir.Cli.Running.ExitStatus;

namespace Weir.Cli.Verbs;

/// <summary><c>up</c>, <c>server</c> and <c>agent</c>: this program becomes the host.</summary>
internal static class UpVerb
{
    public static Verb[] Build(VerbContext context)
    {
        var up = new Verb(
            "up",
            "Run server and agent in one process, in the foreground, with a page at 127.0.0.1:8740.",
            "weir up",
            "weir up --data /srv/weir --listen 127.0.0.1:9000"
        );
        var server = new Verb(
            "server",
            "Run the server: definitions, the day, history of all machines.",
            "weir server --data /srv/weir --listen 127.0.0.1:8740",
            "weir server --data /srv/weir --store postgres://weir@db/weir"
        );
        var agent = new Verb(
            "agent",
            "Run this machine's agent for a server elsewhere.",
            "weir agent --server https://batch.example.org:8740 --token-file /etc/weir/token"
        );
        Exec(
            context,
            up,
            Data(),
            Listen(),
            ThruPut(),
            ThruPutCertificate(),
            ThruPutClients(),
            Store(),
            StoreFile(),
            TrustMachine(),
            Zone(),
            KeepDays(),
            QueueHistory(),
            OnLeftovers(),
            Quota(),
            Reserve()
        );
        Exec(
            context,
            server,
            Data(),
            Listen(),
            ThruPut(),
            ThruPutCertificate(),
            ThruPutClients(),
            Store(),
            StoreFile(),
            TrustMachine(),
            Zone(),
            KeepDays(),
            QueueHistory(),
            Quota(),
            Reserve()
        );
        Exec(context, agent, Data(), Listen(), KeepDays(), OnLeftovers(), Quota(), Reserve());
        return [up, server, agent];
    }

    private static Option<string?> Data() =>
        Text("--data", "The folder that holds everything; default /var/lib/weir for root, else $XDG_STATE_HOME/weir.", "DIR");

    private static Option<string?> Listen() =>
        Text(
            "--listen",
            "Where the page and TCP clients are served, on this machine only, or none; default 127.0.0.1:8740 where there is a server.",
            "ADDRESS:PORT"
        );

    private static Option<string?> ThruPut() =>
        Text(
            "--thruput",
            "Where XML messages are taken over TCP: on this machine, or anywhere with the two options below; default nowhere.",
            "ADDRESS:PORT"
        );

    private static Option<string?> ThruPutCertificate() =>
        Text("--thruput-certificate", "A PEM file with the certificate and key to show to XML clients.", "FILE");

    private static Option<string?> ThruPutClients() =>
        Text("--thruput-clients", "A PEM file with the certificates that sign those of XML clients.", "FILE");

    private static Option<string?> Store() =>
        Text(
            "--store",
            "Where the server's state is kept: a postgres:// address without a password; default SQLite in the data folder.",
            "ADDRESS"
        );

    private static Option<string?> StoreFile() =>
        Text("--store-file", "A file that holds that address, for one with a password; or set WEIR_STORE.", "FILE");

    private static Option<string?> TrustMachine() =>
        Text(
            "--trust-machine",
            "Machines, with commas, whose administrators may change rules, definitions and tokens here through their agents; default none.",
            "NAME"
        );

    private static Option<string?> Zone() =>
        Text("--zone", "The time zone whose midnights begin the days of schedules; default the machine's.", "ZONE");

    private static Option<string?> QueueHistory() =>
        Text("--queue-history", "How many minutes the lengths of the queues are kept; default 15.", "MINUTES");

    private static Option<string?> KeepDays() =>
        Text("--keep-days", "How many days jobs that are over stay, with their histories and output, or all; default 30.", "N");

    private static Option<string?> OnLeftovers() =>
        Text(
            "--on-leftovers",
            "What becomes of processes that outlive the command of their job, where its job definition does not say: kill, wait or keep; default wait.",
            "WHAT"
        );

    private static Option<string?> Quota() =>
        Text("--quota", $"How much one user may have, with commas between: {Weir.Jobs.Quotas.Allowed}.", "NAME=VALUE");

    private static Option<string?> Reserve() =>
        Text(
            "--reserve",
            "Free space on the disk of the data below which no new work is taken, such as 256MiB; default the smaller of 256MiB and 5 % of it.",
            "SIZE"
        );

    private static Option<string?> Text(string name, string description, string value) =>
        new(name) { Description = description, HelpName = value };

    private static void Exec(VerbContext context, Verb verb, params Option<string?>[] options)
    {
        foreach (var option in options)
        {
            verb.Options.Add(option);
        }

        var verbose = new Option<bool>("--verbose") { Description = "Say on standard error what is done, not only what goes wrong." };
        verb.Options.Add(verbose);

        verb.SetAction(
            (Func<System.CommandLine.ParseResult, int>)(
                result =>
                {
                    // The host's own runtime does not come to say it.
                    if (StartupResources.LackingForHost() is { } lacking)
                    {
                        throw new WeirException(HostProgram.Code, lacking, ExitStatus.Refused);
                    }

                    List<string> arguments = [verb.Name];
                    foreach (
                        var option in options.Append(context.Common.Socket).Append(context.Common.Server).Append(context.Common.TokenFile)
                    )
                    {
                        if (result.GetValue(option) is { } value)
                        {
                            arguments.Add(option.Name);
                            arguments.Add(value);
                        }
                    }

                    if (result.GetValue(verbose))
                    {
                        arguments.Add(verbose.Name);
                    }

                    arguments.Add("--weir");
                    arguments.Add(context.Process.Program);
                    return Exec(context, arguments);
                }
            )
        );
    }

    /// <summary>This process becomes the host; only a failure comes back.</summary>
    internal static int Exec(VerbContext context, IReadOnlyList<string> arguments)
    {
        var host = HostProgram.Find(context.Process);
        var reason = context.Process.Become(host, arguments);
        throw new WeirException(HostProgram.Code, $"{host} cannot be executed: {reason}", ExitStatus.Refused);
    }
}
