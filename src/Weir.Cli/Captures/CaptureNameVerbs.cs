using System.CommandLine;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Captures;
using Weir.Protocol.Client;

namespace Weir.Cli.Captures;

/// <summary>Under which ids there are captures: copy, rename, delete.</summary>
internal static class CaptureNameVerbs
{
    public static IEnumerable<Verb> Build(VerbContext context) => [Copy(context), Rename(context), Delete(context)];

    private static Verb Copy(VerbContext context)
    {
        var verb = new Verb("copy", "Make another capture of one, for a variation; prints its id.", "weir capture copy NIGHTLY WEEKLY");
        var id = CaptureArguments.Id(verb);
        var other = new Argument<string?>("NEW")
        {
            Description = "The other one's id; default the next of ID-2, ID-3 and so on that is free.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        verb.Arguments.Add(other);
        var text = CaptureArguments.Text(verb);
        context.Do(
            verb,
            s =>
                SendAsync(
                    s,
                    s.Value(id),
                    "copy",
                    new(s.Typed.GetValue(other), s.Value(text)),
                    view => s.Out.WriteLine(Printable.Escape(view.Id))
                )
        );
        return verb;
    }

    private static Verb Rename(VerbContext context)
    {
        var verb = new Verb("rename", "Give a capture another id.", "weir capture rename NIGHTLY MONTHLY");
        var id = CaptureArguments.Id(verb);
        var other = new Argument<string>("NEW") { Description = "Its new id." };
        verb.Arguments.Add(other);
        var text = CaptureArguments.Text(verb);
        context.Do(
            verb,
            s =>
                SendAsync(
                    s,
                    s.Value(id),
                    "rename",
                    new(s.Value(other), s.Value(text)),
                    view => s.Out.WriteLine("renamed to " + Printable.Escape(view.Id))
                )
        );
        return verb;
    }

    private static Verb Delete(VerbContext context)
    {
        var verb = new Verb("delete", "Delete a capture with its images; jobs that it became stay.", "weir capture delete NIGHTLY");
        var id = CaptureArguments.Id(verb);
        var text = CaptureArguments.Text(verb);
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    HttpMethod.Delete,
                    CaptureArguments.At(s.Value(id)) + new Query().With("text", s.Value(text)),
                    null,
                    WeirJson.Default.CaptureLine,
                    line => s.Out.WriteLine("deleted " + Printable.Escape(line.Id))
                )
        );
        return verb;
    }

    private static async Task<int> SendAsync(Session s, string id, string what, CaptureNameRequest request, Action<CaptureView> print)
    {
        using var message = WeirClient.Json(request, WeirJson.Default.CaptureNameRequest);
        return await s.ShowAsync(HttpMethod.Post, $"{CaptureArguments.At(id)}/{what}", message, WeirJson.Default.CaptureView, print)
            .ConfigureAwait(false);
    }
}
