using Weir.Cli.Running;
using Weir.Protocol;

namespace Weir.Cli.Verbs;

internal static class ConsoleVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb("console", "Print a one-time link that signs in to the page.", "weir console", "xdg-open \"$(weir console)\"");
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    HttpMethod.Post,
                    "v1/console/link",
                    null,
                    WeirJson.Default.ConsoleLink,
                    link =>
                    {
                        s.Out.WriteLine(link.Url);
                        s.Note($"good once, until {s.Clock.Full(link.ExpiresAt)}");
                    }
                )
        );
        return verb;
    }
}
