using System.CommandLine;
using System.Net.Http.Headers;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;

namespace Weir.Cli.Verbs;

internal static class Apply
{
    public static Verb Build(Frame frame)
    {
        var verb = new Verb("apply", "Put definitions into force, all or nothing; prints what was added, changed and the same.", "weir apply -f jobs.yaml", "weir export | weir apply -f -");
        var files = new Option<string[]>("--file", "-f") { Description = "A YAML file, or - for standard input; may be given several times.", HelpName = "FILE", Required = true, AllowMultipleArgumentsPerToken = true };
        verb.Options.Add(files);
        frame.Do(verb, async s =>
        {
            var status = ExitStatus.Done;
            foreach (var file in s.Value(files)!)
            {
                var text = file == "-" ? System.Text.Encoding.UTF8.GetBytes(await s.Around.In.ReadToEndAsync(s.Cancellation).ConfigureAwait(false)) : await File.ReadAllBytesAsync(file, s.Cancellation).ConfigureAwait(false);
                using var content = new ByteArrayContent(text);
                content.Headers.ContentType = new MediaTypeHeaderValue("text/yaml");
                var path = "v1/definitions" + new Query().With("file", file == "-" ? "standard input" : file);
                status = await s.ShowAsync(HttpMethod.Post, path, content, WeirJson.Default.ApplyResult, result =>
                {
                    foreach (var item in result.Items)
                    {
                        s.Out.WriteLine($"{Printable.Of(item.Outcome),-8}{Printable.Of(item.Kind)} {Printable.Of(item.Name, 200)}");
                    }

                    s.Out.WriteLine($"{result.Added} added, {result.Changed} changed, {result.Same} same");
                    foreach (var warning in result.Warnings)
                    {
                        s.Note("weir: apply: " + Printable.Of(warning, 400));
                    }
                }).ConfigureAwait(false);
            }

            return status;
        });
        return verb;
    }
}
