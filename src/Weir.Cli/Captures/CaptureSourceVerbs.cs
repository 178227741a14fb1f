using System.CommandLine;
using Weir.Cli.Running;
using Weir.Cli.Variables;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Captures;
using Weir.Protocol.Client;

namespace Weir.Cli.Captures;

/// <summary>From where is captured: start and stop.</summary>
internal static class CaptureSourceVerbs
{
    public static IEnumerable<Verb> Build(VerbContext context) => [Start(context), Stop(context)];

    public static void Print(Session s, CapturingView view)
    {
        if (view.Items.Count == 0)
        {
            s.Out.WriteLine("nothing is captured now");
            return;
        }

        Print(s, view.Items);
    }

    /// <summary>A line for each source.</summary>
    public static void Print(Session s, IReadOnlyList<CaptureSourceView> sources)
    {
        foreach (var source in sources)
        {
            var left = source.Left switch
            {
                null => "",
                1 => " or one submission",
                var many => $" or {many} submissions",
            };
            s.Out.WriteLine(
                $"capturing from {source.Kind} {Printable.Escape(source.Name)} until {s.Clock.Full(source.Until)}{left}, started by {Printable.Escape(source.By)}"
            );
        }
    }

    private static Verb Start(VerbContext context)
    {
        var verb = new Verb(
            "start",
            "Capture what a job or a terminal submits, or a user; ends by itself after 15 minutes.",
            "weir capture start LOADER",
            "weir capture start \"$(tty)\" --for 5m",
            "weir capture start --user alice --most 2"
        );
        var (name, user) = Source(verb, "The name of the job that submits, or the terminal, such as pts/3.");
        var span = new Option<string?>("--for")
        {
            Description = "How long, such as 90s, 5m or 1h, at most 1d; default 15m.",
            HelpName = "TIME",
        };
        var most = new Option<int?>("--most") { Description = "End after so many submissions, 1 to 9999.", HelpName = "N" };
        var replace = new Option<bool>("--replace")
        {
            Description = "Let a submission take the place of its user's capture of that name; else it becomes NAME-2, NAME-3 and so on.",
        };
        verb.Options.Add(span);
        verb.Options.Add(most);
        verb.Options.Add(replace);
        var text = CaptureArguments.Text(verb);
        context.Do(
            verb,
            s =>
            {
                var request = Request(s, name, user) ?? throw new UsageException("a job, a terminal or --user is missing");
                request.Seconds = Seconds(s.Value(span));
                request.Most = NumberArgument.Check("--most", s.Value(most), 1, CaptureSourceRequest.MostSubmissions);
                request.Replace = s.Value(replace);
                request.Text = s.Value(text);
                return SendAsync(s, "start", request);
            }
        );
        return verb;
    }

    private static Verb Stop(VerbContext context)
    {
        var verb = new Verb(
            "stop",
            "Capture no more from a job, a terminal or a user, or from anything; captures stay.",
            "weir capture stop LOADER",
            "weir capture stop"
        );
        var (name, user) = Source(verb, "The job or the terminal; default all that you may stop.");
        var text = CaptureArguments.Text(verb);
        context.Do(
            verb,
            s =>
            {
                var request = Request(s, name, user) ?? new CaptureSourceRequest();
                request.Text = s.Value(text);
                return SendAsync(s, "stop", request);
            }
        );
        return verb;
    }

    private static (Argument<string?> Name, Option<string?> User) Source(Verb verb, string description)
    {
        var name = new Argument<string?>("NAME") { Description = description, Arity = ArgumentArity.ZeroOrOne };
        var user = new Option<string?>("--user", "-u") { Description = "What this user submits.", HelpName = "USER" };
        verb.Arguments.Add(name);
        verb.Options.Add(user);
        return (name, user);
    }

    private static CaptureSourceRequest? Request(Session s, Argument<string?> name, Option<string?> user) =>
        (s.Typed.GetValue(name), s.Value(user)) switch
        {
            (null, null) => null,
            (not null, not null) => throw new UsageException("a name and --user exclude each other; allowed is one of them"),
            (null, { } who) => new CaptureSourceRequest { Kind = CaptureKinds.User, Name = who },
            ({ } place, _) when place.Contains('/', StringComparison.Ordinal) => new CaptureSourceRequest
            {
                Kind = CaptureKinds.Terminal,
                Name = place,
            },
            ({ } job, _) => new CaptureSourceRequest { Kind = CaptureKinds.Job, Name = job },
        };

    private static int? Seconds(string? text) =>
        DurationArgument.Seconds("--for", text) switch
        {
            null => null,
            >= 1 and <= CaptureSourceRequest.MostSeconds and var seconds => (int)seconds,
            _ => throw new UsageException($"--for '{Printable.Escape(text)}' is not allowed; allowed is 1s to 1d"),
        };

    private static async Task<int> SendAsync(Session s, string what, CaptureSourceRequest request)
    {
        using var message = WeirClient.Json(request, WeirJson.Default.CaptureSourceRequest);
        return await s.ShowAsync(HttpMethod.Post, "v1/captures/" + what, message, WeirJson.Default.CapturingView, view => Print(s, view))
            .ConfigureAwait(false);
    }
}
