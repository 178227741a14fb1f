using Weir.Cli.Running;
using Weir.Cli.Variables;

namespace Weir.Cli.Verbs;

internal static class Jv
{
    public static Verb Build(Frame frame)
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
            JvCreate.Build(frame),
            JvShow.Build(frame),
            JvList.Build(frame),
            JvSet.Build(frame),
            JvModify.Build(frame),
            JvAttributes.Build(frame),
            JvWait.Build(frame),
            JvActions.Build(frame),
            JvRemove.Build(frame),
            JvLink.Build(frame),
            JvConvert.Build(frame),
            JvUnprotect.Build(frame),
        ];
        foreach (var verb in verbs)
        {
            jv.Subcommands.Add(verb);
        }

        return jv;
    }
}
