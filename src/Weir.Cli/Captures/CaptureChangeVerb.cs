using System.CommandLine;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Captures;
using Weir.Protocol.Client;

namespace Weir.Cli.Captures;

internal static class CaptureChangeVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "change",
            "Change what a capture says, all or nothing; '' takes a value off.",
            "weir capture change NIGHTLY --job-queue PAY/NIGHT --priority 2",
            "weir capture change NIGHTLY --library-list A:B",
            "weir capture change NIGHTLY --lda-at 1:'text'",
            "weir capture change NIGHTLY -- /opt/load.sh today"
        );
        var id = CaptureArguments.Id(verb);
        var name = Option<string?>(verb, "--name", "The name of the jobs that it becomes.", "NAME", "-n");
        var description = Option<string?>(verb, "--job-description", "Named defaults, LIBRARY/NAME.", "LIB/NAME", "-d");
        var queue = Option<string?>(verb, "--job-queue", "The lane they wait in, LIBRARY/NAME.", "LIB/NAME", "-q");
        var priority = Option<int?>(verb, "--priority", "1 goes first, 9 last.", "1-9");
        var hold = Option<bool?>(verb, "--hold", "Whether they are held until weir release: true or false.", "BOOL");
        var date = Option<string?>(verb, "--date", "The date they work for.", "YYYY-MM-DD");
        var service = Option<string?>(verb, "--service", "The service group they wish to be in.", "GROUP");
        var monitor = Option<string?>(verb, "--monitor", "The job variable that shows their state.", "NAME");
        var directory = Option<string?>(verb, "--directory", "Their directory, absolute.", "DIRECTORY");
        var libraries = Option<string?>(verb, "--library-list", "Their ordered search path of libraries, or *NONE.", "A:B");
        var limits = Several(verb, "--limit", "All limits that they need, in place of those before; 'none' for none.", "NAME[=N]");
        var environment = Several(verb, "--environment", "NAME=value sets a variable, NAME takes it out.", "NAME[=VALUE]");
        var places = Several(verb, "--lda-at", "A place of the local data area: START:'text' or START:X'41'.", "START:'TEXT'");
        var command = new Argument<string[]>("COMMAND")
        {
            Description = "Another command and its arguments, after --.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        verb.Arguments.Add(command);
        var text = CaptureArguments.Text(verb);
        context.Do(
            verb,
            async s =>
            {
                var change = new CaptureChangeRequest
                {
                    JobName = s.Value(name),
                    JobDescription = s.Value(description),
                    JobQueue = s.Value(queue),
                    Priority = NumberArgument.Check("--priority", s.Value(priority), 1, 9),
                    Hold = s.Value(hold),
                    Date = s.Value(date),
                    Service = s.Value(service),
                    Monitor = s.Value(monitor),
                    Directory = s.Value(directory),
                    LibraryList = Libraries(s.Value(libraries)),
                    Limits = Given(s.Value(limits)) is ["none"] ? [] : Given(s.Value(limits)),
                    Environment = Given(s.Value(environment)),
                    LocalDataAt = Given(s.Value(places))?.Select(Place).ToList(),
                    Command = Given(s.Value(command)),
                };
                if (change == new CaptureChangeRequest())
                {
                    throw new UsageException("nothing to change; see weir capture change --help");
                }

                change.Text = s.Value(text);
                return await SendAsync(s, s.Value(id), change).ConfigureAwait(false);
            }
        );
        return verb;
    }

    /// <summary>Has it changed, and says so.</summary>
    public static async Task<int> SendAsync(Session s, string id, CaptureChangeRequest change)
    {
        using var message = WeirClient.Json(change, WeirJson.Default.CaptureChangeRequest);
        return await s.ShowAsync(
                HttpMethod.Post,
                CaptureArguments.At(id),
                message,
                WeirJson.Default.CaptureView,
                view => s.Out.WriteLine("changed " + Printable.Escape(view.Id))
            )
            .ConfigureAwait(false);
    }

    // A shell has taken the quotes off START:'text': what has none is text.
    private static string Place(string typed)
    {
        var colon = typed.IndexOf(':', StringComparison.Ordinal);
        var value = typed[(colon + 1)..];
        return colon < 1 || value.StartsWith('\'') || value.StartsWith("X'", StringComparison.OrdinalIgnoreCase)
            ? typed
            : $"{typed[..colon]}:'{value.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    private static string[]? Libraries(string? text) =>
        text switch
        {
            null => null,
            "" or JobSpec.NoLibraries => [],
            _ => text.Split(':'),
        };

    private static string[]? Given(string[]? values) => values is { Length: > 0 } ? values : null;

    private static Option<T> Option<T>(Verb verb, string name, string description, string value, params string[] aliases)
    {
        var option = new Option<T>(name, aliases) { Description = description, HelpName = value };
        verb.Options.Add(option);
        return option;
    }

    private static Option<string[]> Several(Verb verb, string name, string description, string value) =>
        Option<string[]>(verb, name, description + " May be given several times.", value);
}
