using Weir.Cli.Running;
using Weir.Cli.Variables;

namespace Weir.Cli.Verbs;

internal static class JvVerb
{
    public static Verb Build(VerbContext context)
    {
        var jv = new Verb(
            "jv",
            "Job variables: named values of up to 256 bytes that programs share, and that show what a job does.",
            "weir jv show MON.JOB",
            "weir jv wait \"((MON.JOB,1,2)='\\$T' OR (MON.JOB,1,2)='\\$A')\" --timeout 1h",
            "weir jv set LOCK --value BUSY --if FREE"
        );
        Verb[] verbs =
        [
            JvCreate.Build(context),
            JvShow.Build(context),
            JvList.Build(context),
            JvSet.Build(context),
            JvModify.Build(context),
            JvAttributes.Build(context),
            JvWait.Build(context),
            JvActions.Build(context),
            JvRemove.Build(context),
            JvLink.Build(context),
            JvConvert.Build(context),
            JvUnprotect.Build(context),
        ];
        foreach (var verb in verbs)
        {
            jv.Subcommands.Add(verb);
        }

        return jv;
    }
}
