using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;

namespace Weir.Cli.Verbs;

internal static class WhoamiVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb("whoami", "Show who Weir takes you for, and what you may do.", "weir whoami");
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    "v1/whoami",
                    WeirJson.Default.Whoami,
                    me =>
                        s.Out.WriteLine(
                            $"{Printable.Escape(me.User)}, {Printable.Escape(me.Role)}, by {Printable.Escape(me.By)}{(me.Machine is null ? "" : " on " + Printable.Escape(me.Machine))}"
                        )
                )
        );
        return verb;
    }
}
