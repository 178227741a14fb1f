using Weir.Cli.Running;

namespace Weir.Cli.Verbs;

internal static class VersionVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb("version", "Print Weir's version.", "weir version");
        context.Do(
            verb,
            s =>
            {
                var version = typeof(VersionVerb).Assembly.GetName().Version!.ToString(3);
                s.Out.WriteLine(s.Json ? $$"""{"version":"{{version}}"}""" : "weir " + version);
                return Task.FromResult(ExitStatus.Done);
            }
        );
        return verb;
    }
}
