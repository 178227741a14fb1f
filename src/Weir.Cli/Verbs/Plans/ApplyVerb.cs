using System.CommandLine;
using System.Text;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Definitions;

namespace Weir.Cli.Verbs;

internal static class ApplyVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "apply",
            "Put definitions into force, all or nothing; prints what was added, changed and the same.",
            "weir apply -f jobs.yaml",
            "weir apply -f jobs.yaml --dry-run",
            "weir export | weir apply -f -"
        );
        var files = new Option<string[]>("--file", "-f")
        {
            Description = "A YAML file, or - for standard input; may be given several times.",
            HelpName = "FILE",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        verb.Options.Add(files);
        var dryRun = new Option<bool>("--dry-run") { Description = "Do nothing, and say what would be added and changed, line by line." };
        verb.Options.Add(dryRun);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            async s =>
            {
                var read = new List<ApplyFile>();
                foreach (var file in s.Value(files)!)
                {
                    read.Add(new ApplyFile(file == "-" ? "standard input" : file, await TextAsync(s, file).ConfigureAwait(false)));
                }

                using var message = WeirClient.Json(new ApplyRequest(read, s.Value(dryRun)), WeirJson.Default.ApplyRequest);
                return await s.ShowAsync(
                        HttpMethod.Post,
                        "v1/definitions" + new Query().With("text", s.Value(text)),
                        message,
                        WeirJson.Default.ApplyResult,
                        result => Print(s, result, s.Value(dryRun))
                    )
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static async Task<string> TextAsync(Session s, string file)
    {
        using var bytes = new MemoryStream();
        await using (var source = file == "-" ? s.Process.RawIn() : File.OpenRead(file))
        {
            await source.CopyToAsync(bytes, s.Cancellation).ConfigureAwait(false);
        }

        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(
                bytes.GetBuffer(),
                0,
                (int)bytes.Length
            );
            return text.TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw new WeirException(
                ProblemCodes.BadDefinition,
                $"{Printable.Escape(file, 200)} is not UTF-8, first at byte {e.Index + 1}; definitions are UTF-8 text",
                ExitStatus.Refused
            );
        }
    }

    private static void Print(Session s, ApplyResult result, bool isDryRun)
    {
        foreach (var item in result.Items)
        {
            s.Out.WriteLine($"{Printable.Escape(item.Outcome), -8}{Printable.Escape(item.Kind)} {Printable.Escape(item.Name, 200)}");
            foreach (var line in item.Changes ?? [])
            {
                s.Out.WriteLine($"        {Printable.Escape(line, 1000)}");
            }
        }

        s.Out.WriteLine(
            isDryRun
                ? $"nothing is done: {result.Added} would be added, {result.Changed} changed, {result.Same} are the same"
                : $"{result.Added} added, {result.Changed} changed, {result.Same} same"
        );
        foreach (var warning in result.Warnings)
        {
            s.Note("weir: apply: " + s.Clock.Said(warning, 400));
        }
    }
}
