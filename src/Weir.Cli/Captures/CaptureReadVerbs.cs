using System.CommandLine;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Captures;

namespace Weir.Cli.Captures;

/// <summary>What there is: list, show, validate.</summary>
internal static class CaptureReadVerbs
{
    public static IEnumerable<Verb> Build(VerbContext context) => [List(context), Show(context), Validate(context)];

    /// <summary>All of one.</summary>
    public static void Print(Session s, CaptureView view)
    {
        var fields = new FieldList(s.Out, s.Process.Width);
        fields.Add("Capture", view.Id);
        fields.Add("Job name", view.JobName);
        fields.Add("User", view.User);
        fields.Add("Captured", $"{s.Clock.Full(view.CapturedAt)} from {view.Source}, by {view.CapturedBy}");
        fields.Add("Changed", $"{s.Clock.Full(view.ChangedAt)} by {view.ChangedBy}");
        fields.Add("Way in", view.Way);
        fields.Add("Job descr.", view.JobDescription);
        fields.Add("Job queue", view.JobQueue);
        fields.Add("Priority", view.Priority.ToString(System.Globalization.CultureInfo.InvariantCulture));
        fields.Add("Held", view.Hold ? "yes" : null);
        fields.Add("Date", view.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        fields.Add("Service", view.Service);
        fields.Add("Monitor", view.Monitor);
        fields.Add("Limits", view.Limits.Count == 0 ? null : string.Join(' ', view.Limits));
        fields.Add("Libraries", view.LibraryList.Count == 0 ? null : string.Join(':', view.LibraryList));
        fields.Add("Directory", view.Directory);
        fields.Add(view.IsScript ? "Script" : "Command", view.Command);
        foreach (var entry in view.Environment)
        {
            fields.Add("Environment", entry);
        }

        fields.Add("LDA", view.LocalDataArea.Length == 0 ? null : view.LocalDataArea);
    }

    private static Verb List(VerbContext context)
    {
        var verb = new Verb(
            "list",
            "List captures: yours, or as an operator all of this machine.",
            "weir capture list",
            "weir capture list --sources"
        );
        var rows = new RowsOption(" captures");
        rows.AddTo(verb);
        var after = new Option<string?>("--after") { Description = "Begin after this id.", HelpName = "ID" };
        var sources = new Option<bool>("--sources") { Description = "Say from where is captured now instead." };
        verb.Options.Add(after);
        verb.Options.Add(sources);
        context.Do(
            verb,
            s =>
                s.Value(sources)
                    ? s.ShowAsync("v1/captures/sources", WeirJson.Default.CapturingView, view => CaptureSourceVerbs.Print(s, view))
                    : s.ShowAsync(
                        "v1/captures" + new Query().With("limit", rows.From(s)).With("cursor", s.Value(after)),
                        WeirJson.Default.CapturePage,
                        page => Print(s, page)
                    )
        );
        return verb;
    }

    private static Verb Show(VerbContext context)
    {
        var verb = new Verb("show", "Show all of a capture.", "weir capture show NIGHTLY");
        var id = CaptureArguments.Id(verb);
        context.Do(verb, s => s.ShowAsync(CaptureArguments.At(s.Value(id)), WeirJson.Default.CaptureView, view => Print(s, view)));
        return verb;
    }

    private static Verb Validate(VerbContext context)
    {
        var verb = new Verb(
            "validate",
            "Say what would keep a capture from running; ends with 1 where something would.",
            "weir capture validate NIGHTLY"
        );
        var id = CaptureArguments.Id(verb);
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    HttpMethod.Post,
                    CaptureArguments.At(s.Value(id)) + "/validate",
                    null,
                    WeirJson.Default.CaptureValidation,
                    found =>
                    {
                        foreach (var fault in found.Faults)
                        {
                            s.Out.WriteLine(Printable.Escape(fault, 400));
                        }

                        if (found.Faults.Count == 0)
                        {
                            s.Out.WriteLine($"{Printable.Escape(found.Id)} would run");
                        }
                    },
                    found => found.Faults.Count == 0 ? ExitStatus.Done : ExitStatus.Refused
                )
        );
        return verb;
    }

    private static void Print(Session s, CapturePage page)
    {
        var table = new Table(
            new("Capture", Gives: true),
            new("Job", Gives: true),
            new("User", Gives: true),
            new("From", Gives: true),
            new("Changed"),
            new("Command", Gives: true)
        );
        foreach (var line in page.Items)
        {
            table.Add(line.Id, line.JobName, line.User, line.Source, s.Clock.Short(line.ChangedAt), line.Command);
        }

        s.Write(table);
        if (page.Next is { } next)
        {
            s.Note($"more: weir capture list --after {Printable.Escape(next)}");
        }
    }
}
