using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Administration;

namespace Weir.Cli.Verbs;

/// <summary><c>audit</c>: who did what, and who tried.</summary>
internal static class AuditVerb
{
    private const int Longest = 60;

    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "audit",
            "Show who did what, and who tried, newest first; others than operators see their own acts.",
            "weir audit",
            "weir audit --user alice --since 08:00",
            "weir audit --subject 'job 147' --long",
            "weir audit --outcome refused",
            "weir audit export audit.jsonl"
        );
        var filter = new AuditOptions(verb);
        var rows = new RowsOption("");
        var cursor = new Option<string?>("--cursor") { Description = "The page after this one.", HelpName = "TEXT" };
        var whole = new Option<bool>("--long")
        {
            Description = "Show all that is kept of each entry: the values before and after, and where it came from.",
        };
        rows.AddTo(verb);
        verb.Options.Add(cursor);
        verb.Options.Add(whole);
        context.Do(
            verb,
            s =>
            {
                var query = filter.From(s).With("limit", rows.From(s)).With("cursor", s.Value(cursor));
                return s.ShowAsync(
                    "v1/audit" + query,
                    WeirJson.Default.AuditPage,
                    page =>
                    {
                        if (s.Value(whole))
                        {
                            WriteWhole(s, page);
                        }
                        else
                        {
                            Write(s, page);
                        }

                        if (page.Next is { } next)
                        {
                            s.Note($"more: --cursor {Printable.Escape(next)}");
                        }
                    }
                );
            }
        );
        verb.Subcommands.Add(Export(context));
        return verb;
    }

    private static Verb Export(VerbContext context)
    {
        var verb = new Verb(
            "export",
            "Write all entries, newest first, one JSON object a line.",
            "weir audit export audit.jsonl",
            "weir audit export - --since 2026-11-01T00:00"
        );
        var file = new Argument<string>("FILE") { Description = "A new file, readable by you only, or - for standard output." };
        verb.Arguments.Add(file);
        var filter = new AuditOptions(verb);
        context.Do(
            verb,
            async s =>
            {
                var name = s.Value(file);
                var to =
                    name == "-"
                        ? s.Process.RawOut
                        : new FileStream(
                            Path.GetFullPath(name),
                            new FileStreamOptions
                            {
                                Mode = FileMode.CreateNew,
                                Access = FileAccess.Write,
                                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                            }
                        );
                var count = 0;
                try
                {
                    await s.Out.FlushAsync(s.Cancellation).ConfigureAwait(false);
                    string? cursor = null;
                    do
                    {
                        var page = await s.GetAsync(
                                "v1/audit" + filter.From(s).With("limit", "1000").With("cursor", cursor),
                                WeirJson.Default.AuditPage
                            )
                            .ConfigureAwait(false);
                        foreach (var entry in page.Items)
                        {
                            await to.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(entry, WeirJson.Default.AuditView), s.Cancellation)
                                .ConfigureAwait(false);
                            await to.WriteAsync("\n"u8.ToArray(), s.Cancellation).ConfigureAwait(false);
                            count++;
                        }

                        cursor = page.Next;
                    } while (cursor is not null);
                    await to.FlushAsync(s.Cancellation).ConfigureAwait(false);
                }
                finally
                {
                    if (name != "-")
                    {
                        await to.DisposeAsync().ConfigureAwait(false);
                    }
                }

                s.Note(string.Create(CultureInfo.InvariantCulture, $"{count} entries"));
                return ExitStatus.Done;
            }
        );
        return verb;
    }

    // Whole, not cut as a table would: what somebody says of it comes last and in quotes.
    private static void Write(Session s, AuditPage page)
    {
        foreach (var entry in page.Items)
        {
            var line = $"{entry.User} {From(entry)}: {entry.Action}, {entry.Kind} {entry.Subject}{What(entry)}";
            WrappedText.Write(
                s.Out,
                $"{s.Clock.Short(entry.At), -16}  {Printable.Escape(entry.Outcome), -7}  ",
                s.Clock.Said(line, 1000),
                s.Process.Width
            );
        }
    }

    private static void WriteWhole(Session s, AuditPage page)
    {
        foreach (var entry in page.Items)
        {
            var fields = new FieldList(s.Out, s.Process.Width);
            fields.Add("At", s.Clock.Full(entry.At));
            fields.Add(
                "User",
                entry.User
                    + (
                        entry.UserId is { } id && entry.ProvenUser == entry.User
                            ? string.Create(CultureInfo.InvariantCulture, $" ({id})")
                            : ""
                    )
            );
            fields.Add("From", From(entry));
            fields.Add("Action", entry.Action);
            fields.Add("Subject", $"{entry.Kind} {entry.Subject}");
            fields.Add("Outcome", entry.Outcome);
            fields.Add("Text", entry.Text);
            fields.Add("Before", entry.Before);
            fields.Add("After", entry.After);
            fields.Add("Detail", entry.Detail is { } detail ? s.Clock.Said(detail, 1000) : null);
            s.Out.WriteLine();
        }
    }

    private static string From(AuditView entry)
    {
        var place = entry.Origin switch
        {
            "console" => "at the page",
            "token" => $"by token {entry.Through} from {entry.Address}",
            "agent" => $"at {entry.Machine}, as its agent says",
            "definition" => "by definition",
            "xml" => $"by XML from {entry.Address}",
            "weir" => "itself",
            _ => $"at {entry.Machine ?? entry.Address}",
        };
        return entry.ProvenUser is { } proven && proven != entry.User && entry.Origin != "agent" ? $"{place}, as {proven} says" : place;
    }

    // Short states as they were and are; whole definitions only with --long.
    private static string What(AuditView entry)
    {
        var what =
            entry is { Outcome: "done", Before: { Length: > 0 and <= Longest } before, After: { Length: <= Longest } after }
            && before[0] != '{'
                ? $"{before} -> {after}"
                : entry.Detail;
        return $"{(what is null ? "" : $": {what}")}{(entry.Text is { } text ? $"; \"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : "")}";
    }
}
