using Weir.Cli.Running;

namespace Weir.Cli.Verbs;

internal static class Export
{
    public static Verb Build(Frame frame)
    {
        var verb = new Verb("export", "Print all definitions as YAML that apply takes back.", "weir export > definitions.yaml");
        frame.Do(verb, async s =>
        {
            await s.Client.CopyAsync("v1/definitions", s.Around.RawOut, s.Cancellation).ConfigureAwait(false);
            return ExitStatus.Done;
        });
        return verb;
    }
}
