using System.Diagnostics;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;

namespace Weir.Cli.Captures;

internal static class CaptureEditVerb
{
    private const string FileName = "capture";

    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "edit",
            "Edit a capture's script, or its command with an argument a line, in $VISUAL or $EDITOR.",
            "weir capture edit NIGHTLY",
            "EDITOR=nano weir capture edit NIGHTLY"
        );
        var id = CaptureArguments.Id(verb);
        var text = CaptureArguments.Text(verb);
        context.Do(verb, s => EditAsync(s, s.Value(id), s.Value(text)));
        return verb;
    }

    private static async Task<int> EditAsync(Session s, string id, string? text)
    {
        var path = CaptureArguments.At(id) + "/text";
        var before = await s.Client.SendAsync(HttpMethod.Get, path, null, s.Cancellation).ConfigureAwait(false);
        // Nobody else reads it: a folder of one's own.
        var folder = Directory.CreateTempSubdirectory("weir-capture-");
        var file = Path.Join(folder.FullName, FileName);
        await File.WriteAllBytesAsync(file, before, s.Cancellation).ConfigureAwait(false);
        var isKept = true;
        try
        {
            var status = await RunEditorAsync(s, file).ConfigureAwait(false);
            var after = await File.ReadAllBytesAsync(file, s.Cancellation).ConfigureAwait(false);
            if (status != 0)
            {
                s.Note($"weir: capture edit: the editor ended with {status}; nothing was changed");
                isKept = !after.AsSpan().SequenceEqual(before);
                return ExitStatus.Refused;
            }

            if (after.AsSpan().SequenceEqual(before))
            {
                isKept = false;
                s.Out.WriteLine("nothing was changed");
                return ExitStatus.Done;
            }

            using var message = new ByteArrayContent(after);
            var done = await s.ShowAsync(
                    HttpMethod.Post,
                    path + new Query().With("text", text),
                    message,
                    WeirJson.Default.CaptureView,
                    view => s.Out.WriteLine("changed " + Printable.Escape(view.Id))
                )
                .ConfigureAwait(false);
            isKept = false;
            return done;
        }
        finally
        {
            if (isKept)
            {
                s.Note($"weir: capture edit: what was edited is in {file}");
            }
            else
            {
                folder.Delete(recursive: true);
            }
        }
    }

    // As the caller, with the caller's terminal; the editor's own words may be several.
    private static async Task<int> RunEditorAsync(Session s, string file)
    {
        var editor =
            s.Process.Environment("VISUAL") is { Length: > 0 } visual ? visual
            : s.Process.Environment("EDITOR") is { Length: > 0 } named ? named
            : "vi";
        var start = new ProcessStartInfo("/bin/sh", ["-c", editor + " \"$1\"", "sh", file]) { UseShellExecute = false };
        using var process = Process.Start(start) ?? throw new WeirException("failed", "/bin/sh cannot be started", ExitStatus.Refused);
        await process.WaitForExitAsync(s.Cancellation).ConfigureAwait(false);
        return process.ExitCode;
    }
}
