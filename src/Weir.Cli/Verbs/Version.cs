using Weir.Cli.Running;

namespace Weir.Cli.Verbs;

internal static class Version
{
    public static Verb Build(Frame frame)
    {
        var verb = new Verb("version", "Print Weir's version.", "weir version");
        frame.Do(
            verb,
            s =>
            {
                var version = typeof(Version).Assembly.GetName().Version!.ToString(3);
                s.Out.WriteLine(s.Json ? $$"""{"version":"{{version}}"}""" : "weir " + version);
                return Task.FromResult(ExitStatus.Done);
            }
        );
        return verb;
    }
}
