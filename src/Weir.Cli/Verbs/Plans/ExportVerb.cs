using Weir.Cli.Running;

namespace Weir.Cli.Verbs;

internal static class ExportVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb("export", "Print all definitions as YAML that apply takes back.", "weir export > definitions.yaml");
        context.Do(
            verb,
            async s =>
            {
                var yaml = await s.Client.SendAsync(HttpMethod.Get, "v1/definitions", null, s.Cancellation).ConfigureAwait(false);
                if (s.Json)
                {
                    await s.PrintAsync(JsonText.Object(json => json.WriteString("yaml", yaml))).ConfigureAwait(false);
                    return ExitStatus.Done;
                }

                await s.Process.RawOut.WriteAsync(yaml, s.Cancellation).ConfigureAwait(false);
                return ExitStatus.Done;
            }
        );
        return verb;
    }
}
