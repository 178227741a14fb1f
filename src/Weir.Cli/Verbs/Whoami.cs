using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;

namespace Weir.Cli.Verbs;

internal static class Whoami
{
    public static Verb Build(Frame frame)
    {
        var verb = new Verb("whoami", "Say who Weir takes you for, and what you may.", "weir whoami");
        frame.Do(
            verb,
            s =>
                s.ShowAsync(
                    "v1/whoami",
                    WeirJson.Default.Whoami,
                    me =>
                        s.Out.WriteLine(
                            $"{Printable.Of(me.User)}, {Printable.Of(me.Role)}, by {Printable.Of(me.By)}{(me.Machine is null ? "" : " on " + Printable.Of(me.Machine))}"
                        )
                )
        );
        return verb;
    }
}
